// A hotline's list of items: what can be dispatched, under which names it went before, and when much of it is no surprise.
//
// File format: TOML; a feed file names it with `items`.
//
//   [[item]]            one per thing that is dispatched
//   name       text     required: as it is called today; compared in Unicode NFKC
//   en         text     in English
//   group      text     waste | noise | pollution | road | signal | streetlight | water | animal | tree | drainage | other
//   former     [text]   names it went by before; a case under one of them gets today's name
//   due_h      number   hours to finish, taken when the source gives no due time; above 0; left out: none is assumed
//   cases_per_day  number   usual volume, for the time before the center has a history of its own; left out: unknown
//   hours      [24 numbers] share of each hour of the day in cases_per_day, any unit; left out: the file's own `hours`
//
//   hours      [24 numbers] at the top of the file: for items without; left out: all hours alike
//
//   [[expected_peak]]   days when more than usual is no emergency
//   items      [text]   names of items
//   why        {zh, en} shown with the volume
//   days       [dates]  local dates, as TOML writes them: 2026-02-17
//   days_before  integer   the peak begins so many days before each (0 to 60); left out: 0
//   days_after   integer   and ends with that many days after; left out: 0
//
// Unknown keys, an item without a name, two items that share a name and a peak of an unknown item are errors.
// Threads: plain values.
#pragma once
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sensors/facts.hpp"
#include "sensors/feed_spec.hpp"

namespace city {

struct HotlineItem {
  Text2 name{};
  std::string group{};
  std::vector<std::string> former{};
  std::optional<Milliseconds> due{};
  std::optional<double> cases_per_day{};
  std::array<double, 24> hour_share{};  // adds up to 1
};

struct ExpectedPeak {
  std::vector<std::string> items{};
  Text2 why{};
  std::vector<std::chrono::local_days> days{};
  std::chrono::days days_before{0};
  std::chrono::days days_after{0};

  bool covers(std::string_view item, std::chrono::local_days day) const;
};

struct HotlineItems {
  std::vector<HotlineItem> items{};
  std::vector<ExpectedPeak> peaks{};
};

// Pure. An empty text is an empty list.
std::variant<HotlineItems, SpecError> parse_hotline_items(std::string_view toml_text);

}  // namespace city
