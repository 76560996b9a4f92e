#include "sim/model/emergency.hpp"

#include <algorithm>
#include <cmath>

#include "sim/city/hospitals.hpp"

namespace city::sim {
namespace {

constexpr double kMinutesPerDay = 1440;
constexpr double kTreatmentMin = 150;
constexpr double kAdmitted = 0.22;  // share of the patients seen
constexpr double kIntensive = 0.02;
constexpr double kStretcher = 0.10;  // of arrivals wait for a stretcher bed
constexpr double kStretcherMin = 60;
constexpr double kStormArrivals = 0.45;

double usual_icu(const Hospital& h) { return 0.3 + 0.05 * h.usual_ward_wait; }

// Ward beds come free on the rounds; at night only a third as many. Mean 1 over a day.
double ward_release(double hour) { return hour >= 10 && hour < 17 ? 2.0 : 0.588; }

// Doctors see patients a fifth faster than they usually come, and hurry when the room fills.
double seen_per_min(const Hospital& h, int waiting) {
  return h.visits_per_day / kMinutesPerDay * 1.2 + 0.035 * waiting;
}

bool reports_full(const Hospital& h, int ward, bool was_full) {
  const double limit = h.usual_ward_wait + 0.35 * std::sqrt(h.usual_ward_wait) + 1;
  return h.usual_ward_wait >= 5 && ward > (was_full ? limit - 2 : limit);
}

}  // namespace

Crowding crowding(const EmergencyRoom& room, double visits_per_day) {
  const double visits_per_h = visits_per_day / 24;
  return {.ventilated = room.in_treatment / 60,
          .longest_boarding_h = std::min(72.0, room.waiting_ward / (visits_per_h * kAdmitted)),
          .last_wait_h = std::min(24.0, room.waiting_see / (visits_per_h * 1.2))};
}

Emergency::Emergency(Seed seed, const Rhythm& rhythm) : seed_{seed}, rooms_(hospitals().size()) {
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    const Hospital& h = hospitals()[i];
    const double arrivals = h.visits_per_day / kMinutesPerDay * emergency_arrivals(rhythm);
    EmergencyRoom& room = rooms_[i];
    room.waiting_see = poisson(arrivals * 6, seed, "er.see0", i);
    room.in_treatment = poisson(arrivals * kTreatmentMin, seed, "er.treat0", i);
    room.waiting_ward = poisson(h.usual_ward_wait, seed, "er.ward0", i);
    room.waiting_icu = poisson(usual_icu(h), seed, "er.icu0", i);
    room.full = reports_full(h, room.waiting_ward, false);
  }
}

void Emergency::step(std::int64_t minute, const Rhythm& rhythm, double storm) {
  const double wanted = emergency_arrivals(rhythm) * (1 + kStormArrivals * std::clamp(storm, 0.0, 1.0));
  const double release = ward_release(rhythm.hour);
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    const Hospital& h = hospitals()[i];
    EmergencyRoom& room = rooms_[i];
    const double usual = h.visits_per_day / kMinutesPerDay;
    const auto leave = [&](int present, double mean, Salt salt) {
      return std::min(present, poisson(mean, seed_, salt, i, minute));
    };
    room.waiting_see += poisson(usual * wanted, seed_, "er.arrive", i, minute);
    const int seen = leave(room.waiting_see, seen_per_min(h, room.waiting_see), "er.seen");
    const int done = leave(room.in_treatment, room.in_treatment / kTreatmentMin, "er.done");
    room.waiting_see -= seen;
    room.in_treatment += seen - done;
    room.waiting_bed -= leave(room.waiting_bed, room.waiting_bed / kStretcherMin, "er.bedout");
    room.waiting_ward -= leave(
        room.waiting_ward, room.waiting_ward * usual * kAdmitted / h.usual_ward_wait * release, "er.wardout");
    room.waiting_icu -=
        leave(room.waiting_icu, room.waiting_icu * usual * kIntensive / usual_icu(h), "er.icuout");
    room.waiting_bed += poisson(seen * kStretcher, seed_, "er.bed", i, minute);
    room.waiting_ward += poisson(done * kAdmitted, seed_, "er.ward", i, minute);
    room.waiting_icu += poisson(done * kIntensive, seed_, "er.icu", i, minute);
    room.full = reports_full(h, room.waiting_ward, room.full);
  }
}

}  // namespace city::sim
