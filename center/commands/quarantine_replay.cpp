#include "center/commands/quarantine_replay.hpp"

#include <algorithm>
#include <utility>

#include "center/check/check_feed.hpp"
#include "center/check/words.hpp"
#include "center/commands/live_city.hpp"
#include "center/ingest/journal.hpp"
#include "center/run/remembering.hpp"
#include "center/state/names.hpp"
#include "sensors/formats/decoder.hpp"

namespace city {
namespace {

std::string yield_of(const Facts& facts) {
  std::string text;
  const auto add = [&](std::size_t count, std::string_view noun) {
    if (count > 0) text += (text.empty() ? "" : ", ") + check::counted(count, noun);
  };
  add(facts.readings.size(), "reading");
  add(facts.measured.size(), "value");
  add(facts.assets.size(), "description");
  add(facts.cases.size(), "case");
  add(facts.alerts.size(), "alert");
  add(facts.presences.size(), "presence");
  return text.empty() ? "nothing" : text;
}

std::string words(const DecodeError& error) {
  std::string text{name_of(error.kind)};
  if (!error.subject.empty()) text += " " + error.subject;
  if (!error.field.empty()) text += " " + error.field;
  return error.detail.empty() ? text : text + ": " + error.detail;
}

// Plans of an earlier call that was cut short: kept when the message is where it should be, else taken back. Returns the
// positions that have been handed over already.
std::variant<std::set<Position>, std::string> settle(Store& store, const std::filesystem::path& journal,
                                                     const std::vector<Position>& positions,
                                                     const KeptMessages& kept, TimePoint now) {
  std::map<Position, Position> planned;
  std::set<Position> wanted;
  for (const Position position : positions)
    for (const QuarantinedRow& row : store.quarantine({.position = position, .limit = 1}))
      if (row.replayed_as && !row.replayed_at) {
        planned[position] = *row.replayed_as;
        wanted.insert(*row.replayed_as);
      }
  auto found = kept_messages(store, journal, wanted);
  if (auto* error = std::get_if<std::string>(&found)) return std::move(*error);
  const auto& there = std::get<KeptMessages>(found);
  std::vector<Position> done;
  std::vector<Position> never;
  for (const auto& [position, as] : planned) {
    const auto copy = there.find(as);
    const auto original = kept.find(position);
    const bool same = copy != there.end() && original != kept.end() &&
                      copy->second.topic == original->second.topic &&
                      copy->second.payload == original->second.payload;
    (same ? done : never).push_back(position);
  }
  if (const auto error = store.mark_replayed(done, now)) return error->what;
  if (const auto error = store.take_back_replay(never)) return error->what;
  return std::set<Position>{done.begin(), done.end()};
}

}  // namespace

std::vector<ReplayResult> try_again(const FeedBookPtr& feeds, Store& store,
                                    const std::vector<Refused>& refused, const KeptMessages& kept) {
  std::vector<Refused> in_order = refused;
  std::sort(in_order.begin(), in_order.end(),
            [](const Refused& a, const Refused& b) { return a.position < b.position; });
  Decoder decoder{feeds};
  decoder.add_catalogues();
  if (!in_order.empty()) remember(decoder, store.remembered(in_order.front().position));
  decoder.take();

  std::vector<ReplayResult> results;
  for (const Refused& one : in_order) {
    ReplayResult result{.position = one.position, .refused_before = one.rows.size()};
    const auto found = kept.find(one.position);
    if (found == kept.end()) {
      result.why = "the message is no longer kept";
    } else if (found->second.truncated) {
      result.why = "it was too large: only its beginning was kept";
    } else {
      decoder.add(found->second.message());
      const Facts facts = decoder.take();
      result.facts = fact_count(facts);
      result.refused_now = facts.errors.size();
      result.yield = yield_of(facts);
      if (!facts.errors.empty()) result.why = words(facts.errors.front());
      result.better = result.facts > 0 && result.refused_now < result.refused_before;
    }
    results.push_back(std::move(result));
  }
  return results;
}

std::variant<std::size_t, std::string> hand_over(const Config& config, const FeedBook& feeds,
                                                 const std::vector<Position>& positions,
                                                 const KeptMessages& kept, TimePoint now) {
  auto opened = Store::open(config.store_file, Store::Mode::ReadWrite);
  if (auto* error = std::get_if<StoreError>(&opened)) return std::move(error->what);
  Store& store = *std::get<std::unique_ptr<Store>>(opened);
  const Applied committed = store.committed();
  const auto dir = journal_dir(config.store_file);
  auto opened_journal = Journal::open(
      {.dir = dir, .not_before = std::max({committed.quick, committed.bulk, store.archived()})});
  if (auto* error = std::get_if<JournalError>(&opened_journal)) return std::move(error->what);
  Journal& journal = *std::get<std::unique_ptr<Journal>>(opened_journal);

  auto settled = settle(store, dir, positions, kept, now);
  if (auto* error = std::get_if<std::string>(&settled)) return std::move(*error);
  const auto& before = std::get<std::set<Position>>(settled);
  std::vector<Replayed> plan;
  std::vector<Position> handed;
  Position next = journal.head();
  for (const Position position : positions) {
    if (before.contains(position) || !kept.contains(position)) continue;
    plan.push_back({.position = position, .as = ++next});
    handed.push_back(position);
  }
  if (plan.empty()) return std::size_t{0};
  // So that a past instant decodes them with the files they were replayed for.
  if (const auto error = store.save_feed_book(feeds, plan.front().as)) return error->what;
  if (const auto error = store.plan_replay(plan)) return error->what;
  for (const Replayed& one : plan) journal.append(kept.at(one.position).message());
  journal.sync();
  if (journal.counters().not_kept > 0)
    return "the journal has no room; free some space and try again: " + dir.string();
  if (const auto error = store.mark_replayed(handed, now)) return error->what;
  return plan.size();
}

}  // namespace city
