// What the live city costs against its size: a step, a view after change, a view when idle. Iterations are
// fixed: a city of a million assets is built once per figure, not once per guess.
#include <benchmark/benchmark.h>

#include <utility>
#include <vector>

#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace support;

// As published in an hour: each batch holds readings of assets far apart in memory, each newer than the last.
class Stream {
 public:
  Stream(std::size_t assets, std::size_t batch) : assets_{assets}, batch_{batch} {}

  std::vector<Event> next() {
    Facts facts;
    facts.readings.reserve(batch_);
    for (std::size_t i = 0; i < batch_; ++i) {
      Facts one = big_city_readings(at_, 1, assets_, time_);
      one.readings[0].first = static_cast<std::uint32_t>(facts.measured.size());
      for (Measured& measured : one.measured) {
        measured.value += static_cast<double>(round_);
        facts.measured.push_back(std::move(measured));
      }
      facts.readings.push_back(std::move(one.readings[0]));
      at_ = (at_ + 7919) % assets_;  // a prime: visits every asset before any comes again
      if (++count_ % assets_ == 0) ++round_;
    }
    const std::size_t per_minute = assets_;  // every asset reports once a minute
    time_ += Milliseconds{60'000 * batch_ / per_minute + 1};
    return arrived(std::move(facts));
  }
  TimePoint now() const { return time_; }

 private:
  std::size_t assets_;
  std::size_t batch_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
  int round_ = 1;
  TimePoint time_ = at(std::chrono::seconds{1});
};

void city_sizes(benchmark::internal::Benchmark* b) {
  for (const std::int64_t assets : {1'000, 10'000, 100'000, 1'000'000}) b->Arg(assets);
}

Center city_of(std::size_t assets) {
  Center center{city_config()};
  center.step(arrived(big_city_facts(assets, kNoon)), kNoon);
  center.view();
  return center;
}

// Time is per reading of two values, amortised over batches as the pipeline makes them.
void core_step(benchmark::State& state) {
  const auto assets = static_cast<std::size_t>(state.range(0));
  constexpr std::size_t kBatch = 256;
  Center center = city_of(assets);
  Stream stream{assets, kBatch};
  while (state.KeepRunningBatch(kBatch)) {
    state.PauseTiming();
    const std::vector<Event> events = stream.next();
    state.ResumeTiming();
    benchmark::DoNotOptimize(center.step(events, stream.now()));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(core_step)->Apply(city_sizes)->Iterations(256 * 1000);

// The same with a view taken after every batch: what sharing chunks with readers adds.
void core_step_published(benchmark::State& state) {
  const auto assets = static_cast<std::size_t>(state.range(0));
  constexpr std::size_t kBatch = 256;
  Center center = city_of(assets);
  Stream stream{assets, kBatch};
  CityViewPtr held;
  while (state.KeepRunningBatch(kBatch)) {
    state.PauseTiming();
    const std::vector<Event> events = stream.next();
    state.ResumeTiming();
    benchmark::DoNotOptimize(center.step(events, stream.now()));
    held = center.view();
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(core_step_published)->Apply(city_sizes)->Iterations(256 * 500);

// One reading a step: what an idle step and its answer add.
void core_step_alone(benchmark::State& state) {
  const auto assets = static_cast<std::size_t>(state.range(0));
  Center center = city_of(assets);
  Stream stream{assets, 1};
  std::vector<std::pair<std::vector<Event>, TimePoint>> steps;
  for (int i = 0; i < 20'000; ++i) {
    std::vector<Event> events = stream.next();
    steps.emplace_back(std::move(events), stream.now());
  }
  std::size_t i = 0;
  while (state.KeepRunning() && i < steps.size()) {
    benchmark::DoNotOptimize(center.step(steps[i].first, steps[i].second));
    ++i;
  }
}
BENCHMARK(core_step_alone)->Arg(100'000)->Iterations(20'000);

// A tenth of the city reports between two views.
void core_view_after_tenth(benchmark::State& state) {
  const auto assets = static_cast<std::size_t>(state.range(0));
  Center center = city_of(assets);
  Stream stream{assets, assets / 10};
  CityViewPtr held;
  while (state.KeepRunning()) {
    state.PauseTiming();
    center.step(stream.next(), stream.now());
    state.ResumeTiming();
    held = center.view();
  }
}
BENCHMARK(core_view_after_tenth)->Apply(city_sizes)->Iterations(20)->Unit(benchmark::kMicrosecond);

void core_view_idle(benchmark::State& state) {
  Center center = city_of(static_cast<std::size_t>(state.range(0)));
  TimePoint now = kNoon;
  CityViewPtr held;
  while (state.KeepRunning()) {
    now += Milliseconds{33};
    center.step({}, now);
    held = center.view();
  }
}
BENCHMARK(core_view_idle)->Apply(city_sizes)->Iterations(5000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace city
