// Numbers for (feed, asset, quantity): unique, growing, never reused within a store.
//
// Between begin_restore() and end_restore() every series the store knows can be claimed by the assets that
// come back; afterwards only those that nobody claimed stay in memory, for assets that the picture did not
// hold.
// Threads: one.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "center/core/event.hpp"

namespace city {

class SeriesIds {
 public:
  void begin_restore(std::span<const SeriesRow> known);  // borrowed until end_restore()
  // `told`: the number that the stored picture gives it; found at once when the store agrees.
  SeriesId reclaim(std::string_view feed, std::string_view asset, std::string_view quantity, SeriesId told);
  void end_restore();

  struct Claim {
    SeriesId series = 0;
    bool is_new = false;  // the store does not know it yet
  };
  // For a new value, or one that reclaim() gave 0: found by name among the unclaimed, or new.
  Claim claim(std::string_view feed, std::string_view asset, std::string_view quantity);

 private:
  SeriesId next_ = 1;
  std::unordered_map<std::string, SeriesId> unclaimed_;
  std::span<const SeriesRow> known_;  // while restoring
  std::vector<bool> claimed_;         // as known_
};

}  // namespace city
