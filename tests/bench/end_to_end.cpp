// Broker to store beside the ceiling, and stamp to view. Each receiver is a process; both get the same load, turn by turn.
#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "tests/bench/bench.hpp"
#include "tests/bench/live_child.hpp"
#include "tests/bench/load_publisher.hpp"
#include "tests/bench/scratch.hpp"
#include "tests/support/mosquitto.hpp"

namespace city::bench {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kAssets = 10'000;
constexpr std::uint64_t kValues = 2;  // observations in a message of the load
constexpr int kRounds = 3;
// A city tells what it has received in views, some thirty a second: a window of less than a view's worth would measure that.
constexpr std::uint64_t kWindow = 40'000;

struct Run {
  double per_s = 0;
  double cpu_us = 0;
  double peak_mb = 0;
  bool complete = false;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

double median_of(const std::vector<Run>& runs, double Run::*figure) {
  std::vector<double> values;
  values.reserve(runs.size());
  for (const Run& run : runs) values.push_back(run.*figure);
  return median(std::move(values));
}

Run measure(Child& child, int port, int qos, std::uint64_t count, std::uint64_t kept) {
  Run run;
  if (!child.wait_until([](const Shared& s) { return s.ready.load(); }, 20s)) return run;
  const std::int64_t begun = steady_ns();
  const auto load = run_load({.port = port,
                              .qos = qos,
                              .messages = canonical_load(kAssets, "load"),
                              .count = count,
                              .window = kWindow,
                              .received = [&] { return child.shared().received.load(); }});
  run.complete =
      load.error.empty() &&
      child.wait_until([&](const Shared& s) { return s.received >= count && s.kept >= kept; }, 120s);
  run.per_s =
      static_cast<double>(count) / (static_cast<double>(child.shared().last_receipt_ns - begun) * 1e-9);
  const auto cost = child.finish();
  run.cpu_us = cost.cpu_s * 1e6 / static_cast<double>(count);
  run.peak_mb = cost.peak_mb;
  return run;
}

}  // namespace

Figures end_to_end(int qos) {
  const std::uint64_t count = qos == 0 ? 400'000 : 200'000;
  const Scratch scratch;
  test::Mosquitto broker{{.dir = scratch.folder("broker")}};
  if (!broker.start()) return {};
  std::vector<Run> ceiling, ours;
  std::vector<double> ratios;
  bool complete = true;
  for (int round = 0; round < kRounds; ++round) {
    const Receiver receiver{
        .broker = broker.url(), .dir = scratch.folder(fmt::format("round{}", round)), .qos = qos};
    {
      Child child{[&](Shared& shared) { return count_messages(receiver, shared); }};
      ceiling.push_back(measure(child, broker.port(), qos, count, 0));
    }
    {
      Child child{[&](Shared& shared) { return record_city(receiver, shared, false); }};
      ours.push_back(measure(child, broker.port(), qos, count, count * kValues));
    }
    complete = complete && ceiling.back().complete && ours.back().complete;
    if (ceiling.back().per_s > 0) ratios.push_back(ours.back().per_s / ceiling.back().per_s);
  }
  const std::string name = fmt::format("end_to_end_qos{}", qos);
  const double best = median_of(ceiling, &Run::per_s);
  return {{name + ":ceiling", best, "1/s"},
          {name, median_of(ours, &Run::per_s), "1/s", "Paho C++ callback that only counts", median(ratios)},
          {name + ":cpu", median_of(ours, &Run::cpu_us), "us", "the same callback",
           median_of(ours, &Run::cpu_us) / median_of(ceiling, &Run::cpu_us)},
          {name + ":peak_memory", median_of(ours, &Run::peak_mb), "MB"},
          {name + ":nothing_lost", complete ? 1.0 : 0.0, "1"}};
}

Figures latency() {
  constexpr double kPerSecond = 5000;
  const Scratch scratch;
  test::Mosquitto broker{{.dir = scratch.folder("broker")}};
  if (!broker.start()) return {};
  const Receiver receiver{.broker = broker.url(), .dir = scratch.path()};
  Child child{[&](Shared& shared) { return record_city(receiver, shared, true); }};
  if (!child.wait_until([](const Shared& s) { return s.ready.load(); }, 20s)) return {};
  const auto load = run_load({.port = broker.port(),
                              .messages = canonical_load(2000, "load"),
                              .count = 100'000,
                              .per_s = kPerSecond});
  if (!load.error.empty() || !child.wait_until([](const Shared& s) { return s.received >= 100'000; }, 20s))
    return {};
  const auto& shared = child.shared();
  std::vector<double> samples(shared.latency_ms.begin(), shared.latency_ms.begin() + shared.samples);
  std::sort(samples.begin(), samples.end());
  if (samples.empty()) return {};
  const auto at = [&](double share) {
    return samples[static_cast<std::size_t>(share * static_cast<double>(samples.size() - 1))];
  };
  return {{"latency:p50", at(0.5), "ms", "budget of 5 ms", at(0.5) / 5},
          {"latency:p99", at(0.99), "ms", "budget of 50 ms", at(0.99) / 50},
          {"latency:samples", static_cast<double>(samples.size()), "1"}};
}

}  // namespace city::bench
