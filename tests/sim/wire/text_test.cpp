#include "sim/wire/text.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace city::sim {
namespace {

constexpr TimePoint kMorning{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};  // 08:00 in Taipei

TEST(Text, StampsAreTaipeiTimeWithItsOffset) {
  TextWriter w;
  EXPECT_EQ(w.rfc3339(kMorning).view(), "2026-05-01T08:00:00+08:00");
  EXPECT_EQ(w.clear().rfc3339(kMorning + Milliseconds{999}).view(), "2026-05-01T08:00:00+08:00");
  EXPECT_EQ(w.clear().rfc3339(kMorning + std::chrono::hours{16}).view(), "2026-05-02T00:00:00+08:00");
  EXPECT_EQ(w.clear().local_naive(kMorning).view(), "2026-05-01 08:00:00");
}

TEST(Text, ARepeatedStampIsTheSameAgain) {
  TextWriter w;
  w.raw("a").rfc3339(kMorning).raw("b").rfc3339(kMorning);
  EXPECT_EQ(w.view(), "a2026-05-01T08:00:00+08:00b2026-05-01T08:00:00+08:00");
}

TEST(Text, FixedRoundsAndKeepsTheSignAndTheZeros) {
  TextWriter w;
  EXPECT_EQ(w.fixed(33.749, 1).view(), "33.7");
  EXPECT_EQ(w.clear().fixed(-0.06, 1).view(), "-0.1");
  EXPECT_EQ(w.clear().fixed(-0.04, 1).view(), "0.0");
  EXPECT_EQ(w.clear().fixed(5, 3).view(), "5.000");
  EXPECT_EQ(w.clear().fixed(1.05, 2).view(), "1.05");
  EXPECT_EQ(w.clear().fixed(std::numeric_limits<double>::quiet_NaN(), 1).view(), "null");
}

TEST(Text, QuotedTextSurvivesAJsonParser) {
  const std::string nasty = "\"quote\" \\ back\nline \x01 臺北市";
  TextWriter w;
  EXPECT_EQ(nlohmann::json::parse(w.quoted(nasty).text()).get<std::string>(), nasty);
}

TEST(Text, DigitsArePadded) {
  TextWriter w;
  EXPECT_EQ(w.digits(7, 3).raw(" ").digits(1234, 3).raw(" ").integer(-9).view(), "007 1234 -9");
}

}  // namespace
}  // namespace city::sim
