// When something that nobody has acknowledged is lit: 1 Hz, half of the time, in step everywhere. Only symbols blink, never text.
//
// 1 Hz square after the usual rule of control rooms; far under the three flashes a second that WCAG 2.3.1 allows. Pure.
#pragma once
#include "sensors/time.hpp"

namespace city {

constexpr bool blink_on(TimePoint now) {
  const auto ms = now.time_since_epoch().count() % 1000;
  return (ms < 0 ? ms + 1000 : ms) < 500;
}

}  // namespace city
