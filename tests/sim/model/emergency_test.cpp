#include "sim/model/emergency.hpp"

#include <gtest/gtest.h>

#include "sim/city/hospitals.hpp"

namespace city::sim {
namespace {

constexpr std::int64_t kMonday{29'630'400};  // 4 May 2026 00:00 in Taipei, minutes since 1970 UTC

struct Week {
  bool negative = false;
  double ward_mean = 0;  // of the first hospital
  double patients = 0;   // mean over hospitals and minutes
  double full_share = 0;
};

Week a_week(Seed seed, double storm) {
  Emergency er{seed, rhythm_at(at_minute(kMonday), DayRhythm::Workday)};
  Week w;
  constexpr int kMinutes = 7 * 1440;
  const auto count = static_cast<double>(hospitals().size());
  for (int m = 0; m < kMinutes; ++m) {
    er.step(kMonday + m, rhythm_at(at_minute(kMonday + m), DayRhythm::Workday), storm);
    w.ward_mean += er.room(0).waiting_ward / static_cast<double>(kMinutes);
    for (std::size_t i = 0; i < hospitals().size(); ++i) {
      const EmergencyRoom& r = er.room(i);
      w.negative = w.negative || r.waiting_see < 0 || r.waiting_bed < 0 || r.waiting_ward < 0 ||
                   r.waiting_icu < 0 || r.in_treatment < 0;
      w.patients += r.patients() / count / kMinutes;
      w.full_share += (r.full ? 1 : 0) / count / kMinutes;
    }
  }
  return w;
}

TEST(Emergency, CountsAreNeverNegative) {
  EXPECT_FALSE(a_week(1, 0).negative);
  EXPECT_FALSE(a_week(2, 1).negative);
}

TEST(Emergency, TheUsualNumberWaitsForAWard) {
  EXPECT_NEAR(a_week(1, 0).ward_mean, hospitals()[0].usual_ward_wait, 25);
}

TEST(Emergency, AStormBringsMorePatients) { EXPECT_GT(a_week(1, 1).patients, 1.2 * a_week(1, 0).patients); }

TEST(Emergency, AFewHospitalsAreFullOnAnOrdinaryDay) {
  const double share = a_week(3, 0).full_share;
  EXPECT_GT(share, 0.02);
  EXPECT_LT(share, 0.35);
}

TEST(Emergency, NoHospitalHasTheIdOfAnother) {
  for (const Hospital& a : hospitals()) {
    int same = 0;
    for (const Hospital& b : hospitals()) same += a.id == b.id ? 1 : 0;
    EXPECT_EQ(same, 1) << a.id;
  }
}

}  // namespace
}  // namespace city::sim
