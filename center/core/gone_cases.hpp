// Closed cases that have left the view: what was last told of each, so that the same again is no news.
//
// At most kMaxGoneCases; the one that left first is forgotten first. Kept by a hash of (feed, id), about 100 bytes a case; not kept
// over a restart.
// Threads: one.
#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "center/state/city_view.hpp"

namespace city {

struct GoneCase {
  std::uint64_t content = 0;  // content_hash() of what was last told
  std::optional<TimePoint> told{};
  std::uint32_t reopened = 0;
};

// Of everything that a message can say of a case.
std::uint64_t content_hash(const CaseFact& fact);

class GoneCases {
 public:
  void put(std::string_view key, GoneCase gone);
  void erase(std::string_view key);
  std::optional<GoneCase> find(std::string_view key) const;
  std::size_t size() const { return by_key_.size(); }

 private:
  struct Kept {
    GoneCase gone{};
    std::uint64_t turn = 0;
  };
  std::unordered_map<std::uint64_t, Kept> by_key_;
  std::deque<std::pair<std::uint64_t, std::uint64_t>> order_;  // key hash and turn, oldest first
  std::uint64_t turn_ = 0;
};

}  // namespace city
