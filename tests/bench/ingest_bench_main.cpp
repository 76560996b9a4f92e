// ingest_bench count|center|alone|ratio QOS MESSAGES [ASSETS [PER-S]]: one side of the way in by hand, or both by turns.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "tests/bench/ingest_bench.hpp"

namespace {

using namespace city::bench;

double report(const char* name, const IngestLoad& load, const IngestResult& r) {
  const auto per_message = [&](double seconds) { return 1e6 * seconds / static_cast<double>(load.messages); };
  std::printf(
      "%-8s qos %d %9.0f/s  own cpu %5.2f us  broker %5.2f us  merged %llu  backlog %.1f MiB  peak rss %.0f "
      "MiB  latency %.1f/%.1f ms "
      "%s\n",
      name, load.qos, r.per_s, per_message(r.own_cpu_s), per_message(r.broker_cpu_s),
      static_cast<unsigned long long>(r.merged), static_cast<double>(r.backlog_bytes) / (1 << 20), r.rss_mib,
      r.latency.p50_ms, r.latency.p99_ms, r.error.c_str());
  std::fflush(stdout);
  return r.error.empty() ? r.per_s : 0;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("ingest_bench count|center|alone|ratio QOS MESSAGES [ASSETS [PER-S]]\n", stderr);
    return 2;
  }
  const std::string_view what = argv[1];
  IngestLoad load{.qos = std::atoi(argv[2]), .messages = std::strtoull(argv[3], nullptr, 10)};
  if (argc > 4) load.assets = std::strtoull(argv[4], nullptr, 10);
  if (argc > 5) load.per_s = std::atof(argv[5]);
  if (what == "count") report("count", load, run_counting_callback(load));
  if (what == "center") report("center", load, run_center(load));
  if (what == "alone") report("alone", load, run_engine_alone(load));
  if (what != "ratio") return 0;
  std::vector<double> ratios;
  for (int turn = 0; turn < 5; ++turn) {
    const double ceiling = report("count", load, run_counting_callback(load));
    const double ours = report("center", load, run_center(load));
    if (ceiling > 0) ratios.push_back(ours / ceiling);
  }
  if (!ratios.empty()) std::printf("median ratio %.3f of %zu turns\n", median(ratios), ratios.size());
}
