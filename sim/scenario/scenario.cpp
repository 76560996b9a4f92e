#include "sim/scenario/scenario.hpp"

#include <algorithm>
#include <array>

namespace city::sim {
namespace {

using std::chrono::minutes;

// A plum-rain front: a wide rain shield, and three convective cells that train over the basin from the south-west.
constexpr auto kCloudburst = std::to_array<Storm>({
    {minutes{0}, minutes{420}, 9, 14, {121.50, 25.03}, {121.58, 25.08}},
    {minutes{3}, minutes{95}, 125, 2.6, {121.535, 25.005}, {121.590, 25.050}},
    {minutes{30}, minutes{100}, 105, 2.4, {121.505, 25.040}, {121.575, 25.075}},
    {minutes{85}, minutes{80}, 80, 2.2, {121.495, 25.085}, {121.530, 25.125}},
    {minutes{240}, minutes{60}, 55, 3.0, {121.500, 25.020}, {121.600, 25.060}},
});

}  // namespace

std::span<const Scenario> scenarios() {
  static constexpr auto kAll = std::to_array<Scenario>({
      {.id = "weekday",
       .title = "An ordinary working day: rush hours, a little drizzle, a few things out of order",
       .rhythm = DayRhythm::Workday},
      {.id = "cloudburst",
       .title =
           "A plum-rain cloudburst: heavy rain from the start, flooded streets, slow traffic, busy hospitals",
       .rhythm = DayRhythm::Workday,
       .drizzle = 0,
       .storms = kCloudburst},
  });
  return kAll;
}

const Scenario* find_scenario(std::string_view id) {
  const auto all = scenarios();
  const auto found = std::find_if(all.begin(), all.end(), [id](const Scenario& s) { return s.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace city::sim
