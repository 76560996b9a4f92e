#include <unistd.h>
#include <chrono>
#include <thread>

#include "sim/command/commands.hpp"
#include "sim/command/report.hpp"
#include "sim/publish/publisher.hpp"
#include "sim/stream/load.hpp"

namespace city::sim {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kUsualAssets = 10'000;
constexpr auto kTick = std::chrono::milliseconds{1};
constexpr auto kDrainPatience = std::chrono::seconds{60};

TimePoint wall_now() { return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()); }

PublishOutcome connect(Publisher& publisher, int connections) {
  const std::string mark = "citysim-" + std::to_string(::getpid()) + "-load-";
  std::vector<LinkOptions> links;
  links.reserve(static_cast<std::size_t>(connections) + 1);
  for (int i = 0; i < connections; ++i) {
    links.push_back({.client_id = mark + std::to_string(i),
                     .will_topic = i == 0 ? "city/load/status" : "",
                     .will_payload = "offline",
                     .birth_payload = i == 0 ? "online" : ""});
  }
  links.push_back({.client_id = mark + "control",
                   .will_topic = "city/_sim/status",
                   .will_payload = R"({"state":"offline"})",
                   .birth_payload = R"({"state":"online","scenario":"load"})"});
  return publisher.connect(links);
}

}  // namespace

int run_load(const RunOptions& options, const std::atomic<bool>& stop) {
  Publisher publisher{{.broker = options.broker}, stop};
  const PublishOutcome connected = connect(publisher, options.connections);
  if (!connected.ok()) return complain(1, connected.error);
  LoadStream load{options.assets > 0 ? options.assets : kUsualAssets, options.qos};
  const double rate = options.rate.value_or(0);
  const auto connections = static_cast<std::uint64_t>(options.connections);
  const auto began = Steady::now();
  const auto end = options.lasts ? began + std::chrono::duration_cast<Steady::duration>(*options.lasts)
                                 : Steady::time_point::max();
  std::uint64_t made = 0;
  auto now = began;
  for (; !stop && now < end; now = Steady::now()) {
    const double passed_s = std::chrono::duration<double>(now - began).count();
    // The clock is read once a burst; a burst of an unpaced load is short, so stamps stay true.
    const std::uint64_t due = rate > 0 ? static_cast<std::uint64_t>(passed_s * rate) : made + 16;
    if (due <= made) {
      std::this_thread::sleep_for(kTick);
      continue;
    }
    const std::uint64_t burst_end = std::min(due, made + 64);
    const TimePoint stamp = wall_now();
    for (; made < burst_end && !stop; ++made) {
      const Message& m = load.next(stamp);
      publisher.publish(made % connections, m.topic, m.payload, m.qos, false);
    }
  }
  publisher.begin_closing(kDrainPatience);
  const bool delivered = publisher.drain(kDrainPatience);
  const double seconds = std::chrono::duration<double>(Steady::now() - began).count();
  const PublishCounts counts = publisher.counts();
  publisher.goodbye();
  print_report({.sent = counts.sent,
                .acknowledged = counts.acknowledged,
                .lost = counts.lost,
                .reconnects = counts.reconnects,
                .seconds = seconds});
  if (!delivered) return complain(1, "the broker did not take the last messages within a minute");
  return counts.lost > 0 ? complain(1, std::to_string(counts.lost) + " messages were lost with the broker")
                         : 0;
}

}  // namespace city::sim
