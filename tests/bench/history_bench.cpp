// What keeping the history costs: observations a second into the store, bytes each at rest, a day of one asset read back,
// and a checkpoint of a large city. Budgets: over 1,000,000 a second, at most 3 bytes, under 1 ms; 100 ms and 150 ms.
#include <benchmark/benchmark.h>

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <random>
#include <string>

#include "center/history/checkpoint_codec.hpp"
#include "center/history/store.hpp"
#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

const TimePoint kMidnight{Milliseconds{1'799'971'200'000}};

class TemporaryStore {
 public:
  TemporaryStore() {
    dir_ = std::filesystem::temp_directory_path() / ("cityglass-bench-" + std::to_string(getpid()));
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
    store = open(Store::Mode::ReadWrite);
  }
  ~TemporaryStore() {
    store.reset();
    std::filesystem::remove_all(dir_);
  }
  TemporaryStore(const TemporaryStore&) = delete;
  TemporaryStore& operator=(const TemporaryStore&) = delete;

  std::unique_ptr<Store> open(Store::Mode mode) {
    return std::move(std::get<std::unique_ptr<Store>>(Store::open(dir_ / "city.store", mode)));
  }
  double bytes() const {
    double sum = 0;
    for (const auto& file : std::filesystem::directory_iterator{dir_})
      sum += static_cast<double>(file.file_size());
    return sum;
  }

  std::unique_ptr<Store> store{};

 private:
  std::filesystem::path dir_{};
};

// Every series once per round, ten seconds apart: a walk in tenths, stamped to the millisecond with some jitter.
class Walks {
 public:
  Walks(SeriesId series, int jitter_ms) : tenths_(series, 337), jitter_ms_{jitter_ms} {}

  Changes next(std::size_t rounds) {
    Changes made;
    made.observations.reserve(rounds * tenths_.size());
    for (; rounds > 0; --rounds, time_ += 10s) {
      for (std::size_t i = 0; i < tenths_.size(); ++i) {
        tenths_[i] += static_cast<int>(random_() % 21) - 10;
        const auto jitter = Milliseconds{
            jitter_ms_ > 0 ? static_cast<int>(random_() % static_cast<unsigned>(jitter_ms_)) : 0};
        made.observations.push_back(
            {static_cast<SeriesId>(i + 1), Quality::Good, time_ + jitter, tenths_[i] / 10.0});
      }
    }
    made.now = time_;
    made.applied.quick = ++position_;
    return made;
  }
  TimePoint time() const { return time_; }

 private:
  std::vector<int> tenths_;
  int jitter_ms_ = 0;
  TimePoint time_ = kMidnight;
  Position position_ = 0;
  std::minstd_rand random_{5};
};

// One commit of 50,000 observations of as many series as given.
void history_commit(benchmark::State& state) {
  const auto series = static_cast<SeriesId>(state.range(0));
  TemporaryStore temporary;
  Walks walks{series, 100};
  for (auto _ : state) {
    state.PauseTiming();
    const Changes batch = walks.next(50'000 / series);
    state.ResumeTiming();
    if (temporary.store->commit({&batch, 1})) state.SkipWithError("commit failed");
  }
  state.counters["observations_per_s"] =
      benchmark::Counter(50'000.0 * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(history_commit)->Arg(500)->Arg(50'000)->Unit(benchmark::kMillisecond)->MinTime(2)->UseRealTime();

// A day of so many series at a 10 s period: committed and sealed hour by hour, then read back.
void history_day(benchmark::State& state) {
  const auto series = static_cast<SeriesId>(state.range(0));
  const auto jitter_ms = static_cast<int>(state.range(1));
  const double observations = 8640.0 * series;
  for (auto _ : state) {
    state.PauseTiming();
    TemporaryStore temporary;
    Walks walks{series, jitter_ms};
    for (int part = 0; part < 96; ++part) {  // quarters of an hour
      const Changes batch = walks.next(90);
      state.ResumeTiming();
      bool failed = temporary.store->commit({&batch, 1}).has_value();
      for (TidyStep step{true, {}}; step.more && !failed; failed = step.error.has_value())
        step = temporary.store->tidy(walks.time() - 10min);
      state.PauseTiming();
      if (failed) state.SkipWithError("the store failed");
    }
    state.ResumeTiming();
    if (temporary.store->seal(walks.time() + 1h)) state.SkipWithError("seal failed");
    state.PauseTiming();
    temporary.store.reset();
    state.counters["bytes_per_observation"] = temporary.bytes() / observations;

    const auto reader = temporary.open(Store::Mode::ReadOnly);
    double worst_ms = 0;
    double sum_ms = 0;
    constexpr int kReads = 200;
    for (int i = 0; i < kReads; ++i) {
      const SeriesId one = 1 + static_cast<SeriesId>(i * 7919) % series;
      reader->samples(one, kMidnight, kMidnight + 24h);  // warms
      const auto begin = std::chrono::steady_clock::now();
      const auto samples = reader->samples(one, kMidnight, kMidnight + 24h);
      const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
      if (samples.size() != 8640) state.SkipWithError("a sample is missing");
      sum_ms += took.count();
      worst_ms = std::max(worst_ms, took.count());
    }
    state.counters["read_24h_mean_ms"] = sum_ms / kReads;
    state.counters["read_24h_worst_ms"] = worst_ms;
    state.ResumeTiming();
  }
  state.counters["observations_per_s"] =
      benchmark::Counter(observations * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(history_day)
    ->ArgNames({"series", "jitter_ms"})
    ->Args({500, 0})
    ->Args({500, 100})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void history_checkpoint_encode(benchmark::State& state) {
  const CityViewPtr view = support::big_city(static_cast<std::size_t>(state.range(0)));
  std::size_t bytes = 0;
  for (auto _ : state) bytes = history::encode_view(*view).size();
  state.counters["bytes_per_asset"] = static_cast<double>(bytes) / static_cast<double>(state.range(0));
}
BENCHMARK(history_checkpoint_encode)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void history_checkpoint_decode(benchmark::State& state) {
  const CityViewPtr view = support::big_city(static_cast<std::size_t>(state.range(0)));
  const std::string bytes = history::encode_view(*view);
  for (auto _ : state) benchmark::DoNotOptimize(history::decode_view(bytes, view->book));
}
BENCHMARK(history_checkpoint_decode)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace city
