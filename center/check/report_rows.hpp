// A report's facts as rows of text: what a table on a terminal and a machine's JSON both show.
// Threads: pure.
#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "center/check/check_feed.hpp"

namespace city::check {

// One asset: its description and all its readings of the sample, in the order in which they came.
struct AssetLine {
  std::string id{};
  const AssetFact* described = nullptr;  // the sample's own or the catalogue's; null when nobody describes it
  std::vector<const Reading*> readings{};
  std::optional<bool> online{};
};
std::vector<AssetLine> asset_lines(const FeedReport& report);  // those that report first

struct QuantityLine {
  std::string quantity{};
  std::string unit{};
  std::size_t good = 0, suspect = 0, bad = 0, missing = 0;
  double low = 0, median = 0, high = 0;  // of those present; meaningless when there are none
};
std::vector<QuantityLine> quantity_lines(const Facts& facts);  // by name

struct FindingLine {
  std::string name{};
  std::size_t count = 0;
  const Finding* first = nullptr;
};
std::vector<FindingLine> finding_lines(const Facts& facts);  // by name

std::string doubts_text(Doubts doubts);  // out_of_range, told …; joined by ", "

}  // namespace city::check
