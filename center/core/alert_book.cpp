#include "center/core/alert_book.hpp"

#include <algorithm>
#include <tuple>

#include "center/core/value_rules.hpp"
#include "sensors/all_clear.hpp"

namespace city {
namespace {

std::string key_of(FeedIndex feed, const std::string& id) { return std::to_string(feed) + "/" + id; }

bool can_replace(const AlertFact& fact) {
  return fact.type == AlertType::Update || fact.type == AlertType::Cancel;
}

bool replaces(const AlertFact& by, const AlertFact& old) {
  if (by.feed != old.feed || by.id == old.id || !can_replace(by)) return false;
  if (by.status != AlertStatus::Actual && old.status == AlertStatus::Actual) return false;
  return std::find(by.references.begin(), by.references.end(), old.id) != by.references.end();
}

bool can_hold(const AlertFact& fact) {
  return fact.status == AlertStatus::Actual &&
         (fact.type == AlertType::Alert || fact.type == AlertType::Update) && !is_all_clear(fact);
}

TimePoint begin_of(const AlertFact& fact) { return fact.effective.value_or(TimePoint::min()); }

TimePoint expiry_of(const AlertFact& fact) {
  return fact.expires.value_or(fact.effective.value_or(fact.sent) + kAlertWithoutExpiry);
}

TimePoint own_end(const AlertFact& fact) { return can_hold(fact) ? expiry_of(fact) : fact.sent; }

bool holds(const AlertNow& alert, TimePoint now) {
  return can_hold(alert.fact) && alert.replaced_by.empty() && begin_of(alert.fact) <= now &&
         now < expiry_of(alert.fact);
}

auto told_in(const AlertFact& f) {
  return std::tie(f.sender, f.sent, f.status, f.type, f.references, f.event, f.headline, f.description,
                  f.instruction, f.urgency, f.certainty, f.severity, f.effective, f.onset, f.expires);
}

bool is_same(const AlertArea& a, const AlertArea& b) {
  const auto same_circle = [](const AlertCircle& x, const AlertCircle& y) {
    return x.centre == y.centre && x.radius_km == y.radius_km;
  };
  return a.description == b.description && a.polygons == b.polygons && a.geocodes == b.geocodes &&
         std::equal(a.circles.begin(), a.circles.end(), b.circles.begin(), b.circles.end(), same_circle);
}

bool is_same(const AlertFact& a, const AlertFact& b) {
  return told_in(a) == told_in(b) &&
         std::equal(a.areas.begin(), a.areas.end(), b.areas.begin(), b.areas.end(),
                    [](const AlertArea& x, const AlertArea& y) { return is_same(x, y); });
}

bool comes_before(const AlertPtr& a, const AlertPtr& b) {
  if (a->in_force != b->in_force) return a->in_force;
  if (a->fact.sent != b->fact.sent) return a->fact.sent > b->fact.sent;
  return std::tie(a->fact.feed, a->fact.id) < std::tie(b->fact.feed, b->fact.id);
}

AlertFact with_held_times(AlertFact fact) {
  fact.sent = held(fact.sent);
  fact.received_at = held(fact.received_at);
  if (fact.effective) fact.effective = held(*fact.effective);
  if (fact.onset) fact.onset = held(*fact.onset);
  if (fact.expires) fact.expires = held(*fact.expires);
  return fact;
}

}  // namespace

AlertBook::Outcome AlertBook::take(const AlertFact& told) {
  AlertNow fresh{.fact = with_held_times(told)};
  const std::string key = key_of(told.feed, told.id);
  const auto found = alerts_.find(key);
  if (found != alerts_.end()) {
    const AlertNow& known = *found->second;
    if (fresh.fact.position < known.fact.position) return Outcome::Late;
    if (is_same(fresh.fact, known.fact)) return Outcome::Duplicate;
    fresh.replaced_by = known.replaced_by;
  }
  for (const auto& [other_key, other] : alerts_) {
    if (!replaces(other->fact, fresh.fact)) continue;
    // Of several that replace it, the smallest id is named: no hash order reaches a screen.
    if (fresh.replaced_by.empty() || other->fact.id < fresh.replaced_by) fresh.replaced_by = other->fact.id;
  }
  std::vector<std::string> replaced;
  if (can_replace(fresh.fact)) {
    for (const std::string& id : fresh.fact.references) {
      const auto old = alerts_.find(key_of(told.feed, id));
      if (old != alerts_.end() && replaces(fresh.fact, old->second->fact)) replaced.push_back(old->first);
    }
  }
  fresh.outlines = outlines_of(fresh.fact);
  put(std::move(fresh));
  for (const std::string& old : replaced) replace(old, told.id);
  if (alerts_.size() > kMaxAlerts) drop_ended();
  return Outcome::Accepted;
}

std::vector<AreaPtr> AlertBook::outlines_of(const AlertFact& fact) const {
  std::vector<std::string> codes;
  for (const AlertArea& area : fact.areas)
    if (area.polygons.empty() && area.circles.empty())
      codes.insert(codes.end(), area.geocodes.begin(), area.geocodes.end());
  return geocodes_.areas_of(codes);
}

void AlertBook::put(AlertNow now) {
  now.in_force = holds(now, now_);
  const std::string key = key_of(now.fact.feed, now.fact.id);
  auto shared = std::make_shared<const AlertNow>(std::move(now));
  news_.push_back(shared);
  alerts_.insert_or_assign(key, std::move(shared));
  changed_ = true;
  due_ = now_;  // look through at the next advance
}

void AlertBook::replace(const std::string& key, const std::string& by) {
  AlertNow old = *alerts_.at(key);
  if (!old.replaced_by.empty() && old.replaced_by <= by) return;
  old.replaced_by = by;
  put(std::move(old));
}

void AlertBook::advance(TimePoint now) {
  const bool went_back = now < now_;
  now_ = now;
  if (went_back || now >= due_) {
    look_through();
    drop_ended();
  }
}

void AlertBook::look_through() {
  due_ = TimePoint::max();
  for (auto& [key, alert] : alerts_) {
    const bool in_force = holds(*alert, now_);
    if (in_force != alert->in_force) {
      auto turned = std::make_shared<AlertNow>(*alert);
      turned->in_force = in_force;
      alert = std::move(turned);
      changed_ = true;
    }
    if (begin_of(alert->fact) > now_) due_ = std::min(due_, begin_of(alert->fact));
    if (in_force) due_ = std::min(due_, expiry_of(alert->fact));
  }
}

// When each alert may be forgotten: it has ended, and so has everything that it replaced. One that had ended before it came
// is kept as long after its receipt: whoever connects a feed sees that it was understood.
void AlertBook::drop_ended() {
  std::unordered_map<std::string, TimePoint> ends;
  for (const auto& [key, alert] : alerts_) {
    TimePoint& end = ends[key];
    end = std::max({end, own_end(alert->fact), alert->fact.received_at});
    if (alert->replaced_by.empty()) continue;
    const std::string by = key_of(alert->fact.feed, alert->replaced_by);
    TimePoint& end_of_replacer = ends[by];
    end_of_replacer = std::max(end_of_replacer, own_end(alert->fact));
    const auto replacer = alerts_.find(by);
    if (replacer != alerts_.end()) ends[key] = std::max(ends[key], replacer->second->fact.sent);
  }
  std::vector<std::pair<TimePoint, std::string>> by_end;
  for (const auto& [key, alert] : alerts_) by_end.emplace_back(ends[key], key);
  std::sort(by_end.begin(), by_end.end());
  std::size_t surplus = alerts_.size() > kMaxAlerts ? alerts_.size() - kMaxAlerts : 0;
  for (const auto& [end, key] : by_end) {
    const bool is_over = now_ - end > kEndedAlertsShown;
    if (!is_over && surplus == 0) {
      due_ = std::min(due_, end + kEndedAlertsShown + Milliseconds{1});
      break;
    }
    alerts_.erase(key);
    changed_ = true;
    if (surplus > 0) --surplus;
  }
}

AlertBook::List AlertBook::freeze() {
  if (!changed_) return frozen_;
  std::vector<AlertPtr> sorted;
  sorted.reserve(alerts_.size());
  for (const auto& [key, alert] : alerts_) sorted.push_back(alert);
  std::sort(sorted.begin(), sorted.end(), comes_before);
  frozen_ = std::make_shared<const std::vector<AlertPtr>>(std::move(sorted));
  changed_ = false;
  return frozen_;
}

void AlertBook::restore(const CityView& view, std::span<const FeedIndex> feed_of) {
  now_ = view.now;
  for (const AlertPtr& old : *view.alerts) {
    if (old->fact.feed >= feed_of.size() || feed_of[old->fact.feed] == kNoFeed) continue;
    AlertNow kept = *old;
    kept.fact.feed = feed_of[old->fact.feed];
    kept.outlines = outlines_of(kept.fact);
    put(std::move(kept));
  }
  news_.clear();
}

}  // namespace city
