#include "tests/bench/live_child.hpp"

#include <mqtt/async_client.h>

#include <fstream>
#include <map>
#include <thread>

#include "center/commands/live_city.hpp"
#include "center/ingest/city_clock.hpp"

namespace city::bench {
namespace {

using namespace std::chrono_literals;

class Counter : public mqtt::callback {
 public:
  explicit Counter(Shared& shared) : shared_{shared} {}
  void message_arrived(mqtt::const_message_ptr) override {
    shared_.received.fetch_add(1, std::memory_order_relaxed);
    shared_.last_receipt_ns.store(steady_ns(), std::memory_order_relaxed);
  }

 private:
  Shared& shared_;
};

// Looks at every new view: how old is the stamp of each tracked asset that changed.
class LatencySampler {
 public:
  void look(const CityView& view, Shared& shared) {
    if (view.revision == revision_) return;
    revision_ = view.revision;
    const TimePoint now = CityClock::real_now();
    for (std::size_t c = 0; c < view.assets.size(); ++c) {
      const AssetChunk& chunk = view.assets[c];
      for (std::size_t slot = 0; slot < chunk.size(); slot += kEvery) {
        if (chunk.first[slot] == chunk.first[slot + 1]) continue;
        const TimePoint stamp = chunk.values[chunk.first[slot]].event_time;
        TimePoint& seen = seen_[{c, slot}];
        if (stamp == seen) continue;
        seen = stamp;
        const auto at = shared.samples.load();
        if (at >= shared.latency_ms.size()) return;
        shared.latency_ms[at] = static_cast<float>((now - stamp).count());
        shared.samples = at + 1;
      }
    }
  }

 private:
  static constexpr std::size_t kEvery = 7;
  std::uint64_t revision_ = 0;
  std::map<std::pair<std::size_t, std::size_t>, TimePoint> seen_{};
};

Config config_of(const Receiver& receiver) {
  Config config = default_config(CITYGLASS_SOURCE_DIR "/assets");
  config.broker.urls = {receiver.broker};
  // Of its own: the broker keeps for a known client what comes while others are measured, and would hand it over first.
  config.broker.client_id = "bench-" + receiver.dir.filename().string();
  config.store_file = receiver.dir / "bench.cgs";
  config.feed_dirs = {receiver.dir / "feeds"};
  std::filesystem::create_directories(config.feed_dirs.front());
  std::ofstream{config.feed_dirs.front() / "load.toml"}
      << "id = \"load\"\nperiod_s = 60\nrunaway_times = 0\nkind = \"road_section\"\nqos = " << receiver.qos
      << "\n";
  return config;
}

}  // namespace

int count_messages(const Receiver& receiver, Shared& shared) {
  mqtt::async_client client{receiver.broker, "counter"};
  Counter counter{shared};
  client.set_callback(counter);
  try {
    client.connect(mqtt::connect_options_builder().clean_session(true).finalize())->wait();
    client.subscribe("city/load/#", receiver.qos)->wait();
    shared.ready = true;
    while (!shared.stop) std::this_thread::sleep_for(2ms);
    client.disconnect()->wait();
  } catch (const mqtt::exception&) {
    return 1;
  }
  return 0;
}

int record_city(const Receiver& receiver, Shared& shared, bool sample_latency) {
  auto opened = LiveCity::open(config_of(receiver));
  if (const auto* exit = std::get_if<Exit>(&opened)) {
    std::fprintf(stderr, "%s\n", exit->text.c_str());
    return 1;
  }
  LiveCity& city = *std::get<std::unique_ptr<LiveCity>>(opened);
  LatencySampler sampler;
  while (!shared.stop) {
    const CityViewPtr view = city.view();
    if (view->health.link.state == LinkState::Up) shared.ready = true;
    const std::uint64_t received = view->feeds.empty() ? 0 : view->feeds.front().messages;
    if (received != shared.received) shared.last_receipt_ns = steady_ns();
    shared.received = received;
    shared.kept = view->health.history.observations_written;
    if (sample_latency) sampler.look(*view, shared);
    std::this_thread::sleep_for(sample_latency ? 1ms : 5ms);
  }
  city.stop();
  return 0;
}

}  // namespace city::bench
