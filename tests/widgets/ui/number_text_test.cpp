#include "widgets/ui/number_text.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace city {
namespace {

using namespace std::chrono_literals;

TEST(NumberText, PartsThousandsAndKeepsDecimals) {
  EXPECT_EQ(number_text(0, 0), "0");
  EXPECT_EQ(number_text(999, 0), "999");
  EXPECT_EQ(number_text(1000, 0), "1,000");
  EXPECT_EQ(number_text(1234567.891, 2), "1,234,567.89");
  EXPECT_EQ(number_text(12, 1), "12.0");
}

TEST(NumberText, WritesAProperMinusAndNoMinusZero) {
  EXPECT_EQ(number_text(-1.05, 2), "\u22121.05");
  EXPECT_EQ(number_text(-0.001, 1), "0.0");
  EXPECT_EQ(number_text(-1234, 0), "\u22121,234");
}

TEST(NumberText, NeverShowsZeroForWhatIsNotThere) {
  EXPECT_EQ(number_text(std::optional<double>{}, 0), kMissing);
  EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN(), 1), kMissing);
  EXPECT_EQ(number_text(std::numeric_limits<double>::infinity(), 1), kMissing);
  EXPECT_EQ(number_text(1e300, 1), kMissing);
}

TEST(CountText, ShortensFromAMillionOn) {
  const Texts english{Language::English, nullptr}, chinese{Language::Chinese, nullptr};
  EXPECT_EQ(count_text(0, english), "0");
  EXPECT_EQ(count_text(999'999, english), "999,999");
  EXPECT_EQ(count_text(1'250'000, english), "1.2M");
  EXPECT_EQ(count_text(86'400'000'000, english), "86G");
  EXPECT_EQ(count_text(1'250'000, chinese), "125 萬");
  EXPECT_EQ(count_text(1'250'000), "1,250,000");
}

TEST(ShortCountText, CountsAsTheLanguageDoes) {
  const Texts english{Language::English, nullptr}, chinese{Language::Chinese, nullptr};
  EXPECT_EQ(short_count_text(9'999, chinese), "9,999");
  EXPECT_EQ(short_count_text(88'310, chinese), "8.8 萬");
  EXPECT_EQ(short_count_text(250'000'000, chinese), "2.5 億");
  EXPECT_EQ(short_count_text(88'310, english), "88k");
  EXPECT_EQ(short_count_text(2'500'000, english), "2.5M");
  EXPECT_EQ(short_count_text(std::numeric_limits<std::uint64_t>::max(), english), "18,446,744,074G");
}

TEST(UnitText, PaintsUcumAsPeopleWriteIt) {
  EXPECT_EQ(unit_text("Cel"), "°C");
  EXPECT_EQ(unit_text("ug/m3"), "µg/m³");
  EXPECT_EQ(unit_text("1"), "");
  EXPECT_EQ(unit_text("km/h"), "km/h");
}

TEST(AgeText, TakesTheLargestUnitThatSaysSomething) {
  const Texts texts;
  EXPECT_EQ(age_text(0ms, texts), "0 s");
  EXPECT_EQ(age_text(99'999ms, texts), "99 s");
  EXPECT_EQ(age_text(100s, texts), "1 min");
  EXPECT_EQ(age_text(99min, texts), "99 min");
  EXPECT_EQ(age_text(100min, texts), "1 h");
  EXPECT_EQ(age_text(47h, texts), "47 h");
  EXPECT_EQ(age_text(43 * 24h, texts), "43 d");
}

TEST(AgeText, MarksTimesToComeAndGivesUpBeyondACentury) {
  const Texts texts;
  EXPECT_EQ(age_text(-5min, texts), "+5 min");
  EXPECT_EQ(age_text(-500ms, texts), "0 s");
  EXPECT_EQ(age_text(std::chrono::hours{24 * 40000}, texts), kMissing);
}

TEST(SpanText, TakesTheTwoLargestUnits) {
  const Texts texts;
  EXPECT_EQ(span_text(45s, texts), "45 s");
  EXPECT_EQ(span_text(3min, texts), "3 min");
  EXPECT_EQ(span_text(8h, texts), "8 h 0 min");
  EXPECT_EQ(span_text(-8h, texts), "8 h 0 min") << "a length has no sign";
  EXPECT_EQ(span_text(47h + 59min, texts), "47 h 59 min");
  EXPECT_EQ(span_text(51h, texts), "2 d 3 h");
}

}  // namespace
}  // namespace city
