#include "widgets/gfx/screen_slots.hpp"

#include <algorithm>
#include <tuple>

namespace city {

std::vector<ScreenSlot> assign_screens(std::vector<ScreenSlot> before, std::vector<MonitorPlace> monitors,
                                       int most) {
  std::sort(monitors.begin(), monitors.end(), [](const MonitorPlace& a, const MonitorPlace& b) {
    return std::tie(a.x, a.y, a.name) < std::tie(b.x, b.y, b.name);
  });
  if (most > 0 && before.size() > static_cast<std::size_t>(most))
    before.resize(static_cast<std::size_t>(most));
  for (ScreenSlot& slot : before) slot.is_there = false;
  std::vector<MonitorPlace> strangers;
  for (MonitorPlace& monitor : monitors) {
    const auto known = std::find_if(before.begin(), before.end(), [&](const ScreenSlot& slot) {
      return !slot.is_there && slot.monitor == monitor.name;
    });
    if (known != before.end())
      known->is_there = true;
    else
      strangers.push_back(std::move(monitor));
  }
  for (MonitorPlace& monitor : strangers) {
    // A screen that waits for its monitor is given away only when the wall may not grow.
    auto free = std::find_if(before.begin(), before.end(),
                             [](const ScreenSlot& slot) { return !slot.is_there && slot.monitor.empty(); });
    const bool may_grow = most == 0 || before.size() < static_cast<std::size_t>(most);
    if (free == before.end() && !may_grow)
      free =
          std::find_if(before.begin(), before.end(), [](const ScreenSlot& slot) { return !slot.is_there; });
    if (free != before.end())
      *free = {std::move(monitor.name), true};
    else if (may_grow)
      before.push_back({std::move(monitor.name), true});
  }
  return before;
}

}  // namespace city
