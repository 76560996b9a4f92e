#include "center/run/latency_meter.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

using namespace std::chrono_literals;

constexpr LatencyMeter::Instant kStart{};
constexpr TimePoint kNow{Milliseconds{1'777'608'000'000}};

Facts received(TimePoint time, bool retained = false) {
  Facts facts;
  facts.readings.push_back({.received_at = time, .retained = retained});
  return facts;
}

TEST(LatencyMeter, KnowsNothingAtFirst) {
  LatencyMeter meter;
  EXPECT_EQ(meter.over_ten_seconds(kStart).p50_ms, 0);
  EXPECT_EQ(meter.over_ten_seconds(kStart).p99_ms, 0);
}

TEST(LatencyMeter, MeasuresFromReceiptToTheViewThatShowsIt) {
  LatencyMeter meter;
  for (int ms = 1; ms <= 100; ++ms) meter.took(received(kNow - Milliseconds{ms}));
  EXPECT_EQ(meter.over_ten_seconds(kStart).p50_ms, 0) << "not visible yet";
  meter.published(kNow, 1, kStart);
  EXPECT_EQ(meter.over_ten_seconds(kStart).p50_ms, 50);
  EXPECT_EQ(meter.over_ten_seconds(kStart).p99_ms, 99);
}

TEST(LatencyMeter, ForgetsAfterTenSeconds) {
  LatencyMeter meter;
  meter.took(received(kNow - 7ms));
  meter.published(kNow, 1, kStart);
  EXPECT_EQ(meter.over_ten_seconds(kStart + 10s).p50_ms, 7);
  EXPECT_EQ(meter.over_ten_seconds(kStart + 10s + 1ms).p50_ms, 0);
}

TEST(LatencyMeter, DividesBySpeedAndLeavesOutJumpsAndRetainedMessages) {
  LatencyMeter meter;
  meter.took(received(kNow - 600ms));
  meter.took(received(kNow + 5s));
  meter.took(received(kNow - 24h * 60));
  meter.took(received(kNow - 1s, true));
  meter.published(kNow, 60, kStart);
  EXPECT_EQ(meter.over_ten_seconds(kStart).p50_ms, 10);
  EXPECT_EQ(meter.over_ten_seconds(kStart).p99_ms, 10);
}

}  // namespace
}  // namespace city
