// Numbers for (feed, asset, quantity): unique, growing, never reused within a store.
//
// Keeps in memory only the series that the store knows and no asset in the city has claimed yet.
// Threads: one.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "center/core/event.hpp"

namespace city {

class SeriesIds {
 public:
  void restore(std::span<const SeriesRow> known);

  struct Claim {
    SeriesId series = 0;
    bool is_new = false;  // the store does not know it yet
  };
  Claim claim(std::string_view feed, std::string_view asset, std::string_view quantity);

 private:
  SeriesId next_ = 1;
  std::unordered_map<std::string, SeriesId> unclaimed_;
};

}  // namespace city
