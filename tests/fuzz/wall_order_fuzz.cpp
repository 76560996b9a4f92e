// Orders to a wall, as anybody may publish them.
#include <cstdint>
#include <string_view>

#include "center/ingest/wall_orders.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parsed = city::parse_wall_order({reinterpret_cast<const char*>(data), size});
  if (const auto* bad = std::get_if<city::RefusedOrder>(&parsed)) {
    if (bad->what.empty() || bad->what.find('\n') != std::string::npos) __builtin_trap();
    return 0;
  }
  const auto& order = std::get<city::WallOrder>(parsed);
  if (order.screen && (*order.screen < 0 || *order.screen >= city::WallOrders::kMostScreens))
    __builtin_trap();
  if (order.place && !(order.place->radius_m >= 50 && order.place->minutes >= 1)) __builtin_trap();
  return 0;
}
