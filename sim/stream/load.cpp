#include "sim/stream/load.hpp"

#include <algorithm>

#include "sim/random.hpp"

namespace city::sim {

LoadStream::LoadStream(std::size_t assets, int qos) : assets_{std::max<std::size_t>(1, assets)} {
  message_.feed = Feed::Load;
  message_.qos = qos;
}

const Message& LoadStream::next(TimePoint now) {
  const std::uint64_t asset = count_ % assets_;
  const std::uint64_t chance = mix(count_++);
  topic_.clear().raw("city/load/obs/L").digits(asset + 1, 6);
  payload_.clear().raw(R"({"t":)").integer(now.time_since_epoch().count()).raw(R"(,"v":{"speed_kmh":)");
  payload_.fixed(static_cast<double>(chance % 700) / 10.0 + 5, 1).raw(R"(,"occupancy_pct":)");
  payload_.digits((chance >> 32U) % 90).raw("}}");
  message_.at = now;
  message_.topic.assign(topic_.view());
  message_.payload.assign(payload_.view());
  return message_;
}

}  // namespace city::sim
