// What a vital sign usually is at this hour, over simulated weeks.
#include "center/core/vital_norms.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "center/core/center.hpp"
#include "tests/support/cities.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
constexpr auto kHour = 60min;
constexpr auto kDay = 24h;
constexpr auto kWeekLong = 168h;
constexpr double kAnything = -std::numeric_limits<double>::infinity();

// Monday 2026-03-02 00:00 in Taipei.
const TimePoint kMonday{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1} + 16h};

VitalNorms norms_of(double floor = kAnything, const std::string& zone = "Asia/Taipei") {
  return VitalNorms{{{.id = "speed", .floor = floor}}, zone};
}

template <class Value>
void run(VitalNorms& norms, TimePoint from, TimePoint to, const Value& value) {
  for (TimePoint at = from; at < to; at += 1min) {
    const std::vector<std::optional<double>> values{value(at)};
    norms.advance(at, values);
  }
}

double by_hour(TimePoint at) {  // another value each hour of the week, and -1, +1 by minutes
  const auto minutes = std::chrono::floor<std::chrono::minutes>(at - kMonday).count();
  const auto of_week = ((minutes / 60) % 168 + 168) % 168;
  return 100.0 + static_cast<double>(of_week) + (minutes % 2 == 0 ? -1 : 1);
}

TEST(VitalNorms, KnowNothingBeforeTwoEarlierDays) {
  VitalNorms norms = norms_of();
  run(norms, kMonday, kMonday + 2 * kDay, by_hour);
  EXPECT_FALSE(norms.bands()[0]);
  run(norms, kMonday + 2 * kDay, kMonday + 2 * kDay + 1min, by_hour);
  ASSERT_TRUE(norms.bands()[0]);
  EXPECT_EQ(norms.bands()[0]->basis, NormalBand::Basis::HourOfDay);
  EXPECT_EQ(norms.bands()[0]->samples, 2U);
}

TEST(VitalNorms, TakeTheHourOfTheDayUntilTwoWeeksAreOver) {
  VitalNorms norms = norms_of();
  run(norms, kMonday, kMonday + 2 * kWeekLong, by_hour);
  EXPECT_EQ(norms.bands()[0]->basis, NormalBand::Basis::HourOfDay);
  EXPECT_EQ(norms.bands()[0]->samples, 13U) << "Sundays at 23 h: one week, and not this one";
  run(norms, kMonday + 2 * kWeekLong, kMonday + 2 * kWeekLong + 1min, by_hour);
  EXPECT_EQ(norms.bands()[0]->basis, NormalBand::Basis::HourOfWeek);
  EXPECT_EQ(norms.bands()[0]->samples, 2U);
}

TEST(VitalNorms, TheBandIsTwoDeviationsAroundTheMeanOfThatHour) {
  VitalNorms norms = norms_of();
  const TimePoint at = kMonday + 3 * kWeekLong + 50h;
  run(norms, kMonday, at + 1min, by_hour);
  const NormalBand band = norms.bands()[0].value();
  const double deviation = std::sqrt(180.0 / 179.0);  // three hours of values one off the mean
  EXPECT_NEAR(band.low, 150 - 2 * deviation, 1e-9);
  EXPECT_NEAR(band.high, 150 + 2 * deviation, 1e-9);
  EXPECT_EQ(band.samples, 3U);
}

TEST(VitalNorms, TheHourThatIsGoingOnDoesNotMakeItsOwnBand) {
  VitalNorms norms = norms_of();
  const TimePoint hour = kMonday + 2 * kWeekLong;
  run(norms, kMonday, hour + 1min, [](TimePoint) { return 10.0; });
  const NormalBand before = norms.bands()[0].value();
  run(norms, hour + 1min, hour + 59min, [](TimePoint) { return 900.0; });
  EXPECT_EQ(norms.bands()[0]->high, before.high);
  EXPECT_EQ(norms.bands()[0]->samples, 2U);
}

TEST(VitalNorms, NeverReachBelowTheirFloor) {
  VitalNorms norms = norms_of(0);
  run(norms, kMonday, kMonday + 2 * kWeekLong + 1min, [](TimePoint at) {
    return std::chrono::floor<std::chrono::minutes>(at - kMonday).count() % 2 == 0 ? 0.0 : 1.0;
  });
  EXPECT_EQ(norms.bands()[0]->low, 0);
  EXPECT_GT(norms.bands()[0]->high, 1);
}

TEST(VitalNorms, HoursAreTheCitysOwn) {
  VitalNorms taipei = norms_of(), utc = norms_of(kAnything, "UTC");
  const auto night = [](TimePoint at) {  // by Taipei's clock
    const auto hour = std::chrono::floor<std::chrono::hours>(at - kMonday).count() % 24;
    return hour < 6 ? 1.0 : 50.0;
  };
  run(taipei, kMonday, kMonday + 2 * kWeekLong + 3h, night);
  run(utc, kMonday, kMonday + 2 * kWeekLong + 3h, night);
  EXPECT_EQ(taipei.bands()[0]->high, 1);
  EXPECT_EQ(utc.bands()[0]->high, 1) << "the same instants, under other names";
  EXPECT_EQ((*taipei.freeze()->vitals[0].second)[0].mean, 1) << "Monday 00:00 in Taipei";
  EXPECT_EQ((*utc.freeze()->vitals[0].second)[0].mean, 50) << "Monday 00:00 in Greenwich is 08:00 in Taipei";
}

TEST(VitalNorms, AnHourThatTheClocksRepeatCountsAsOne) {
  VitalNorms norms = norms_of(kAnything, "Europe/Berlin");
  const TimePoint change{std::chrono::sys_days{std::chrono::year{2026} / 10 / 25} + 1h};  // 03:00 to 02:00
  run(norms, change - 1h, change + 3h, [](TimePoint) { return 7.0; });
  const NormCell& cell = (*norms.freeze()->vitals[0].second)[std::size_t{6} * 24 + 2];
  EXPECT_EQ(cell.hours, 1U);
  EXPECT_EQ(cell.count, 120U);
}

TEST(VitalNorms, AnHourOfTooFewValuesTellsNothing) {
  VitalNorms norms = norms_of();
  const auto seldom = [](TimePoint at) -> std::optional<double> {
    const auto minute = std::chrono::floor<std::chrono::minutes>(at - kMonday).count() % 60;
    if (minute >= VitalNorms::kFewestValues - 1) return std::nullopt;
    return 5.0;
  };
  run(norms, kMonday, kMonday + 3 * kWeekLong, seldom);
  EXPECT_FALSE(norms.bands()[0]);
}

TEST(VitalNorms, SurviveGapsOfDays) {
  VitalNorms norms = norms_of();
  run(norms, kMonday, kMonday + kWeekLong, by_hour);
  run(norms, kMonday + 3 * kWeekLong, kMonday + 4 * kWeekLong, by_hour);  // two weeks missing
  run(norms, kMonday + 4 * kWeekLong, kMonday + 4 * kWeekLong + 1min, by_hour);
  EXPECT_EQ(norms.bands()[0]->basis, NormalBand::Basis::HourOfWeek);
  EXPECT_EQ(norms.bands()[0]->samples, 2U);
  EXPECT_NEAR(norms.bands()[0]->high, 100 + 2 * std::sqrt(120.0 / 119.0), 1e-9);
}

TEST(VitalNorms, CountNoMinuteTwiceWhenTheClockStepsBackWithinTheHour) {
  VitalNorms norms = norms_of();
  run(norms, kMonday, kMonday + 40min, by_hour);
  run(norms, kMonday + 10min, kMonday + kHour + 1min, by_hour);
  EXPECT_EQ((*norms.freeze()->vitals[0].second)[0].count, 60U);
}

TEST(VitalNorms, DropTheHourThatTheClockStepsBackFrom) {
  VitalNorms norms = norms_of();
  run(norms, kMonday, kMonday + 80min, by_hour);
  run(norms, kMonday + 20min, kMonday + 3h, by_hour);
  const auto cells = norms.freeze()->vitals[0].second;
  EXPECT_EQ((*cells)[0].hours, 1U) << "known already when it comes again";
  EXPECT_EQ((*cells)[0].count, 60U);
  EXPECT_EQ((*cells)[1].count, 60U);
}

TEST(VitalNorms, AFutureThatNeverCameIsForgottenWhenItsHourComes) {
  VitalNorms norms = norms_of();
  const TimePoint future = kMonday + 50 * kWeekLong;
  run(norms, future, future + 2h, [](TimePoint) { return 1'000.0; });
  run(norms, kMonday, kMonday + 2 * kWeekLong + 1min, by_hour);
  const NormalBand band = norms.bands()[0].value();
  EXPECT_EQ(band.basis, NormalBand::Basis::HourOfWeek);
  EXPECT_LT(band.high, 110);
}

TEST(VitalNorms, LetOldWeeksFade) {
  VitalNorms norms = norms_of();
  VitalNorms::Memory memory;
  for (int week = 0; week < 120; ++week) {  // one hour a week is enough
    const TimePoint at = kMonday + week * kWeekLong;
    run(norms, at, at + 61min, [&](TimePoint) { return week < 60 ? 10.0 : 30.0; });
  }
  const NormCell& cell = (*norms.freeze()->vitals[0].second)[0];
  EXPECT_EQ(cell.hours, VitalNorms::kMostHours);
  EXPECT_LE(cell.count, VitalNorms::kMostHours * 60 + 30);
  EXPECT_GT(cell.mean, 27) << "60 weeks at 10 weigh less than a tenth against 60 at 30";
}

TEST(VitalNorms, ContinueAfterARestartAsIfNothingHadHappened) {
  VitalNorms steady = norms_of();
  const TimePoint stop = kMonday + 2 * kWeekLong + 25h + 30min;
  run(steady, kMonday, stop, by_hour);
  VitalNorms continued = norms_of();
  std::vector<VitalPoint> trend;
  for (TimePoint at = stop - 6h; at < stop; at += 1min) trend.push_back({at, by_hour(at)});
  continued.restore(*steady.freeze());
  continued.resume(stop - 1min, 0, trend);
  EXPECT_EQ(continued.bands()[0]->high, steady.bands()[0]->high);
  run(steady, stop, stop + 2h, by_hour);
  run(continued, stop, stop + 2h, by_hour);
  const auto a = steady.freeze()->vitals[0].second, b = continued.freeze()->vitals[0].second;
  for (std::size_t i = 0; i < kWeekHours; ++i) {
    EXPECT_EQ((*a)[i].count, (*b)[i].count) << i;
    EXPECT_EQ((*a)[i].mean, (*b)[i].mean) << i;
    EXPECT_EQ((*a)[i].squared, (*b)[i].squared) << i;
  }
}

TEST(VitalNorms, TakeNothingDamagedOutOfAStoredPicture) {
  NormMemory memory;
  std::vector<NormCell> few(3), odd(kWeekHours);
  odd[5] = {.hours = 2, .count = 9, .mean = std::nan(""), .squared = 1};
  memory.vitals = {{"speed", std::make_shared<const std::vector<NormCell>>(few)},
                   {"speed", std::make_shared<const std::vector<NormCell>>(odd)},
                   {"gone", std::make_shared<const std::vector<NormCell>>(kWeekHours)},
                   {"speed", nullptr}};
  VitalNorms norms = norms_of();
  norms.restore(memory);
  ASSERT_EQ(norms.freeze()->vitals.size(), 1U);
  EXPECT_EQ(norms.freeze()->vitals[0].second->size(), kWeekHours);
  EXPECT_EQ((*norms.freeze()->vitals[0].second)[5].count, 0U);
}

TEST(VitalNorms, ShareTheirMemoryUntilAnHourEnds) {
  VitalNorms norms = norms_of();
  run(norms, kMonday, kMonday + 61min, by_hour);
  const auto first = norms.freeze();
  run(norms, kMonday + 61min, kMonday + 2h, by_hour);
  EXPECT_EQ(norms.freeze(), first);
  run(norms, kMonday + 2h, kMonday + 2h + 1min, by_hour);
  EXPECT_NE(norms.freeze(), first);
}

// Through the center, its vital signs and a restart from its own picture.
TEST(VitalNorms, ReachTheViewAndAreForgottenWithTheirDefinition) {
  using namespace support;
  const auto center_of = [](std::string quantity) {
    CenterConfig config = city_config();
    config.vitals = {{.id = "speed",
                      .domain = Domain::Traffic,
                      .aggregate = VitalSpec::Aggregate::Mean,
                      .kind = "road_section",
                      .quantity = std::move(quantity)}};
    return Center{std::move(config)};
  };
  Center center = center_of("speed_kmh");
  for (int minute = 0; minute <= 2 * 24 * 60; minute += 5) {
    const TimePoint now = at(minute * 1min);
    center.step(arrived(reading({.asset = "a",
                                 .values = {{"speed_kmh", 30.0 + minute % 2}},
                                 .event_time = now,
                                 .received_at = now})),
                now);
  }
  const CityViewPtr view = center.view();
  ASSERT_TRUE(view->vitals.at(0).normal);
  EXPECT_NEAR(view->vitals[0].normal->low, 29.5, 1);
  EXPECT_EQ(view->vitals[0].normal->basis, NormalBand::Basis::HourOfDay);

  Center same = center_of("speed_kmh"), other = center_of("occupancy_pct");
  same.restore(*view, {});
  other.restore(*view, {});
  EXPECT_EQ(same.view()->vitals.at(0).normal->low, view->vitals[0].normal->low);
  EXPECT_FALSE(other.view()->vitals.at(0).normal);
  EXPECT_TRUE(other.view()->vitals.at(0).trend->empty());
}

}  // namespace
}  // namespace city
