#include "center/core/case_book.hpp"

#include <algorithm>
#include <tuple>

#include "center/core/value_rules.hpp"

namespace city {
namespace {

std::string key_of(const CaseFact& fact) { return std::to_string(fact.feed) + "/" + fact.id; }

auto told_in(const CaseFact& f) {
  return std::tie(f.category, f.group, f.status, f.opened, f.due, f.closed, f.agency, f.district, f.address,
                  f.text, f.place, f.place_approximate);
}

bool comes_before(const CasePtr& a, const CasePtr& b) {
  if (a->fact.opened != b->fact.opened) return a->fact.opened > b->fact.opened;
  return std::tie(a->fact.feed, a->fact.id) < std::tie(b->fact.feed, b->fact.id);
}

// A case that says nothing of its end, or names one after we heard of it, ended when we heard.
bool is_late(const CaseFact& fact, const CaseFact& known) {
  if (fact.told && known.told && *fact.told != *known.told) return *fact.told < *known.told;
  if (fact.position < known.position) return true;
  return fact.status == CaseStatus::Received && known.status != CaseStatus::Received && !fact.told;
}

bool is_late(const CaseFact& fact, const GoneCase& gone) {
  if (fact.told && gone.told) return *fact.told < *gone.told;
  return fact.status == CaseStatus::Received && !fact.told;
}

TimePoint end_of(const CaseNow& now) { return std::min(now.fact.closed.value_or(now.updated), now.updated); }

}  // namespace

std::string CaseBook::district_of(const CaseFact& fact) const {
  if (fact.place && !fact.place_approximate && !districts_.at(*fact.place).empty())
    return districts_.at(*fact.place);
  std::string word = districts_.spelled(fact.district);
  if (!word.empty() && districts_.knows(word)) return word;
  const std::string& in_address = districts_.in_address(fact.address);
  return in_address.empty() ? word : in_address;
}

CaseBook::Outcome CaseBook::take(const CaseFact& told) {
  CaseFact fact = told;
  fact.opened = held(told.opened);
  if (told.due) fact.due = held(*told.due);
  if (told.closed) fact.closed = held(*told.closed);
  if (told.told) fact.told = held(*told.told);
  fact.district = district_of(fact);

  const std::string key = key_of(fact);
  auto fresh = std::make_shared<CaseNow>();
  fresh->updated = fact.received_at;
  bool was_closed = false;
  if (const auto found = cases_.find(key); found != cases_.end()) {
    const CaseNow& known = *found->second;
    if (is_late(fact, known.fact)) return Outcome::Late;
    if (told_in(fact) == told_in(known.fact)) {
      if (fact.told && fact.told != known.fact.told) learn_time(key, *fact.told);
      return Outcome::Duplicate;
    }
    fresh->reopened = known.reopened;
    was_closed = !known.is_open();
  } else if (const auto gone = gone_.find(key)) {
    if (gone->content == content_hash(fact)) return Outcome::Duplicate;
    if (is_late(fact, *gone)) return Outcome::Late;
    fresh->reopened = gone->reopened;
    was_closed = true;
    if (cases_.size() >= kMaxCases) return Outcome::Refused;
  } else if (cases_.size() >= kMaxCases) {
    return Outcome::Refused;
  } else {
    opened_.push_back({.item = fact.category, .at = fact.opened});
  }
  fresh->fact = std::move(fact);
  if (was_closed && fresh->is_open()) ++fresh->reopened;
  news_.push_back(fresh);
  gone_.erase(key);
  put(std::move(fresh));
  trim();
  return Outcome::Accepted;
}

// The same told again, but later: what is older than that is late from now on.
void CaseBook::learn_time(const std::string& key, TimePoint told) {
  auto known = std::make_shared<CaseNow>(*cases_.at(key));
  known->fact.told = told;
  put(std::move(known));
}

void CaseBook::put(CasePtr now) {
  const std::string key = key_of(now->fact);
  if (cases_.contains(key)) drop(key);
  if (!now->is_open())
    closed_.emplace(end_of(*now), key);
  else
    twins_.add(key, now->fact);
  if (!districts_.knows(now->fact.district)) {
    if (undistricted_.size() <= now->fact.feed) undistricted_.resize(std::size_t{now->fact.feed} + 1);
    ++undistricted_[now->fact.feed];
  }
  order_.insert(std::lower_bound(order_.begin(), order_.end(), now, comes_before), now);
  cases_.emplace(key, std::move(now));
  changed_ = true;
}

void CaseBook::drop(const std::string& key) {
  const auto found = cases_.find(key);
  const CasePtr old = found->second;
  closed_.erase({end_of(*old), key});
  twins_.remove(key);
  if (!districts_.knows(old->fact.district)) --undistricted_[old->fact.feed];
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
    const CasePtr one = cases_.at(key);
    gone_.put(key, {.content = content_hash(one->fact), .told = one->fact.told, .reopened = one->reopened});
    drop(key);
  }
}

CaseBook::List CaseBook::freeze() {
  for (const std::string& key : twins_.take_changed()) {
    const auto found = cases_.find(key);
    if (found == cases_.end()) continue;
    const CaseTwins::Twins twins = twins_.of(key);
    const CaseNow& known = *found->second;
    if (known.duplicates == twins.count && known.duplicate_of == twins.first) continue;
    auto renewed = std::make_shared<CaseNow>(known);
    renewed->duplicates = twins.count;
    renewed->duplicate_of = twins.first;
    *std::lower_bound(order_.begin(), order_.end(), found->second, comes_before) = renewed;
    found->second = std::move(renewed);
    changed_ = true;
  }
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

std::uint64_t CaseBook::undistricted_count(FeedIndex feed) const {
  return feed < undistricted_.size() ? undistricted_[feed] : 0;
}

void CaseBook::restore(const CityView& view, std::span<const FeedIndex> feed_of) {
  for (const CasePtr& old : *view.cases) {
    if (old->fact.feed >= feed_of.size() || feed_of[old->fact.feed] == kNoFeed) continue;
    auto kept = std::make_shared<CaseNow>(*old);
    kept->fact.feed = feed_of[old->fact.feed];
    kept->duplicates = 0;  // found again when the list is frozen
    kept->duplicate_of.clear();
    put(std::move(kept));
  }
}

}  // namespace city
