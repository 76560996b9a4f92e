#include <chrono>
#include <iostream>

#include "sim/command/commands.hpp"
#include "sim/command/load_faults.hpp"
#include "sim/command/report.hpp"
#include "sim/stream/city_stream.hpp"
#include "sim/stream/digest.hpp"

namespace city::sim {
namespace {

constexpr auto kUsualDryRun = std::chrono::hours{1};
constexpr std::size_t kPrintedPayload = 400;  // bytes; a bulk document would fill the terminal

void print(const Message& m) {
  TextWriter line;
  line.rfc3339(m.at).raw(" ").raw(m.topic).raw(m.keep == Keep::Retained ? " (retained) " : " ");
  std::cout << line.view() << m.payload.substr(0, kPrintedPayload)
            << (m.payload.size() > kPrintedPayload ? "…" : "") << '\n';
}

}  // namespace

int list_scenarios() {
  for (const Scenario& s : scenarios()) std::cout << s.id << "\t" << s.title << '\n';
  return 0;
}

int run_dry(const RunOptions& options) {
  const Scenario* scenario = find_scenario(options.scenario);
  if (scenario == nullptr) {
    return complain(2, "no scenario '" + options.scenario + "'; citysim list names them");
  }
  const TimePoint start =
      options.start.value_or(std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()));
  const CityPlan plan =
      plan_city(options.seed, options.assets > 0 ? population_of(options.assets) : Population{});
  auto faults = load_faults(options.faults, options.seed, start);
  if (const auto* wrong = std::get_if<std::string>(&faults)) return complain(2, *wrong);
  CityStream stream{plan, *scenario, start, std::get<FaultPlan>(std::move(faults))};
  const TimePoint end = start + options.lasts.value_or(kUsualDryRun);
  Digest digest;
  RunReport report;
  std::uint64_t bytes = 0;
  const auto began = std::chrono::steady_clock::now();
  for (const Message* m = &stream.next(); m->at < end; m = &stream.next()) {
    if (options.hash) digest.add(*m);
    if (report.sent < options.print) print(*m);
    ++report.sent;
    bytes += m->payload.size();
  }
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  if (options.hash) {
    TextWriter line;
    for (int shift = 60; shift >= 0; shift -= 4) {
      line.raw(std::string_view{"0123456789abcdef"}.substr(
          (digest.value() >> static_cast<unsigned>(shift)) & 15U, 1));
    }
    std::cout << line.view() << '\n';
  }
  TextWriter line;
  line.raw(R"({"messages":)").digits(report.sent).raw(R"(,"bytes":)").digits(bytes).raw(R"(,"seconds":)");
  line.fixed(report.seconds, 3)
      .raw(R"(,"per_s":)")
      .fixed(static_cast<double>(report.sent) / report.seconds, 0)
      .raw("}");
  std::cerr << line.view() << std::endl;
  return 0;
}

}  // namespace city::sim
