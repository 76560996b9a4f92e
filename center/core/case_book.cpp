#include "center/core/case_book.hpp"

#include <algorithm>
#include <tuple>

#include "center/core/value_rules.hpp"

namespace city {
namespace {

std::string key_of(const CaseFact& fact) { return std::to_string(fact.feed) + "/" + fact.id; }

auto told_in(const CaseFact& f) {
  return std::tie(f.category, f.status, f.opened, f.due, f.closed, f.agency, f.district, f.address, f.text,
                  f.place);
}

bool comes_before(const CasePtr& a, const CasePtr& b) {
  if (a->fact.opened != b->fact.opened) return a->fact.opened > b->fact.opened;
  return std::tie(a->fact.feed, a->fact.id) < std::tie(b->fact.feed, b->fact.id);
}

// A case that says nothing of its end, or names one after we heard of it, ended when we heard.
TimePoint end_of(const CaseNow& now) { return std::min(now.fact.closed.value_or(now.updated), now.updated); }

}  // namespace

CaseBook::Outcome CaseBook::take(const CaseFact& told) {
  CaseFact fact = told;
  fact.opened = held(told.opened);
  if (told.due) fact.due = held(*told.due);
  if (told.closed) fact.closed = held(*told.closed);
  fact.district = districts_.spelled(told.district);
  if (fact.place && !districts_.at(*fact.place).empty()) fact.district = districts_.at(*fact.place);
  if (fact.district.empty()) fact.district = districts_.in_address(fact.address);

  const auto found = cases_.find(key_of(fact));
  auto fresh = std::make_shared<CaseNow>();
  fresh->updated = fact.received_at;
  if (found != cases_.end()) {
    const CaseNow& known = *found->second;
    if (fact.position < known.fact.position) return Outcome::Late;
    if (told_in(fact) == told_in(known.fact)) return Outcome::Duplicate;
    fresh->reopened = known.reopened;
  } else if (cases_.size() >= kMaxCases) {
    return Outcome::Refused;
  }
  fresh->fact = std::move(fact);
  if (found != cases_.end() && !found->second->is_open() && fresh->is_open()) ++fresh->reopened;
  news_.push_back(fresh);
  put(std::move(fresh));
  trim();
  return Outcome::Accepted;
}

void CaseBook::put(CasePtr now) {
  const std::string key = key_of(now->fact);
  if (cases_.contains(key)) drop(key);
  if (!now->is_open()) closed_.emplace(end_of(*now), key);
  order_.insert(std::lower_bound(order_.begin(), order_.end(), now, comes_before), now);
  cases_.emplace(key, std::move(now));
  changed_ = true;
}

void CaseBook::drop(const std::string& key) {
  const auto found = cases_.find(key);
  const CasePtr old = found->second;
  closed_.erase({end_of(*old), key});
  order_.erase(std::lower_bound(order_.begin(), order_.end(), old, comes_before));
  cases_.erase(found);
  changed_ = true;
}

void CaseBook::advance(TimePoint now) {
  now_ = now;
  trim();
}

void CaseBook::trim() {
  while (!closed_.empty() &&
         (closed_.size() > kMaxClosedCases || now_ - closed_.begin()->first > kClosedCasesShown)) {
    const std::string key = closed_.begin()->second;
    drop(key);
  }
}

CaseBook::List CaseBook::freeze() {
  if (changed_) frozen_ = std::make_shared<const std::vector<CasePtr>>(order_);
  changed_ = false;
  return frozen_;
}

std::uint64_t CaseBook::overdue_count(TimePoint now) const {
  return static_cast<std::uint64_t>(std::count_if(order_.begin(), order_.end(), [&](const CasePtr& one) {
    return one->is_open() && one->fact.due && *one->fact.due < now;
  }));
}

std::uint64_t CaseBook::opened_between(TimePoint begin, TimePoint end) const {
  std::uint64_t count = 0;
  for (const CasePtr& one : order_) {
    if (one->fact.opened < begin) break;
    if (one->fact.opened < end) ++count;
  }
  return count;
}

void CaseBook::restore(const CityView& view, std::span<const FeedIndex> feed_of) {
  for (const CasePtr& old : *view.cases) {
    if (old->fact.feed >= feed_of.size() || feed_of[old->fact.feed] == kNoFeed) continue;
    auto kept = std::make_shared<CaseNow>(*old);
    kept->fact.feed = feed_of[old->fact.feed];
    put(std::move(kept));
  }
}

}  // namespace city
