// The hours of the city: how busy people are by hour and kind of day, and where the sun is. Shares of a peak of 1;
// shapes are assumptions made after published traffic counts (two rush hours on working days, a broad afternoon at
// weekends). Pure.
#pragma once
#include "sim/scenario/scenario.hpp"
#include "sim/time.hpp"

namespace city::sim {

struct Rhythm {
  int weekday = 0;  // 0 Monday .. 6 Sunday, as lived
  double hour = 0;  // 0 .. <24, Taipei
  bool working_day() const { return weekday < 5; }
};

Rhythm rhythm_at(TimePoint t, DayRhythm kind);

double traffic_demand(const Rhythm& r);      // 0.08 .. 1
double emergency_arrivals(const Rhythm& r);  // mean 1 over a day
double people_at_work(const Rhythm& r);      // 0 .. 1: how full places of work are
double people_at_leisure(const Rhythm& r);   // 0 .. 1: shops, parks, night markets

// Elevation of the sun over Taipei, degrees (declination and equation of time after Spencer 1971; within 0.5 degrees).
double sun_elevation_deg(TimePoint t);

}  // namespace city::sim
