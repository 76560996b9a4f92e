#include "center/ingest/city_clock.hpp"

#include <simdjson.h>

#include <chrono>
#include <optional>
#include <string_view>

#include "sensors/time_text.hpp"

namespace city {
namespace {

constexpr double kMaxSpeed = 100'000;

struct Status {
  bool online = false;
  double speed = 1;
  std::optional<TimePoint> clock{};
  std::optional<TimePoint> wall{};
};

std::optional<TimePoint> instant(simdjson::dom::element object, std::string_view key) {
  std::string_view text;
  if (object[key].get_string().get(text) != simdjson::SUCCESS) return {};
  const auto stamp = parse_stamp(text);
  if (!stamp || !stamp->offset) return {};
  return TimePoint{(stamp->local - *stamp->offset).time_since_epoch()};
}

Status read_status(std::string_view text) {
  simdjson::dom::parser parser;
  simdjson::dom::element object;
  Status status;
  if (parser.parse(text.data(), text.size()).get(object) != simdjson::SUCCESS) return status;
  std::string_view state;
  status.online = object["state"].get_string().get(state) == simdjson::SUCCESS && state == "online";
  if (double speed = 0; object["speed"].get_double().get(speed) == simdjson::SUCCESS) status.speed = speed;
  status.clock = instant(object, "clock");
  status.wall = instant(object, "wall");
  return status;
}

}  // namespace

void CityClock::hear(std::string_view sim_status, TimePoint real) {
  const Status status = read_status(sim_status);
  const bool takes_over = status.online && status.clock && status.speed > 0 && status.speed <= kMaxSpeed;
  const std::lock_guard lock{mutex_};
  if (takes_over) {
    virtual_ = {.clock = *status.clock, .wall = status.wall.value_or(real), .speed = status.speed};
  }
  simulated_.store(takes_over, std::memory_order_release);
}

TimePoint CityClock::at(TimePoint real) const {
  if (!simulated()) return real;
  const std::lock_guard lock{mutex_};
  const std::chrono::duration<double, std::milli> passed = (real - virtual_.wall) * virtual_.speed;
  return virtual_.clock + std::chrono::round<Milliseconds>(passed);
}

TimePoint CityClock::now() const { return at(real_now()); }

double CityClock::speed() const {
  if (!simulated()) return 1;
  const std::lock_guard lock{mutex_};
  return virtual_.speed;
}

TimePoint CityClock::real_now() { return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()); }

}  // namespace city
