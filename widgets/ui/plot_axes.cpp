#include "widgets/ui/plot_axes.hpp"

#include <array>

namespace city {
namespace {

using namespace std::chrono_literals;
using std::chrono::minutes;

constexpr std::array<minutes, 14> kSteps{1min,   2min,   5min,   10min,   15min,   30min,   60min,
                                         2 * 1h, 3 * 1h, 6 * 1h, 12 * 1h, 24 * 1h, 48 * 1h, 168 * 1h};

minutes step_of(Milliseconds span, int most) {
  for (const minutes step : kSteps)
    if (span / step < most) return step;
  const auto days = std::chrono::ceil<std::chrono::days>(span) / most + std::chrono::days{1};
  return days;
}

Milliseconds since_midnight(const LocalTime& t) {
  return std::chrono::hours{t.hour} + minutes{t.minute} + std::chrono::seconds{t.second};
}

// The first instant not before `at` whose local time of day is a multiple of `step`. A zone's clock may be set within: look again.
TimePoint aligned(TimePoint at, minutes step, const ZoneClock& clock) {
  TimePoint found = std::chrono::ceil<std::chrono::seconds>(at);
  const Milliseconds of_day = std::min<Milliseconds>(step, 24h);
  for (int tries = 0; tries < 3; ++tries) {
    const Milliseconds beyond = since_midnight(clock.at(found)) % of_day;
    if (beyond == 0ms) break;
    found += of_day - beyond;
  }
  return found;
}

std::string two_digits(unsigned n) {
  return {static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)};
}

}  // namespace

double nice_step(double span, int most) {
  if (!(span > 0) || !std::isfinite(span) || most < 1) return 0;
  const double least = span / most;
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double times : {1.0, 2.0, 5.0, 10.0})
    if (times * power >= least * (1 - 1e-9)) return times * power;
  return 10 * power;
}

std::vector<double> value_ticks(const PlotScale& scale, int most, double least_step) {
  most = std::max(1, most);
  const double span = scale.high - scale.low;
  double step = nice_step(span, most);
  if (step <= 0) return {};
  step = std::max(step, least_step);
  for (int tries = 0; tries < 4; ++tries) {
    const double slack = step * 1e-6;
    const double first = std::ceil((scale.low - slack) / step);
    const double last = std::floor((scale.high + slack) / step);
    if (last - first + 1 > most) {
      step = nice_step(step * 1.01, 1);
      continue;
    }
    std::vector<double> ticks;
    for (double i = first; i <= last; ++i) ticks.push_back(i == 0 ? 0 : i * step);
    return ticks;
  }
  return {};
}

int step_decimals(double step) {
  if (!(step > 0) || step >= 1) return 0;
  return std::min(6, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

std::vector<TimeTick> time_ticks(TimePoint from, TimePoint to, int most, const ZoneClock& clock) {
  if (to <= from) return {};
  most = std::max(1, most);
  const minutes step = step_of(to - from, most);
  std::vector<TimeTick> ticks;
  for (TimePoint at = aligned(from, step, clock); at <= to; at = aligned(at + step, step, clock)) {
    const LocalTime local = clock.at(at);
    const bool is_day = since_midnight(local) == 0ms;
    ticks.push_back({.at = at,
                     .text = is_day ? two_digits(local.month) + "-" + two_digits(local.day)
                                    : two_digits(local.hour) + ":" + two_digits(local.minute),
                     .is_day = is_day});
    if (ticks.size() > static_cast<std::size_t>(most)) break;
  }
  return ticks;
}

PlotWindow plot_window(TimePoint now, Milliseconds span) {
  const Milliseconds step = std::max<Milliseconds>(1ms, span / 600);
  const auto since = now.time_since_epoch();
  const TimePoint to{(since / step + (since % step > 0ms ? 1 : 0)) * step};
  return {to - span, to};
}

}  // namespace city
