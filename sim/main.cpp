// citysim: wiring only.
#include <atomic>
#include <csignal>
#include <iostream>

#include "sim/command/commands.hpp"

namespace {

std::atomic<bool> stop_asked{false};  // set by a signal, which has nowhere else to write
static_assert(std::atomic<bool>::is_always_lock_free);

void ask_to_stop(int) { stop_asked = true; }

}  // namespace

int main(int argc, char** argv) {
  namespace sim = city::sim;
  const sim::Command command = sim::parse_command_line(argc, argv);
  if (const auto* words = std::get_if<sim::Words>(&command)) {
    (words->exit_code == 0 ? std::cout : std::cerr) << words->text;
    return words->exit_code;
  }
  if (std::holds_alternative<sim::ListCommand>(command)) return sim::list_scenarios();
  const sim::RunOptions& options = std::get<sim::RunCommand>(command).options;
  if (options.dry_run) return sim::run_dry(options);
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  return options.rate ? sim::run_load(options, stop_asked) : sim::run_city(options, stop_asked);
}
