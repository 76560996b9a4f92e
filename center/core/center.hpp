// The live city: state, freshness, cases, alerts, vital signs. The core of the program, a plain object.
//
// It knows no clock, broker, disk, window or thread: events and time are arguments, so live, replay and tests
// are the same code. It never fails: whatever is odd about a fact is counted in the feed's FeedNow.
//
// Rules, per value: older than what is known = late (kept in history, not shown); equal in time and value =
// duplicate; stamped more than kFutureTolerance after receipt, or more than kAncient before = clock_suspect
// (a future stamp does not block later values: the next stamp that is not in the future replaces it).
// `now` and the receive times of facts must come from the same clock.
// Cases and alerts are idempotent by id. Closed cases leave the view after kClosedCasesShown, or beyond
// kMaxClosedCases. Time may jump backward or forward (a simulator takes over the clock); nothing breaks,
// ages are never negative. Every bound and tolerance stands in limits.hpp.
//
// Threads: one.
#pragma once
#include <memory>
#include <span>

#include "center/core/event.hpp"
#include "center/core/limits.hpp"
#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"

namespace city {

struct CenterConfig {
  FeedBookPtr feeds = std::make_shared<const FeedBook>();
  std::vector<VitalSpec> vitals{};
  GeographyPtr geography = std::make_shared<const Geography>();
};

class Center {
 public:
  explicit Center(CenterConfig config);
  ~Center();
  Center(Center&&) noexcept;
  Center& operator=(Center&&) noexcept;

  // Continues from a stored picture: `view` as decoded from a checkpoint, `series` every series the store
  // knows. Call before the first step. Feeds are matched by id; what belongs to a feed that is no longer in
  // the book is left out.
  void restore(const CityView& view, std::span<const SeriesRow> series);

  Changes step(std::span<const Event> events, TimePoint now);
  CityViewPtr view();  // frozen; cheap when little changed

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
