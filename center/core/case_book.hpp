// The hotline's cases: open ones, and those closed lately. Idempotent by (feed, id).
//
// What is told about a case is ordered by its own time (CaseFact::told) where both have one, else by the message's position: older
// is late, the same again is a duplicate, newer replaces. A case is received once: without a time of its own, "received" after
// anything further is late, so that a redelivered message or a monthly list does not open what is closed. A closed case that has
// left the view and is told again as it was is a duplicate (GoneCases). Closed and then open again counts as reopened.
// The district comes from the map, else from the source's word, else from the address.
// Threads: one.
#pragma once
#include <memory>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "center/core/case_twins.hpp"
#include "center/core/district_lookup.hpp"
#include "center/core/gone_cases.hpp"
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
  struct Opened {
    std::string item{};
    TimePoint at{};
  };
  std::vector<Opened> take_opened() {
    return std::exchange(opened_, {});
  }               // cases told of for the first time
  List freeze();  // newest opened first; with their duplicates

  std::uint64_t open_count() const { return order_.size() - closed_.size(); }
  std::uint64_t overdue_count(TimePoint now) const;
  std::uint64_t opened_between(TimePoint begin, TimePoint end) const;
  std::uint64_t undistricted_count(FeedIndex feed) const;  // in no district of the map

 private:
  std::string district_of(const CaseFact& fact) const;
  void learn_time(const std::string& key, TimePoint told);
  void put(CasePtr now);
  void drop(const std::string& key);
  void trim();

  DistrictLookup districts_;
  CaseTwins twins_;
  GoneCases gone_;
  TimePoint now_{};
  std::unordered_map<std::string, CasePtr> cases_;
  std::vector<CasePtr> order_;                          // newest opened first
  std::set<std::pair<TimePoint, std::string>> closed_;  // by end and key: the first leaves first
  List frozen_ = std::make_shared<const std::vector<CasePtr>>();
  bool changed_ = false;
  std::vector<CasePtr> news_;
  std::vector<Opened> opened_;
  std::vector<std::uint64_t> undistricted_;  // by feed
};

}  // namespace city
