#include "center/history/sample_codec.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace city::history {
namespace {

using namespace std::chrono_literals;

const TimePoint kNoon{1'700'000'000'000ms};

std::string encoded(std::span<const Sample> samples, TimePoint base = kNoon) {
  SampleWriter writer;
  Writer out;
  writer.write(out, samples, base);
  return out.take();
}

void expect_same(std::span<const Sample> wanted, std::span<const Sample> got) {
  ASSERT_EQ(got.size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    ASSERT_EQ(got[i].at, wanted[i].at) << "sample " << i;
    ASSERT_EQ(std::bit_cast<std::uint64_t>(got[i].value), std::bit_cast<std::uint64_t>(wanted[i].value))
        << "sample " << i << " was " << wanted[i].value << ", is " << got[i].value;
    ASSERT_EQ(got[i].quality, wanted[i].quality) << "sample " << i;
  }
}

void expect_round_trip(const std::vector<Sample>& samples, TimePoint base = kNoon) {
  const auto back = read_samples(encoded(samples, base), base);
  ASSERT_TRUE(back);
  expect_same(samples, *back);
}

std::vector<Sample> each_ten_seconds(std::initializer_list<double> values) {
  std::vector<Sample> samples;
  samples.reserve(values.size());
  for (const double value : values) samples.push_back({kNoon + 10s * samples.size(), value, Quality::Good});
  return samples;
}

TEST(SampleCodec, BringsBackOneSample) { expect_round_trip(each_ten_seconds({33.7})); }

TEST(SampleCodec, BringsBackDecimalsOfUpToNineDigitsExactly) {
  expect_round_trip(each_ten_seconds({0.1, -0.2, 33.7, 121.543218, 0.123456789, 1e6, -999.999999999}));
}

TEST(SampleCodec, BringsBackEveryDoubleBitForBit) {
  using Limits = std::numeric_limits<double>;
  expect_round_trip(each_ten_seconds({1.0 / 3, -0.0, 0.0, Limits::max(), Limits::lowest(), Limits::min(),
                                      Limits::denorm_min(), 9007199254740993.0, -9007199254740992.0,
                                      9007199254740991.0, M_PI}));
}

TEST(SampleCodec, FallsBackToRawWhenALaterScaleNoLongerFitsAnEarlierValue) {
  expect_round_trip(each_ten_seconds({9007199254740991.0, 0.123456789}));
}

TEST(SampleCodec, BringsBackTimesInAnyOrderAndRepeated) {
  expect_round_trip({{kNoon, 1, Quality::Good},
                     {kNoon, 2, Quality::Good},
                     {kNoon - 5s, 2, Quality::Good},
                     {kNoon + 1ms, 2, Quality::Good},
                     {kNoon + 1ms, 2, Quality::Good}});
}

TEST(SampleCodec, BringsBackTheEndsOfTheCalendar) {
  const std::vector<Sample> ends{{TimePoint::min(), 1, Quality::Good},
                                 {TimePoint::max(), 2, Quality::Good},
                                 {TimePoint{}, 3, Quality::Good},
                                 {TimePoint::min(), 4, Quality::Good}};
  expect_round_trip(ends);
  expect_round_trip(ends, TimePoint::min());
  expect_round_trip(ends, TimePoint::max());
  expect_round_trip({{TimePoint{}, 1, Quality::Good}, {TimePoint{1s}, 1, Quality::Good}}, TimePoint::min());
}

TEST(SampleCodec, BringsBackEveryChangeOfQuality) {
  auto samples = each_ten_seconds({1, 2, 3, 4, 5, 6, 7, 8, 9});
  samples[0].quality = Quality::Missing;
  samples[3].quality = samples[4].quality = Quality::Suspect;
  samples[8].quality = Quality::Bad;
  expect_round_trip(samples);
}

TEST(SampleCodec, BringsBackRandomLists) {
  std::mt19937_64 random{7};
  const auto below = [&](std::uint64_t n) { return random() % n; };
  for (int round = 0; round < 3000; ++round) {
    std::vector<Sample> samples(1 + below(round % 50 == 0 ? 1000 : 40));
    const std::uint64_t time_kind = below(4);
    const std::uint64_t value_kind = below(5);
    const double power = std::pow(10.0, static_cast<double>(below(10)));
    TimePoint at = kNoon;
    double level = 50;
    for (Sample& sample : samples) {
      switch (time_kind) {
        case 0:
          at += 10s;
          break;
        case 1:
          at += Milliseconds{9'900 + below(200)};
          break;
        case 2:
          at += Milliseconds{static_cast<std::int64_t>(below(100'000)) - 50'000};
          break;
        default:
          at = TimePoint{Milliseconds{static_cast<std::int64_t>(random())}};
      }
      switch (value_kind) {
        case 0:
          level += (static_cast<double>(below(11)) - 5) / 10;
          sample.value = std::round(level * 10) / 10;
          break;
        case 1:
          sample.value = std::round(static_cast<double>(below(1'000'000)) - 5e5) / power;
          break;
        case 2:
          sample.value = 12;
          break;
        case 3:
          sample.value = static_cast<double>(static_cast<std::int64_t>(random()));
          break;
        default: {
          do sample.value = std::bit_cast<double>(random());
          while (!std::isfinite(sample.value));
        }
      }
      sample.at = at;
      sample.quality = below(10) == 0 ? static_cast<Quality>(below(4)) : Quality::Good;
    }
    expect_round_trip(samples,
                      time_kind == 3 ? TimePoint{Milliseconds{static_cast<std::int64_t>(random())}} : kNoon);
    if (HasFatalFailure()) FAIL() << "round " << round;
  }
}

TEST(SampleCodec, TakesTwoBytesASampleForAJitteryWalk) {
  std::mt19937_64 random{11};
  std::vector<Sample> samples;
  std::int64_t tenths = 337;
  for (int i = 0; i < 360; ++i) {
    tenths += static_cast<std::int64_t>(random() % 21) - 10;
    samples.push_back(
        {kNoon + 10s * i + Milliseconds{random() % 100}, static_cast<double>(tenths) / 10, Quality::Good});
  }
  EXPECT_LT(encoded(samples).size(), 360 * 2.0);
}

TEST(SampleCodec, TakesAFewBytesForAnHourInWhichNothingChanges) {
  std::vector<Sample> samples;
  samples.reserve(360);
  for (int i = 0; i < 360; ++i) samples.push_back({kNoon + 10s * i, 12.5, Quality::Good});
  EXPECT_LT(encoded(samples).size(), 16u);
}

TEST(SampleCodec, ReadsNoTruncation) {
  auto samples = each_ten_seconds({1, 2.5, 3, 100, 5, 6, 7.25, 8, 9, 10, 11, 12});
  samples[5].quality = Quality::Bad;
  const std::string whole = encoded(samples);
  ASSERT_TRUE(read_samples(whole, kNoon));
  for (std::size_t n = 0; n < whole.size(); ++n)
    EXPECT_FALSE(read_samples(std::string_view{whole}.substr(0, n), kNoon)) << "first " << n << " bytes";
  EXPECT_FALSE(read_samples(whole + '\0', kNoon));
}

TEST(SampleCodec, SurvivesEveryDamagedByte) {
  auto samples = each_ten_seconds({1, 2.5, 3, 100, 5, 6, 7.25, 8, 9, 10, 11, 12});
  samples[5].quality = Quality::Bad;
  const std::string whole = encoded(samples);
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
      EXPECT_LE(read_samples(damaged, kNoon).value_or(std::vector<Sample>{}).size(), kMaxSamples);
    }
}

TEST(SampleCodec, RefusesACountThatNoHourHolds) {
  Writer out;
  out.varint(kMaxSamples + 1);
  for (int i = 0; i < 40; ++i) out.byte(0);
  EXPECT_FALSE(read_samples(out.view(), kNoon));
}

}  // namespace
}  // namespace city::history
