// The same load through Node-RED: mqtt -> json -> SQLite, as it comes and tuned, beside ours in the same run.
#include <fmt/core.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string>

#include "tests/bench/bench.hpp"
#include "tests/bench/live_child.hpp"
#include "tests/bench/load_publisher.hpp"
#include "tests/bench/scratch.hpp"
#include "tests/support/mosquitto.hpp"

namespace city::bench {
namespace {

using namespace std::chrono_literals;

double ours_per_s(const test::Mosquitto& broker, const std::filesystem::path& dir, std::uint64_t count) {
  const Receiver receiver{.broker = broker.url(), .dir = dir};
  Child child{[&](Shared& shared) { return record_city(receiver, shared, false); }};
  if (!child.wait_until([](const Shared& s) { return s.ready.load(); }, 20s)) return 0;
  const std::int64_t begun = steady_ns();
  run_load(
      {.port = broker.port(), .messages = canonical_load(10'000, "load"), .count = count, .received = [&] {
         return child.shared().received.load();
       }});
  const bool all =
      child.wait_until([&](const Shared& s) { return s.received >= count && s.kept >= 2 * count; }, 60s);
  return all ? static_cast<double>(count) / (static_cast<double>(steady_ns() - begun) * 1e-9) : 0;
}

double node_red_per_s(const test::Mosquitto& broker, const std::filesystem::path& dir, std::uint64_t count,
                      const char* mode) {
  const auto command = fmt::format("{}/tests/bench/peers/node_red/serve.sh {} {} 0 {} {}",
                                   CITYGLASS_SOURCE_DIR, dir.string(), broker.port(), count, mode);
  const std::unique_ptr<FILE, int (*)(FILE*)> lines{popen(command.c_str(), "r"), pclose};
  std::array<char, 64> line{};
  if (!lines || std::fgets(line.data(), line.size(), lines.get()) == nullptr) return 0;
  const std::int64_t begun = steady_ns();
  run_load(
      {.port = broker.port(), .messages = canonical_load(10'000, "load"), .count = count, .window = count});
  std::uint64_t rows = 0;
  while (rows < count && std::fgets(line.data(), line.size(), lines.get()) != nullptr) {
    const long long seen = std::atoll(line.data());
    if (seen > 0) rows = static_cast<std::uint64_t>(seen);
  }
  return static_cast<double>(rows) / (static_cast<double>(steady_ns() - begun) * 1e-9);
}

}  // namespace

Figures node_red() {
  const Scratch scratch;
  test::Mosquitto broker{{.dir = scratch.folder("broker")}};
  if (!broker.start()) return {};
  const double ours = ours_per_s(broker, scratch.folder("ours"), 300'000);
  Figures figures{{"node_red:ours", ours, "1/s"}};
  for (const char* mode : {"plain", "tuned"}) {
    const double theirs = node_red_per_s(broker, scratch.folder(mode),
                                         mode == std::string_view{"plain"} ? 20'000 : 60'000, mode);
    if (theirs > 0)
      figures.push_back({fmt::format("node_red:{}", mode), theirs, "1/s", "ours to theirs", ours / theirs});
  }
  return figures;
}

}  // namespace city::bench
