#include "sim/command/load_faults.hpp"

#include <fstream>
#include <iterator>
#include <utility>

namespace city::sim {

std::variant<FaultPlan, std::string> load_faults(const std::string& file, Seed seed, TimePoint start) {
  if (file.empty()) return FaultPlan{};
  std::ifstream in{file, std::ios::binary};
  const std::string text{std::istreambuf_iterator<char>{in}, {}};
  if (!in.is_open()) return "the faults cannot be read: " + file;
  auto parsed = parse_faults(text);
  if (auto* error = std::get_if<FaultError>(&parsed)) return error->what + ": " + file;
  return FaultPlan{std::get<std::vector<Fault>>(std::move(parsed)), seed, start};
}

}  // namespace city::sim
