#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <chrono>

#include "center/commands/commands.hpp"
#include "center/commands/live_city.hpp"
#include "center/commands/report.hpp"
#include "center/commands/stop_signal.hpp"

namespace city {

int run_record(const CommandLine& line, const RecordCommand& command) {
  using Clock = std::chrono::steady_clock;
  constexpr auto kEvery = std::chrono::seconds{10};

  StopSignal stop;
  auto opened = LiveCity::open(line.config);
  if (const auto* exit = std::get_if<Exit>(&opened)) {
    fmt::print(stderr, "cityglass record: {}\n", exit->text);
    return exit->code;
  }
  LiveCity& city = *std::get<std::unique_ptr<LiveCity>>(opened);
  spdlog::info("recording into {}", line.config.store_file.string());

  const auto end = command.duration ? Clock::now() + *command.duration : Clock::time_point::max();
  auto next_line = Clock::now() + std::chrono::seconds{2};
  while (!stop.wait(std::chrono::milliseconds{100}) && Clock::now() < end) {
    if (Clock::now() < next_line) continue;
    next_line = Clock::now() + kEvery;
    spdlog::info(status_line(*city.view()));
  }
  spdlog::info("stopping");
  city.stop();
  fmt::print("{}", summary(*city.view()));
  return 0;
}

}  // namespace city
