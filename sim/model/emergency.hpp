// Emergency departments, patient counts by minute. Each hospital is a small queue network: arrivals (Poisson, by hour),
// wait to be seen, treatment for about two and a half hours, and for some a bed, a ward or intensive care, left at the
// rate that keeps the hospital's usual number waiting. Wards free their beds between 10 and 17 o'clock. Storms bring up
// to 45 % more patients (falls, crashes, cut wounds) while water stands in the streets. Counts are never negative.
#pragma once
#include <vector>

#include "sim/model/rhythm.hpp"
#include "sim/random.hpp"

namespace city::sim {

struct EmergencyRoom {
  int waiting_see = 0;
  int waiting_bed = 0;
  int waiting_ward = 0;
  int waiting_icu = 0;
  int in_treatment = 0;
  bool full = false;  // reported to the dispatchers as full

  int patients() const { return waiting_see + waiting_bed + waiting_ward + waiting_icu + in_treatment; }
};

// What NEDOCS asks beyond the counts, worked out from them. Assumed: one patient in treatment of sixty is ventilated; boarders
// leave first come first served, so that the one at the head has waited for as long as the queue takes to pass at the ward's usual
// rate; whoever is bedded now has waited for those before him to be seen.
struct Crowding {
  int ventilated = 0;
  double longest_boarding_h = 0;
  double last_wait_h = 0;
};
Crowding crowding(const EmergencyRoom& room, double visits_per_day);

class Emergency {
 public:
  Emergency(Seed seed, const Rhythm& rhythm);  // starts at the usual numbers, with chance

  // One minute; `storm` 0 calm .. 1 severe.
  void step(std::int64_t minute, const Rhythm& rhythm, double storm);

  const EmergencyRoom& room(std::size_t hospital) const { return rooms_[hospital]; }

 private:
  Seed seed_;
  std::vector<EmergencyRoom> rooms_;
};

}  // namespace city::sim
