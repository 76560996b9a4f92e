// Runs the Google Benchmark workloads of this binary and gathers their figures: time per iteration, and every
// counter they set.
#include <benchmark/benchmark.h>

#include "tests/bench/bench.hpp"

namespace city::bench {
namespace {

class Gather : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.error_occurred) continue;
      const std::string name = run.benchmark_name();
      figures.push_back({name, run.GetAdjustedRealTime(), benchmark::GetTimeUnitString(run.time_unit)});
      for (const auto& [counter, value] : run.counters)
        figures.push_back({std::string{name}.append(":").append(counter), value.value, counter});
    }
  }
  Figures figures{};
};

}  // namespace

Figures micro(std::string_view filter) {
  const std::string pattern = filter.empty() ? "." : std::string{filter};
  Gather gather;
  benchmark::RunSpecifiedBenchmarks(&gather, pattern);
  return gather.figures;
}

}  // namespace city::bench
