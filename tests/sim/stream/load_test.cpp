#include "sim/stream/load.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace city::sim {
namespace {

constexpr TimePoint kNow{Milliseconds{1'777'600'000'123}};

TEST(LoadStream, StampsWithMillisecondsAndGoesRoundTheAssets) {
  LoadStream load{3, 1};
  EXPECT_EQ(load.next(kNow).topic, "city/load/obs/L000001");
  EXPECT_EQ(load.next(kNow).topic, "city/load/obs/L000002");
  EXPECT_EQ(load.next(kNow).topic, "city/load/obs/L000003");
  const Message& m = load.next(kNow);
  EXPECT_EQ(m.topic, "city/load/obs/L000001");
  EXPECT_EQ(m.qos, 1);
  const auto obs = nlohmann::json::parse(m.payload);
  EXPECT_EQ(obs["t"].get<std::int64_t>(), 1'777'600'000'123);
  EXPECT_GE(obs["v"]["speed_kmh"].get<double>(), 5);
  EXPECT_LT(obs["v"]["occupancy_pct"].get<double>(), 100);
}

TEST(LoadStream, NoAssetsIsOneAsset) {
  LoadStream load{0, 0};
  EXPECT_EQ(load.next(kNow).topic, load.next(kNow).topic);
}

}  // namespace
}  // namespace city::sim
