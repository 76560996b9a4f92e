// Hop 3 alone: what a bulk document costs, how much of that is jq, and canonical messages on one core. And what a bulk feed
// does to the others: the worst wait of a small message while large documents arrive without a pause.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "center/ingest/city_clock.hpp"
#include "center/ingest/journal.hpp"
#include "center/run/engine.hpp"
#include "sensors/formats/decoder.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/child.hpp"
#include "tests/bench/scratch.hpp"

namespace city::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kStations = 1505;

std::string text_of(const std::string& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

// In the shape and size of the city's bike-share document: about 955 kB.
std::string bike_document(int round) {
  std::string json = "[";
  for (std::size_t i = 0; i < kStations; ++i) {
    json += fmt::format(
        R"({}{{
    "sno": "5001{:05}",
    "sna": "YouBike2.0_河濱公園{}號出口旁的公共自行車站",
    "sarea": "大安區",
    "mday": "2026-05-01 {:02}:{:02}:15",
    "ar": "復興南路二段{}號前",
    "sareaen": "Daan Dist.",
    "snaen": "YouBike2.0_Riverside Park Exit {}",
    "aren": "No.{}， Sec. 2， Fuxing S. Rd.",
    "act": "1",
    "srcUpdateTime": "2026-05-01 12:00:23",
    "updateTime": "2026-05-01 12:00:52",
    "infoTime": "2026-05-01 12:00:15",
    "infoDate": "2026-05-01",
    "total": {},
    "available_rent_bikes": {},
    "latitude": {:.5f},
    "longitude": {:.5f},
    "available_return_bikes": {}
  }})",
        i == 0 ? "" : ",", i, i, (round / 60) % 24, round % 60, i, i, i, 20 + i % 30,
        (i + static_cast<std::size_t>(round)) % 20, 25.0 + static_cast<double>(i) * 1e-4,
        121.5 + static_cast<double>(i % 500) * 1e-4, i % 17);
  }
  return json + "]";
}

FeedSpec bike_feed(std::string program) {
  FeedSpec spec =
      std::get<FeedSpec>(parse_feed_spec(text_of(CITYGLASS_SOURCE_DIR "/assets/feeds/youbike.toml")));
  spec.jq_program = std::move(program);
  return spec;
}
std::string bike_program() { return text_of(CITYGLASS_SOURCE_DIR "/assets/feeds/youbike.jq"); }

void decode_documents(benchmark::State& state, const std::string& program) {
  const auto book = std::make_shared<const FeedBook>(FeedBook{bike_feed(program)});
  Decoder decoder{book};
  const std::string document = bike_document(0);
  std::size_t readings = 0;
  for (auto _ : state) {
    decoder.add({.topic = "city/youbike/raw", .payload = document});
    const Facts facts = decoder.take();
    readings = facts.readings.size();
    benchmark::DoNotOptimize(facts);
  }
  state.counters["readings"] = static_cast<double>(readings);
  state.counters["kB"] = static_cast<double>(document.size()) / 1000;
}

void decode_bulk_youbike(benchmark::State& state) { decode_documents(state, bike_program()); }
void decode_bulk_read_only(benchmark::State& state) { decode_documents(state, "empty"); }
BENCHMARK(decode_bulk_youbike)->Unit(benchmark::kMillisecond);
BENCHMARK(decode_bulk_read_only)->Unit(benchmark::kMillisecond);

// The same facts, told one by one: what is left of a bulk document's cost when jq is taken away.
void decode_same_facts_canonical(benchmark::State& state) {
  FeedSpec spec = bike_feed("");
  spec.format = Format::Canonical;
  Decoder decoder{std::make_shared<const FeedBook>(FeedBook{spec})};
  std::vector<std::pair<std::string, std::string>> messages;
  for (std::size_t i = 0; i < kStations; ++i) {
    messages.emplace_back(
        fmt::format("city/youbike/asset/5001{:05}", i),
        fmt::format(
            R"({{"kind":"bike_station","name":{{"zh":"河濱公園{}號出口旁的公共自行車站","en":"Riverside Park Exit {}"}},)"
            R"("lon":121.5,"lat":25.03,"district":"大安區"}})",
            i, i));
    messages.emplace_back(
        fmt::format("city/youbike/obs/5001{:05}", i),
        R"({"t":"2026-05-01 12:00:15","v":{"bikes_available":7,"docks_available":3,"on":1}})");
  }
  for (auto _ : state) {
    for (const auto& [topic, payload] : messages) decoder.add({.topic = topic, .payload = payload});
    benchmark::DoNotOptimize(decoder.take());
  }
  state.counters["messages/s"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(messages.size()),
                         benchmark::Counter::kIsRate);
}
BENCHMARK(decode_same_facts_canonical)->Unit(benchmark::kMillisecond);

void decode_canonical(benchmark::State& state) {
  const auto book = std::make_shared<const FeedBook>(
      FeedBook{std::get<FeedSpec>(parse_feed_spec("id = \"vd\"\nperiod_s = 60\n"))});
  Decoder decoder{book};
  std::vector<std::string> topics;
  for (int i = 0; i < 1000; ++i) topics.push_back(fmt::format("city/vd/obs/{}", i));
  const std::string payload =
      R"({"t":"2026-05-01T12:00:00+08:00","v":{"speed_kmh":33.7,"occupancy_pct":12}})";
  for (auto _ : state) {
    for (const std::string& topic : topics) decoder.add({.topic = topic, .payload = payload});
    benchmark::DoNotOptimize(decoder.take());
  }
  state.counters["messages/s"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * 1000, benchmark::Counter::kIsRate);
}
BENCHMARK(decode_canonical)->Unit(benchmark::kMicrosecond);

// Appends a reading every 5 ms for `lasting` and waits for each to be visible; returns the waits in ms.
std::vector<double> waits(Engine& engine, const CityClock& clock, std::chrono::milliseconds lasting,
                          const std::string* document) {
  std::vector<double> all;
  const std::int64_t end = steady_ns() + lasting.count() * 1'000'000;
  int told = 0;
  while (steady_ns() < end) {
    if (document != nullptr)
      engine.journal().append(
          {.topic = "city/youbike/raw", .payload = *document, .received_at = clock.now()});
    const std::string payload = fmt::format(R"({{"t":{},"v":{{"speed_kmh":{}}}}})",
                                            clock.now().time_since_epoch().count(), ++told % 90);
    const std::uint64_t before = engine.view()->feeds[1].accepted;
    const std::int64_t begun = steady_ns();
    engine.journal().append({.topic = "city/vd/obs/a", .payload = payload, .received_at = clock.now()});
    while (engine.view()->feeds[1].accepted == before && steady_ns() - begun < 2'000'000'000)
      std::this_thread::sleep_for(100us);
    all.push_back(static_cast<double>(steady_ns() - begun) * 1e-6);
    std::this_thread::sleep_for(5ms);
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

Figures bulk_delay() {
  FeedSpec bikes = bike_feed(bike_program());
  bikes.runaway_times = 0;  // the gate would spare us the load that is to be measured
  FeedSpec vd = std::get<FeedSpec>(parse_feed_spec("id = \"vd\"\nperiod_s = 60\nrunaway_times = 0\n"));
  const auto book = std::make_shared<const FeedBook>(FeedBook{std::move(bikes), std::move(vd)});
  const Scratch scratch;
  auto journal = Journal::open({.dir = scratch.folder("journal")});
  if (std::holds_alternative<JournalError>(journal)) return {};
  CityClock clock;
  Engine engine{EngineOptions{.feeds = book}, std::get<std::unique_ptr<Journal>>(std::move(journal)),
                Center{{.feeds = book}}, clock};
  const std::string document = bike_document(1);
  waits(engine, clock, 500ms, nullptr);
  const auto calm = waits(engine, clock, 3s, nullptr);
  const auto busy = waits(engine, clock, 10s, &document);
  const auto p99 = [](const std::vector<double>& all) { return all[all.size() * 99 / 100]; };
  return {{"bulk_delay/calm:p99", p99(calm), "ms"},
          {"bulk_delay/bulk_without_pause:p99", p99(busy), "ms", "bound of 50 ms", p99(busy) / 50},
          {"bulk_delay/bulk_without_pause:worst", busy.back(), "ms", "bound of 50 ms", busy.back() / 50}};
}

}  // namespace city::bench
