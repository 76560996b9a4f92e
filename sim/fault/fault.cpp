#include "sim/fault/fault.hpp"

namespace city::sim {

const Fault* FaultPlan::find(Fault::Kind kind, Feed feed, std::optional<std::size_t> asset,
                             TimePoint at) const {
  for (const Fault& fault : faults_) {
    if (fault.kind != kind || fault.feed != feed) continue;
    const TimePoint begins = start_ + fault.after;
    if (at < begins || (fault.lasts && at >= begins + *fault.lasts)) continue;
    if (asset && !chance(fault.share, seed_, "fault.share", *asset, static_cast<std::uint64_t>(feed)))
      continue;
    return &fault;
  }
  return nullptr;
}

bool FaultPlan::is_dead(Feed feed, std::size_t asset, TimePoint at) const {
  return find(Fault::Kind::Dead, feed, asset, at) != nullptr;
}

std::optional<TimePoint> FaultPlan::frozen_since(Feed feed, std::size_t asset, TimePoint at) const {
  const Fault* fault = find(Fault::Kind::Frozen, feed, asset, at);
  return fault ? std::optional{start_ + fault->after} : std::nullopt;
}

Milliseconds FaultPlan::shift(Feed feed, std::size_t asset, TimePoint at) const {
  const Fault* fault = find(Fault::Kind::Shifted, feed, asset, at);
  return fault ? Milliseconds{static_cast<std::int64_t>(fault->hours * 3'600'000)} : Milliseconds{0};
}

double FaultPlan::times(Feed feed, TimePoint at) const {
  const Fault* fault = find(Fault::Kind::Runaway, feed, std::nullopt, at);
  return fault ? fault->times : 1;
}

}  // namespace city::sim
