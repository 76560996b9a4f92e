// The one JSON line at the end of a run, and one-line complaints.
#pragma once
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>

#include "sim/wire/text.hpp"

namespace city::sim {

struct RunReport {
  std::uint64_t sent = 0;
  std::uint64_t acknowledged = 0;
  std::uint64_t lost = 0;
  std::uint64_t reconnects = 0;
  double seconds = 0;
};

inline void print_report(const RunReport& r) {
  TextWriter line;
  line.raw(R"({"sent":)").digits(r.sent).raw(R"(,"seconds":)").fixed(r.seconds, 3).raw(R"(,"per_s":)");
  line.fixed(r.seconds > 0 ? static_cast<double>(r.sent) / r.seconds : 0, 1)
      .raw(R"(,"acked":)")
      .digits(r.acknowledged);
  line.raw(R"(,"lost":)").digits(r.lost).raw(R"(,"reconnects":)").digits(r.reconnects).raw("}");
  std::cout << line.view() << std::endl;
}

inline int complain(int exit_code, std::string_view what) {
  std::cerr << "citysim: " << what << std::endl;
  return exit_code;
}

}  // namespace city::sim
