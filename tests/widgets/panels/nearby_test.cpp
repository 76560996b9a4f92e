#include "widgets/panels/nearby.hpp"

#include <gtest/gtest.h>

#include "widgets/ui/geo_distance.hpp"

namespace city {
namespace {

const LonLat kHere{121.55, 25.04};

CityView city_of(std::vector<AssetInfo> assets) {
  Paged<AssetChunk> paged;
  AssetChunk chunk{.feed = 0};
  chunk.info = std::make_shared<const std::vector<AssetInfo>>(std::move(assets));
  paged.append(std::move(chunk));
  CityView view;
  view.assets = paged.freeze();
  return view;
}

CasePtr case_at(LonLat place, TimePoint due, CaseStatus status = CaseStatus::Received) {
  return std::make_shared<const CaseNow>(CaseNow{.fact = {.status = status, .due = due, .place = place}});
}

TEST(Nearby, CountsWhatLiesWithinByKindMostFirst) {
  const CityView view = city_of({{.kind = "camera", .place = moved_by(kHere, 100, 0)},
                                 {.kind = "shelter", .place = moved_by(kHere, 0, 300)},
                                 {.kind = "shelter", .place = moved_by(kHere, 0, -499)},
                                 {.kind = "shelter", .place = moved_by(kHere, 0, 502)},
                                 {.kind = "camera"}});
  const NearbyContent content = nearby(view, kHere, 500, Texts{});
  EXPECT_EQ(content.assets, 3U);
  ASSERT_EQ(content.kinds.size(), 2U);
  EXPECT_EQ(content.kinds[0].value, "2");
}

TEST(Nearby, CountsARoadThatOnlyTouchesTheCircle) {
  const CityView view =
      city_of({{.kind = "road_section", .line = {moved_by(kHere, -3000, 400), moved_by(kHere, 3000, 400)}}});
  EXPECT_EQ(nearby(view, kHere, 500, Texts{}).assets, 1U);
  EXPECT_EQ(nearby(view, kHere, 300, Texts{}).assets, 0U);
}

TEST(Nearby, TellsOpenCasesAndHowManyAreOverdue) {
  CityView view = city_of({});
  view.now = TimePoint{std::chrono::hours{500'000}};
  view.cases = std::make_shared<const std::vector<CasePtr>>(std::vector{
      case_at(kHere, view.now - std::chrono::hours{1}), case_at(kHere, view.now + std::chrono::hours{1}),
      case_at(kHere, view.now, CaseStatus::Closed), case_at(moved_by(kHere, 900, 0), view.now)});
  const NearbyContent content = nearby(view, kHere, 500, Texts{});
  EXPECT_EQ(content.cases, 2U);
  EXPECT_EQ(content.overdue, 1U);
}

}  // namespace
}  // namespace city
