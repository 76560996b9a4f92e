#include "center/core/center.hpp"

#include <algorithm>
#include <utility>

#include "center/core/alert_book.hpp"
#include "center/core/asset_table.hpp"
#include "center/core/asset_trends.hpp"
#include "center/core/case_book.hpp"
#include "center/core/feed_board.hpp"
#include "center/core/item_volumes.hpp"
#include "center/core/vital_board.hpp"

namespace city {

struct Center::Impl {
  explicit Impl(CenterConfig config)
      : book{config.feeds},
        feeds{book},
        assets{book, config.geography},
        cases{config.geography},
        alerts{config.geography},
        vitals{std::move(config.vitals), config.geography->zone, book},
        volumes{*book, config.geography->zone},
        trends{std::move(config.trends), *config.geography, book} {}

  void handle(const FactsArrived& event);
  void handle(const LinkChanged& event) { health.link = event.link; }
  void handle(const PipelineCounted& event) { health.pipeline = event.pipeline; }
  void handle(const HistoryReported& event) { health.history = event.history; }
  void handle(const LatencyMeasured& event) { health.latency = event.latency; }
  void take(const PresenceFact& fact);
  void take(const CaseFact& fact);
  void take(const AlertFact& fact);
  void take(const DecodeError& error);
  void take(const Remembered& one);

  FeedBookPtr book;
  FeedBoard feeds;
  AssetTable assets;
  CaseBook cases;
  AlertBook alerts;
  VitalBoard vitals;
  ItemVolumes volumes;
  AssetTrends trends;
  HealthNow health;
  Applied applied;
  TimePoint now{};
  bool simulated = false;
  std::uint64_t revision = 0;
  std::uint64_t quarantined = 0;
  std::vector<RefusedRow> refused;  // since the last step; so is the next
  std::vector<RememberedRow> remembered;
  CityViewPtr newest;  // empty after a step
};

void Center::Impl::handle(const FactsArrived& event) {
  const Facts& facts = event.facts;
  for (const SimulatorFact& fact : facts.simulators) simulated |= fact.online;
  for (const PublisherFact& fact : facts.publishers) feeds.take(fact);
  // Descriptions first: an asset that is new in this batch is announced once, with its name.
  for (const AssetFact& fact : facts.assets) {
    feeds.owns(fact.feed) ? assets.describe(fact) : feeds.orphan();
  }
  const std::vector<AssetTable::Taken> taken = assets.take(facts.readings, facts.measured);
  feeds.take(facts.readings, taken);
  for (const PresenceFact& fact : facts.presences) take(fact);
  for (const CaseFact& fact : facts.cases) take(fact);
  for (const AlertFact& fact : facts.alerts) take(fact);
  for (const DecodeError& error : facts.errors) take(error);
  for (const Finding& finding : facts.findings) feeds.take(finding);
  for (const Remembered& one : facts.remembered) take(one);
  for (const FeedTally& tally : facts.tallies) feeds.take(tally);
  Position& upto = event.lane == Lane::Quick ? applied.quick : applied.bulk;
  upto = std::max(upto, event.upto);
}

// By itself it is no sign of life of the feed: a last will comes from the broker.
void Center::Impl::take(const PresenceFact& fact) {
  feeds.owns(fact.feed) ? assets.take(fact) : feeds.orphan();
}

void Center::Impl::take(const DecodeError& error) {
  feeds.take(error);
  const bool owned = feeds.owns(error.feed);
  if (owned && !error.subject.empty()) assets.note_refusal(error.feed, error.subject);
  if (refused.size() >= kMaxRefusedPerStep) return;
  refused.push_back({.position = error.position,
                     .refused_at = now,
                     .feed = owned ? (*book)[error.feed].id : std::string{},
                     .kind = error.kind,
                     .subject = error.subject,
                     .field = error.field,
                     .detail = error.detail});
  quarantined = std::min<std::uint64_t>(quarantined + 1, kMaxQuarantined);
}

void Center::Impl::take(const Remembered& one) {
  if (!feeds.owns(one.feed)) return feeds.orphan();
  remembered.push_back({.position = one.position,
                        .received_at = one.received_at,
                        .feed = (*book)[one.feed].id,
                        .topic = one.topic,
                        .payload = one.payload});
}

void Center::Impl::take(const CaseFact& fact) {
  if (!feeds.owns(fact.feed)) return feeds.orphan();
  feeds.heard(fact.feed, fact.received_at);
  switch (cases.take(fact)) {
    case CaseBook::Outcome::Accepted:
      return feeds.accepted(fact.feed);
    case CaseBook::Outcome::Late:
      return feeds.late(fact.feed);
    case CaseBook::Outcome::Duplicate:
      return feeds.duplicate(fact.feed);
    case CaseBook::Outcome::Refused:
      return feeds.refused(fact.feed, 1, "the case list is full");
  }
}

void Center::Impl::take(const AlertFact& fact) {
  if (!feeds.owns(fact.feed)) return feeds.orphan();
  feeds.heard(fact.feed, fact.received_at == TimePoint{} ? now : fact.received_at);
  switch (alerts.take(fact)) {
    case AlertBook::Outcome::Accepted:
      return feeds.accepted(fact.feed);
    case AlertBook::Outcome::Late:
      return feeds.late(fact.feed);
    case AlertBook::Outcome::Duplicate:
      return feeds.duplicate(fact.feed);
  }
}

Center::Center(CenterConfig config) : impl_{std::make_unique<Impl>(std::move(config))} {}
Center::~Center() = default;
Center::Center(Center&&) noexcept = default;
Center& Center::operator=(Center&&) noexcept = default;

void Center::restore(const CityView& view, std::span<const SeriesRow> series) {
  std::vector<FeedIndex> feed_of;
  for (const FeedSpec& old : *view.book) {
    const auto found = std::find_if(impl_->book->begin(), impl_->book->end(),
                                    [&](const FeedSpec& spec) { return spec.id == old.id; });
    feed_of.push_back(found == impl_->book->end() ? kNoFeed
                                                  : static_cast<FeedIndex>(found - impl_->book->begin()));
  }
  impl_->feeds.restore(view, feed_of);
  impl_->feeds.advance(view.now);
  impl_->assets.advance(view.now);
  impl_->assets.restore(view, feed_of, series);
  impl_->cases.restore(view, feed_of);
  impl_->cases.advance(view.now);
  impl_->alerts.restore(view, feed_of);
  impl_->alerts.advance(view.now);
  impl_->vitals.restore(view);
  impl_->volumes.restore(view);
  impl_->trends.restore(view, impl_->assets);
  impl_->health = view.health;
  impl_->applied = view.applied;
  impl_->now = view.now;
  impl_->simulated = view.simulated;
  impl_->revision = view.revision;
  impl_->quarantined = view.quarantined;
  impl_->newest.reset();
}

Changes Center::step(std::span<const Event> events, TimePoint now) {
  Impl& city = *impl_;
  city.now = now;
  city.newest.reset();
  city.feeds.advance(now);
  city.assets.advance(now);
  city.cases.advance(now);
  city.alerts.advance(now);
  city.volumes.advance(now);
  for (const Event& event : events) {
    std::visit([&](const auto& one) { city.handle(one); }, event);
  }
  for (const CaseBook::Opened& one : city.cases.take_opened()) city.volumes.count(one.item, one.at);
  city.cases.advance(now);
  city.alerts.advance(now);
  city.vitals.advance(now, city.assets, city.cases, city.feeds.has_heard(Domain::Dispatch));
  city.trends.advance(now, city.assets);
  AssetTable::News news = city.assets.take_news();
  return {.applied = city.applied,
          .now = now,
          .series = std::move(news.series),
          .observations = std::move(news.observations),
          .assets = std::move(news.assets),
          .cases = city.cases.take_news(),
          .alerts = city.alerts.take_news(),
          .refused = std::exchange(city.refused, {}),
          .remembered = std::exchange(city.remembered, {})};
}

CityViewPtr Center::view() {
  Impl& city = *impl_;
  if (city.newest) return city.newest;
  auto view = std::make_shared<CityView>();
  view->revision = ++city.revision;
  view->now = city.now;
  view->simulated = city.simulated;
  view->applied = city.applied;
  view->book = city.book;
  view->feeds = city.feeds.freeze(city.assets);
  view->assets = city.assets.freeze();
  view->quantities = city.assets.freeze_quantities();
  view->cases = city.cases.freeze();
  for (std::size_t i = 0; i < view->feeds.size(); ++i)
    view->feeds[i].undistricted = city.cases.undistricted_count(static_cast<FeedIndex>(i));
  view->volumes = city.volumes.freeze();
  view->volume_memory = city.volumes.freeze_memory();
  view->alerts = city.alerts.freeze();
  view->vital_specs = city.vitals.specs();
  view->vitals = city.vitals.vitals();
  view->norms = city.vitals.freeze_norms();
  view->trends = city.trends.freeze();
  view->quarantined = city.quarantined;
  view->health = city.health;
  view->unclaimed_by_kind = city.feeds.unclaimed();
  city.newest = std::move(view);
  return city.newest;
}

}  // namespace city
