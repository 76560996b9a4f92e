#include "center/commands/report.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "center/state/names.hpp"

namespace city {
namespace {

struct Totals {
  std::uint64_t known = 0, reporting = 0, accepted = 0, refused = 0;
};

Totals totals(const CityView& view) {
  Totals sum;
  for (const FeedNow& feed : view.feeds) {
    sum.known += feed.known;
    sum.reporting += feed.reporting;
    sum.accepted += feed.accepted;
    sum.refused += feed.refused;
  }
  return sum;
}

}  // namespace

std::string status_line(const CityView& view) {
  const Totals sum = totals(view);
  const auto& [link, pipeline, history, latency] = view.health;
  auto text = fmt::format(
      "broker {}, {} received, {} assets ({} reporting), {} accepted, {} refused, {} waiting, {} kept",
      name_of(link.state), pipeline.received, sum.known, sum.reporting, sum.accepted, sum.refused,
      pipeline.backlog_messages, history.observations_written);
  if (link.state == LinkState::Down) text += "; " + link.detail;
  if (pipeline.not_kept > 0) text += fmt::format("; {} NOT KEPT", pipeline.not_kept);
  if (history.observations_lost > 0) text += fmt::format("; {} observations LOST", history.observations_lost);
  if (!history.trouble.empty()) text += "; history: " + history.trouble;
  return text;
}

std::string summary(const CityView& view) {
  const auto& [link, pipeline, history, latency] = view.health;
  auto text = fmt::format(
      "simulated: {}\nbroker: {} {}\nreceived: {}\nkept in the journal: {}\nnot kept: {}\ntoo large: "
      "{}\nmerged: {}\n"
      "observations written: {}\nobservations lost: {}\nreceipt to screen: p50 {:.1f} ms, p99 {:.1f} ms\n\n",
      view.simulated ? "yes" : "no", link.broker, name_of(link.state), pipeline.received, pipeline.journaled,
      pipeline.not_kept, pipeline.too_large, pipeline.merged, history.observations_written,
      history.observations_lost, latency.p50_ms, latency.p99_ms);
  text += fmt::format("{:<18} {:<6} {:>8} {:>10} {:>10} {:>9} {:>9} {:>7} {:>10}\n", "feed", "state", "known",
                      "reporting", "accepted", "refused", "late", "twice", "unlocated");
  for (std::size_t i = 0; i < view.feeds.size(); ++i) {
    const FeedNow& feed = view.feeds[i];
    text += fmt::format("{:<18} {:<6} {:>8} {:>10} {:>10} {:>9} {:>9} {:>7} {:>10}\n", (*view.book)[i].id,
                        name_of(feed.state), feed.known, feed.reporting, feed.accepted, feed.refused,
                        feed.late, feed.duplicate, feed.unlocated);
    if (!feed.last_error.empty()) text += "  last refusal: " + feed.last_error + "\n";
  }
  const auto open =
      std::count_if(view.cases->begin(), view.cases->end(), [](const CasePtr& c) { return c->is_open(); });
  const auto in_force =
      std::count_if(view.alerts->begin(), view.alerts->end(), [](const AlertPtr& a) { return a->in_force; });
  text += fmt::format("\nopen cases: {}\nwarnings in force: {}\n", open, in_force);
  return text;
}

}  // namespace city
