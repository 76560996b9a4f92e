#include "sim/command/options.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>

namespace city::sim {
namespace {

constexpr std::size_t kMostAssets = 1'000'000;

std::string duration_or_throw(const std::string& text) {
  return parse_duration(text) ? std::string{} : "not a duration: '" + text + "' (like 90s, 30m, 6h, 2d)";
}

std::string start_or_throw(const std::string& text) {
  return parse_start(text) ? std::string{} : "not a time: '" + text + "' (like 2026-05-01T08:00:00+08:00)";
}

// The first line of what CLI11 says, with our name before it.
std::string one_line(const std::string& text) {
  return "citysim: " + text.substr(0, text.find('\n')) + "; see citysim run --help";
}

}  // namespace

std::optional<Milliseconds> parse_duration(const std::string& text) {
  std::int64_t total_ms = 0;
  std::int64_t number = -1;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      number = (number < 0 ? 0 : number) * 10 + (c - '0');
      if (number > 1'000'000'000) return std::nullopt;
      continue;
    }
    const std::int64_t unit_ms = c == 's'   ? 1000
                                 : c == 'm' ? 60'000
                                 : c == 'h' ? 3'600'000
                                 : c == 'd' ? 86'400'000
                                            : 0;
    if (number < 0 || unit_ms == 0) return std::nullopt;
    total_ms += number * unit_ms;
    number = -1;
  }
  if (number >= 0 || total_ms <= 0) return std::nullopt;
  return Milliseconds{total_ms};
}

std::optional<TimePoint> parse_start(const std::string& text) {
  std::array<int, 6> f{0, 0, 0, 0, 0, 0};
  int used = 0;
  const int n =
      std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &f[0], &f[1], &f[2], &used);  // NOLINT(cert-err34-c)
  if (n != 3) return std::nullopt;
  std::string rest = text.substr(static_cast<std::size_t>(used));
  if (!rest.empty() && (rest[0] == 'T' || rest[0] == ' ')) {
    int minutes_end = 0;
    if (std::sscanf(rest.c_str() + 1, "%2d:%2d%n", &f[3], &f[4], &minutes_end) != 2)
      return std::nullopt;  // NOLINT
    rest = rest.substr(1 + static_cast<std::size_t>(minutes_end));
    int seconds_end = 0;
    if (std::sscanf(rest.c_str(), ":%2d%n", &f[5], &seconds_end) == 1) {  // NOLINT(cert-err34-c)
      rest = rest.substr(static_cast<std::size_t>(seconds_end));
    }
  }
  if (!rest.empty() && rest != "Z" && rest != "+08:00") return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{f[0]},
                                         std::chrono::month{static_cast<unsigned>(f[1])},
                                         std::chrono::day{static_cast<unsigned>(f[2])}};
  if (!date.ok() || f[3] < 0 || f[3] > 23 || f[4] < 0 || f[4] > 59 || f[5] < 0 || f[5] > 59)
    return std::nullopt;
  const TimePoint named = TimePoint{std::chrono::sys_days{date}} + std::chrono::hours{f[3]} +
                          std::chrono::minutes{f[4]} + std::chrono::seconds{f[5]};
  return rest == "Z" ? named : named - kTaipeiOffset;
}

Command parse_command_line(int argc, const char* const* argv) {
  CLI::App app{"A seeded city that publishes to an MQTT broker as a real one does.", "citysim"};
  app.set_version_flag("--version", std::string{"citysim "} + CITYGLASS_VERSION);
  app.require_subcommand(1);
  CLI::App* list = app.add_subcommand("list", "Name the scenarios.");
  CLI::App* run = app.add_subcommand("run", "Publish a city until stopped.");
  RunOptions o;
  std::string lasts;
  std::string start;
  double rate = 0;
  run->add_option("--broker", o.broker, "Where to publish")->capture_default_str();
  run->add_option("--scenario", o.scenario, "What kind of day; see citysim list")->capture_default_str();
  run->add_option("--seed", o.seed, "Same seed and start, same messages")->capture_default_str();
  run->add_option("--speed", o.speed, "How fast the city's clock runs")
      ->check(CLI::Range(0.01, 100'000.0))
      ->capture_default_str();
  run->add_option("--for", lasts, "Stop after so much of the city's time: 90s, 30m, 6h, 2d")
      ->check(CLI::Validator(duration_or_throw, "DURATION"));
  run->add_option("--assets", o.assets, "How many sensors, up to a million")
      ->check(CLI::Range(std::size_t{10}, kMostAssets));
  CLI::Option* rate_option =
      run->add_option("--rate", rate, "Pure load: observations a second, 0 for as fast as possible")
          ->check(CLI::NonNegativeNumber);
  run->add_option("--qos", o.qos, "QoS of the load")->check(CLI::Range(0, 1))->needs(rate_option);
  run->add_option("--connections", o.connections, "Connections of the load")
      ->check(CLI::Range(1, 64))
      ->needs(rate_option);
  run->add_option("--start", start, "The city's time at the start, Taipei (default: now)")
      ->check(CLI::Validator(start_or_throw, "TIME"));
  run->add_option("--faults", o.faults, "TOML file of what goes wrong with feeds")->excludes(rate_option);
  CLI::Option* dry = run->add_flag("--dry-run", o.dry_run, "Make the messages, publish nothing");
  run->add_flag("--hash", o.hash, "Print a hash of the messages")->needs(dry);
  run->add_option("--print", o.print, "Print the first messages")
      ->needs(dry)
      ->expected(0, 1)
      ->default_str("20");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Words{.text = run->parsed() ? run->help() : list->parsed() ? list->help() : app.help()};
  } catch (const CLI::CallForVersion&) {
    return Words{.text = app.version() + "\n"};
  } catch (const CLI::Error& e) {
    return Words{.exit_code = 2, .text = one_line(e.what()) + "\n"};
  }
  if (list->parsed()) return ListCommand{};
  if (!lasts.empty()) o.lasts = parse_duration(lasts);
  if (!start.empty()) o.start = parse_start(start);
  if (rate_option->count() > 0) o.rate = rate;
  return RunCommand{.options = o};
}

}  // namespace city::sim
