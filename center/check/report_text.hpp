// A report for people: plain text in kPageColumns columns, English, safe on a terminal (texts of a feed lose their control
// characters). Threads: pure.
#pragma once
#include <cstddef>
#include <string>

#include "center/check/check_feed.hpp"

namespace city {

struct ReportLimits {
  std::size_t facts = 10;    // rows of each kind of fact
  std::size_t refused = 50;  // refused records
};

std::string report_text(const FeedSpec& spec, const FeedReport& report, const ReportLimits& limits = {});
// One line: what came out, and how much was refused and warned of.
std::string report_summary(const FeedReport& report);

}  // namespace city
