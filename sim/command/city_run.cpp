#include <unistd.h>
#include <chrono>
#include <condition_variable>
#include <thread>

#include "sim/command/commands.hpp"
#include "sim/command/load_faults.hpp"
#include "sim/command/report.hpp"
#include "sim/publish/clock.hpp"
#include "sim/publish/publisher.hpp"
#include "sim/stream/city_stream.hpp"

namespace city::sim {
namespace {

using Steady = std::chrono::steady_clock;

constexpr auto kStatusEvery = std::chrono::seconds{10};
constexpr auto kStopLook = std::chrono::milliseconds{50};
constexpr auto kDrainPatience = std::chrono::seconds{10};
constexpr auto kClosingPatience = std::chrono::seconds{20};
constexpr std::string_view kStatusTopic = "city/_sim/status";
constexpr std::size_t kControlLink = kFeeds.size() - 1;  // after the feeds; the load feed has no link here

TimePoint wall_now() { return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()); }

// One city on one broker: links, pacing, status, goodbye.
class CityRun {
 public:
  CityRun(const RunOptions& options, const Scenario& scenario, TimePoint start, FaultPlan faults,
          const std::atomic<bool>& stop)
      : options_{options},
        stop_{stop},
        plan_{plan_city(options.seed, options.assets > 0 ? population_of(options.assets) : Population{})},
        stream_{plan_, scenario, start, std::move(faults)},
        publisher_{{.broker = options.broker}, stop},
        start_{start},
        clock_{start, Steady::now(), options.speed} {}

  PublishOutcome connect();
  void run();
  RunReport say_goodbye();

 private:
  void publish_status();
  void wait_until(Steady::time_point due);
  void restore_descriptions();
  void clear_descriptions();

  RunOptions options_;
  const std::atomic<bool>& stop_;
  CityPlan plan_;
  CityStream stream_;
  Publisher publisher_;
  TimePoint start_;
  VirtualClock clock_;
  Steady::time_point began_ = Steady::now();
  Steady::time_point status_due_{};
};

PublishOutcome CityRun::connect() {
  const std::string mark = "citysim-" + std::to_string(::getpid()) + "-";
  std::vector<LinkOptions> links;
  for (const FeedInfo& feed : kFeeds) {
    if (feed.feed == Feed::Load) continue;
    const std::string id{feed.id};
    links.push_back({.client_id = mark + id,
                     .will_topic = "city/" + id + "/status",
                     .will_payload = "offline",
                     .birth_payload = "online"});
  }
  links.push_back({.client_id = mark + "control",
                   .will_topic = std::string{kStatusTopic},
                   .will_payload = R"({"state":"offline"})"});
  return publisher_.connect(links);
}

void CityRun::publish_status() {
  const auto now = Steady::now();
  if (now < status_due_) return;
  status_due_ = now + kStatusEvery;
  TextWriter to;
  to.raw(R"({"state":"online","seed":)")
      .digits(options_.seed)
      .raw(R"(,"scenario":)")
      .quoted(options_.scenario);
  to.raw(R"(,"speed":)").fixed(options_.speed, 2).raw(R"(,"clock":")").rfc3339(clock_.shows(now));
  to.raw(R"(","wall":")").rfc3339(wall_now()).raw(R"("})");
  publisher_.publish(kControlLink, std::string{kStatusTopic}, to.text(), 1, true);
}

void CityRun::wait_until(Steady::time_point due) {
  for (;;) {
    publish_status();
    const auto now = Steady::now();
    if (stop_ || now >= due) return;
    std::this_thread::sleep_for(std::min<Steady::duration>(due - now, kStopLook));
  }
}

void CityRun::restore_descriptions() {
  for (const std::size_t link : publisher_.take_reconnected()) {
    if (link == kControlLink) {
      status_due_ = {};
      continue;
    }
    for (const Message& m : stream_.descriptions(static_cast<Feed>(link))) {
      publisher_.publish(link, m.topic, m.payload, m.qos, true);
    }
  }
}

void CityRun::run() {
  const bool endless = !options_.lasts;
  const TimePoint end = endless ? TimePoint::max() : start_ + *options_.lasts;
  clock_ = VirtualClock{start_, Steady::now(), options_.speed};
  began_ = Steady::now();
  while (!stop_) {
    const Message& m = stream_.next();
    if (m.at >= end) {
      wait_until(clock_.due(end));
      return;
    }
    wait_until(clock_.due(m.at));
    restore_descriptions();
    if (stop_) return;
    publisher_.publish(static_cast<std::size_t>(m.feed), m.topic, m.payload, m.qos, m.keep == Keep::Retained);
  }
}

// Descriptions of a city that is no longer simulated must not wait on the broker for a real one.
void CityRun::clear_descriptions() {
  TextWriter topic;
  for (const FeedInfo& feed : kFeeds) {
    if (feed.shape != Shape::Observations) continue;
    for (std::size_t i = 0; i < asset_count(plan_, feed.feed); ++i) {
      topic.clear().raw("city/").raw(feed.id).raw("/asset/");
      write_asset_id(topic, plan_, feed.feed, i);
      publisher_.publish(static_cast<std::size_t>(feed.feed), topic.text(), {}, 1, true);
    }
  }
  publisher_.publish(static_cast<std::size_t>(Feed::Parking), "city/tcmsv/raw/alldesc", {}, 1, true);
}

RunReport CityRun::say_goodbye() {
  publisher_.begin_closing(kClosingPatience);
  publisher_.drain(kDrainPatience);
  const PublishCounts counts = publisher_.counts();
  const double seconds = std::chrono::duration<double>(Steady::now() - began_).count();
  if (publisher_.connected()) {
    clear_descriptions();
    publisher_.drain(kDrainPatience);
  }
  publisher_.goodbye();
  return {.sent = counts.sent,
          .acknowledged = counts.acknowledged,
          .lost = counts.lost,
          .reconnects = counts.reconnects,
          .seconds = seconds};
}

}  // namespace

int run_city(const RunOptions& options, const std::atomic<bool>& stop) {
  const Scenario* scenario = find_scenario(options.scenario);
  if (scenario == nullptr) {
    return complain(2, "no scenario '" + options.scenario + "'; citysim list names them");
  }
  const TimePoint start = options.start.value_or(wall_now());
  auto faults = load_faults(options.faults, options.seed, start);
  if (const auto* wrong = std::get_if<std::string>(&faults)) return complain(2, *wrong);
  CityRun run{options, *scenario, start, std::get<FaultPlan>(std::move(faults)), stop};
  const PublishOutcome connected = run.connect();
  if (!connected.ok()) return complain(1, connected.error);
  run.run();
  const RunReport report = run.say_goodbye();
  print_report(report);
  if (report.lost > 0)
    return complain(1, std::to_string(report.lost) + " messages were lost with the broker");
  return 0;
}

}  // namespace city::sim
