// Stamps as they are written, to calendar fields. Pure text: which instant a stamp without a zone means is
// zone.hpp's part.
//
//   form                                    zone          seen in
//   2026-05-01T08:00:00[.123][Z|+08:00]     as written    RFC 3339; T may be t or a blank, the zone's colon may be missing
//   2024-12-14 19:11[:15[.123]]             none          bike share, emergency rooms
//   2024/10/08 16:00[:00]                   none          air quality; month and day may have one digit
//   115/08/18 13:12[:09]  0115-08-18 …      none          years of the Republic: 1911 is added
//   202405010830[15]                        none          sewers, hotline
//   Tue Dec 26 19:24:00 CST 2023            none, or UTC  parking. CST is China's there and Chicago's elsewhere, so that only
//                                                         UTC, GMT and Z are believed; any other name reads as "none"
//
// A date alone is not an instant and is not accepted. 24:00 is the end of the day; second 60 is the next
// minute's first. Errors: nothing comes back for what is none of these, or is no date (30 February).
#pragma once
#include <chrono>
#include <optional>
#include <string_view>

namespace city {

struct StampText {
  std::chrono::local_time<std::chrono::milliseconds> local{};
  std::optional<std::chrono::minutes> offset{};  // local minus UTC; empty: the stamp names no zone
};

std::optional<StampText> parse_stamp(std::string_view text);

}  // namespace city
