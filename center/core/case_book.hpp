// The hotline's cases: open ones, and those closed lately. Idempotent by (feed, id).
//
// The message position orders what is told about a case: older is late, the same again is a duplicate, newer
// replaces. Position from the map wins over the address, the address over nothing: see CaseNow.
// Threads: one.
#pragma once
#include <memory>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "center/core/district_lookup.hpp"
#include "center/core/limits.hpp"
#include "center/state/city_view.hpp"

namespace city {

class CaseBook {
 public:
  using List = std::shared_ptr<const std::vector<CasePtr>>;
  enum class Outcome : std::uint8_t { Accepted, Late, Duplicate, Refused };

  explicit CaseBook(GeographyPtr geography) : districts_{std::move(geography)} {}

  void restore(const CityView& view, std::span<const FeedIndex> feed_of);
  void advance(TimePoint now);  // closed cases leave when their time is over
  Outcome take(const CaseFact& fact);
  std::vector<CasePtr> take_news() { return std::exchange(news_, {}); }
  List freeze();  // newest opened first

  std::uint64_t open_count() const { return order_.size() - closed_.size(); }
  std::uint64_t overdue_count(TimePoint now) const;
  std::uint64_t opened_between(TimePoint begin, TimePoint end) const;

 private:
  void put(CasePtr now);
  void drop(const std::string& key);
  void trim();

  DistrictLookup districts_;
  TimePoint now_{};
  std::unordered_map<std::string, CasePtr> cases_;
  std::vector<CasePtr> order_;                          // newest opened first
  std::set<std::pair<TimePoint, std::string>> closed_;  // by end and key: the first leaves first
  List frozen_ = std::make_shared<const std::vector<CasePtr>>();
  bool changed_ = false;
  std::vector<CasePtr> news_;
};

}  // namespace city
