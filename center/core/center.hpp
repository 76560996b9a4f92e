// The live city: state, freshness, cases, alerts, vital signs. The core of the program, a plain object.
//
// It knows no clock, broker, disk, window or thread: events and time are arguments, so live, replay and tests
// are the same code. It never fails: whatever is odd about a fact is counted in the feed's FeedNow.
//
// Rules, per value: older than what is known = late (kept in history, not shown); equal in time and value =
// duplicate; stamped more than kFutureTolerance after receipt, or more than kAncient before = clock_suspect
// (a future stamp does not block later values: the next stamp that is not in the future replaces it).
// ValueNow::doubts carries what the message shows, what its stamp shows, and what the feed's own rules show against the value
// before: told unchanged too long, changed too fast (value_watch.hpp). Those rules only turn Good into Suspect; history gets
// the quality that is shown. A late value is kept as it was told.
// Per asset, what became of its values is tallied; a refusal counts where it names a known asset. Only an asset's own birth
// or last will makes it online or offline, never a reading; what comes before the asset is known waits for it.
// Per feed, every count equals a recount of the view at any instant. What is wrong with a feed, and when it is named:
// feed_reasons.hpp. Skew: feed_skew.hpp.
// Refusals go into Changes for the quarantine, at most kMaxRefusedPerStep a step (the rest is counted only); CityView::quarantined
// counts those, up to what the store keeps.
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
#include "center/core/trend_spec.hpp"
#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"

namespace city {

struct CenterConfig {
  FeedBookPtr feeds = std::make_shared<const FeedBook>();
  std::vector<VitalSpec> vitals{};
  std::vector<TrendSpec> trends{};
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
