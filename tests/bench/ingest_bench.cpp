#include "tests/bench/ingest_bench.hpp"

#include <mqtt/async_client.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <variant>

#include "center/ingest/mqtt_feed.hpp"
#include "center/run/engine.hpp"
#include "tests/center/ingest/temp_dir.hpp"
#include "tests/support/mosquitto.hpp"

namespace city::bench {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kPatience = 120s;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double own_cpu_s() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peak_rss_mib() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

double cpu_s_of(pid_t process) {
  std::ifstream file{"/proc/" + std::to_string(process) + "/stat"};
  std::string text{std::istreambuf_iterator<char>{file}, {}};
  const std::size_t after_name = text.rfind(')');
  if (after_name == std::string::npos) return 0;
  std::istringstream fields{text.substr(after_name + 2)};
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

FeedBookPtr load_feeds() {
  auto book = std::make_shared<FeedBook>();
  book->push_back({.id = "vd", .domain = Domain::Traffic, .topics = {"city/vd/#"}, .kind = "vd"});
  return book;
}

// Publishes the load and waits until `received` has it all; fills in what both sides report.
IngestResult measure(const IngestLoad& load, const test::Mosquitto& broker,
                     const std::function<std::uint64_t()>& received) {
  IngestResult result;
  const double own_before = own_cpu_s();
  const double broker_before = cpu_s_of(broker.process());
  const auto start = Clock::now();
  const LoadResult published = run_load({.port = broker.port(),
                                         .qos = load.qos,
                                         .messages = canonical_load(load.assets),
                                         .count = load.messages,
                                         .per_s = load.per_s,
                                         .window = load.window,
                                         .received = received});
  result.error = published.error;
  while (received() < load.messages &&
         seconds_since(start) < std::chrono::duration<double>(kPatience).count()) {
    std::this_thread::sleep_for(100us);
  }
  result.seconds = seconds_since(start);
  const std::uint64_t got = received();
  if (got < load.messages && result.error.empty())
    result.error = std::to_string(load.messages - got) + " messages are missing";
  result.per_s = static_cast<double>(got) / result.seconds;
  result.own_cpu_s = own_cpu_s() - own_before;
  result.broker_cpu_s = cpu_s_of(broker.process()) - broker_before;
  result.rss_mib = peak_rss_mib();
  return result;
}

std::unique_ptr<Journal> open_journal(const std::filesystem::path& dir) {
  auto opened = Journal::open({.dir = dir});
  if (!std::holds_alternative<std::unique_ptr<Journal>>(opened)) return nullptr;
  return std::get<std::unique_ptr<Journal>>(std::move(opened));
}

void fill_from(const Engine& engine, IngestResult& result) {
  const CityViewPtr view = engine.view();
  result.merged = view->health.pipeline.merged;
  result.latency = view->health.latency;
}

}  // namespace

IngestResult run_counting_callback(const IngestLoad& load) {
  const TempDir dir;
  test::Mosquitto broker{{.extra = load.extra_broker_lines, .dir = dir.path()}};
  if (!broker.start()) return {.error = "mosquitto does not start: " + broker.log()};
  std::atomic<std::uint64_t> count = 0;
  mqtt::async_client client{broker.url(), "count", mqtt::create_options{}};
  client.set_message_callback(
      [&](const mqtt::const_message_ptr&) { count.fetch_add(1, std::memory_order_relaxed); });
  try {
    client.connect(mqtt::connect_options{})->wait();
    client.subscribe("city/#", load.qos)->wait();
    IngestResult result = measure(load, broker, [&] { return count.load(std::memory_order_relaxed); });
    client.disconnect()->wait();
    return result;
  } catch (const mqtt::exception& error) {
    return {.error = error.what()};
  }
}

IngestResult run_center(const IngestLoad& load, const CenterSinks& sinks) {
  const TempDir dir;
  test::Mosquitto broker{{.extra = load.extra_broker_lines, .dir = dir.path()}};
  if (!broker.start()) return {.error = "mosquitto does not start: " + broker.log()};
  auto journal = open_journal(dir.path() / "journal");
  if (journal == nullptr) return {.error = "no journal"};
  const FeedBookPtr feeds = load_feeds();
  CityClock clock;
  Engine engine{{.feeds = feeds, .sinks = sinks}, std::move(journal), Center{{.feeds = feeds}}, clock};
  std::atomic<bool> up = false;
  auto feed = MqttFeed::open({.urls = {broker.url()},
                              .connections = load.connections,
                              .topics = {{"city/#", static_cast<std::uint8_t>(load.qos)}}},
                             engine.journal(), clock, [&](const LinkNow& link) {
                               engine.tell(link);
                               up = link.state == LinkState::Up;
                             });
  if (const auto* error = std::get_if<MqttError>(&feed)) return {.error = error->what};
  const auto start = Clock::now();
  while (!up && seconds_since(start) < 10) std::this_thread::sleep_for(1ms);
  std::uint64_t backlog = 0;
  IngestResult result = measure(load, broker, [&] {
    const CityViewPtr view = engine.view();
    backlog = std::max(backlog, view->health.pipeline.backlog_bytes);
    return view->applied.quick;
  });
  result.backlog_bytes = backlog;
  feed = MqttError{};
  engine.stop();
  fill_from(engine, result);
  return result;
}

IngestResult run_engine_alone(const IngestLoad& load) {
  const TempDir dir;
  auto journal = open_journal(dir.path());
  if (journal == nullptr) return {.error = "no journal"};
  const FeedBookPtr feeds = load_feeds();
  const CityClock clock{};
  Engine engine{{.feeds = feeds}, std::move(journal), Center{{.feeds = feeds}}, clock};
  std::vector<LoadMessage> messages = canonical_load(load.assets);
  std::vector<std::size_t> stamps;
  stamps.reserve(messages.size());
  for (const LoadMessage& message : messages) stamps.push_back(message.payload.find('@'));
  IngestResult result;
  const double before = own_cpu_s();
  const auto start = Clock::now();
  std::string stamp;
  for (std::uint64_t i = 0; i < load.messages; ++i) {
    const std::size_t at = i % messages.size();
    const TimePoint now = CityClock::real_now();
    if (at == 0)
      stamp = std::to_string(now.time_since_epoch().count() + static_cast<std::int64_t>(i / messages.size()));
    messages[at].payload.replace(stamps[at], stamp.size(), stamp);
    engine.journal().append(
        {.topic = messages[at].topic, .payload = messages[at].payload, .received_at = now});
    while (i - std::min(i, engine.view()->applied.quick) > load.window * 10)
      std::this_thread::sleep_for(100us);
  }
  engine.stop();
  result.seconds = seconds_since(start);
  result.per_s = static_cast<double>(load.messages) / result.seconds;
  result.own_cpu_s = own_cpu_s() - before;
  result.rss_mib = peak_rss_mib();
  fill_from(engine, result);
  return result;
}

}  // namespace city::bench
