#include "center/ingest/wall_orders.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

std::string refusal(std::string_view payload) {
  const auto parsed = parse_wall_order(payload);
  const auto* bad = std::get_if<RefusedOrder>(&parsed);
  return bad ? bad->what : "";
}
WallOrder order(std::string_view payload) {
  EXPECT_EQ(refusal(payload), "");
  const auto parsed = parse_wall_order(payload);
  return std::holds_alternative<WallOrder>(parsed) ? std::get<WallOrder>(parsed) : WallOrder{};
}

TEST(WallOrder, IsASceneByItsId) {
  EXPECT_EQ(order("medical-surge"), (WallOrder{.scene = "medical-surge"}));
  EXPECT_EQ(order(" typhoon\n"), (WallOrder{.scene = "typhoon"}));
  EXPECT_EQ(order(R"({"scene":"traffic","screen":1})"), (WallOrder{.scene = "traffic", .screen = 1}));
}

TEST(WallOrder, IsAMode) { EXPECT_EQ(order(R"({"mode":"event"})"), (WallOrder{.mode = "event"})); }

TEST(WallOrder, NothingTakesItBack) {
  for (const char* payload : {"", " \n", "{}"}) EXPECT_TRUE(order(payload).takes_back()) << payload;
  EXPECT_FALSE(order("daily").takes_back());
}

TEST(WallOrder, IsAnEmergencyAtAPlace) {
  const WallOrder bare = order(R"({"lon":121.5,"lat":25})");
  ASSERT_TRUE(bare.place);
  EXPECT_EQ(bare.place->radius_m, 500);
  EXPECT_EQ(bare.place->minutes, 60);
  EXPECT_EQ(
      order(R"({"scene":"emergency","lon":121.5,"lat":25.0,"radius_m":800,"minutes":90,"title":"氣爆"})"),
      (WallOrder{
          .scene = "emergency",
          .place = WallOrder::Place{.at = {121.5, 25.0}, .radius_m = 800, .minutes = 90, .title = "氣爆"}}));
}

TEST(WallOrder, WhatCannotBeFollowedIsRefusedInWords) {
  const std::vector<std::pair<std::string, std::string>> bad{
      {"Typhoon!", "an order is the id of a scene or a JSON object"},
      {"\"typhoon\"", "an order is the id of a scene or a JSON object"},
      {"{\"scene\":", "the order is no valid JSON"},
      {"{\"scene\":\"\xff\"}", "the order is no valid JSON"},
      {R"({"scene":3})", "scene must be a text"},
      {R"({"scene":"a b"})", "scene must be the id of a scene"},
      {R"({"mode":"panic"})", "mode must be daily, event or emergency"},
      {R"({"mode":"event","scene":"daily"})", "a scene or a mode, not both"},
      {R"({"scen":"daily"})", "there is no \"scen\" in an order"},
      {R"({"sc\nen":"daily"})", "there is no such key in an order"},
      {R"({"lon":121.5})", "lon and lat belong together"},
      {R"({"lon":"121.5","lat":25})", "lon must be a number from -180 to 180"},
      {R"({"lon":121.5,"lat":251})", "lat must be a number from -90 to 90"},
      {R"({"lon":121.5,"lat":25,"radius_m":0})", "radius_m must be a number from 50 to 50000"},
      {R"({"lon":121.5,"lat":25,"minutes":2000})", "minutes must be a number from 1 to 1440"},
      {R"({"lon":121.5,"lat":25,"title":"a\nb"})", "title must be one line"},
      {R"({"lon":121.5,"lat":25,"mode":"emergency"})", "names a scene, not a mode"},
      {R"({"lon":121.5,"lat":25,"screen":0})", "for the whole wall"},
      {R"({"title":"x"})", "need a place"},
      {R"({"scene":"daily","screen":16})", "screen must be a number from 0 to 15"},
      {R"({"scene":"daily","screen":0.5})", "screen must be a whole number"},
      {std::string(5000, 'a'), "4 kB"}};
  for (const auto& [payload, words] : bad)
    EXPECT_NE(refusal(payload).find(words), std::string::npos) << payload << " says " << refusal(payload);
}

TEST(WallOrders, AreTakenOnceOldestFirst) {
  WallOrders mailbox;
  mailbox.hear("daily", false);
  mailbox.hear(R"({"scene":"traffic","screen":1})", false);
  const WallMail mail = mailbox.take();
  ASSERT_EQ(mail.orders.size(), 2U);
  EXPECT_EQ(mail.orders[0].scene, "daily");
  EXPECT_EQ(mail.orders[1].screen, 1);
  EXPECT_TRUE(mailbox.take().orders.empty());
  EXPECT_EQ(mailbox.heard(), 2U);
}

TEST(WallOrders, TheNewestWinsAndTheRestIsForgotten) {
  WallOrders mailbox;
  for (int i = 0; i < 1000; ++i)
    mailbox.hear(R"({"scene":"s)" + std::to_string(i) + R"(","screen":)" + std::to_string(i % 16) + "}",
                 false);
  EXPECT_EQ(mailbox.take().orders.size(), 16U);
  mailbox.hear(R"({"scene":"a","screen":1})", false);
  mailbox.hear("b", false);
  const WallMail mail = mailbox.take();
  ASSERT_EQ(mail.orders.size(), 1U);
  EXPECT_EQ(mail.orders[0].scene, "b");
}

TEST(WallOrders, WhatTheBrokerRepeatsOnAConnectionIsNoNews) {
  WallOrders mailbox;
  mailbox.hear("typhoon", true);
  EXPECT_EQ(mailbox.take().orders.size(), 1U);
  mailbox.hear("typhoon", true);
  EXPECT_TRUE(mailbox.take().orders.empty());
  mailbox.hear("typhoon", false);
  EXPECT_EQ(mailbox.take().orders.size(), 1U) << "somebody said it again";
  mailbox.hear("daily", true);
  EXPECT_EQ(mailbox.take().orders.size(), 1U) << "it changed while the link was down";
}

TEST(WallOrders, RefusedOnesAreCountedAndTheirReasonsKeptForAWhile) {
  WallOrders mailbox;
  mailbox.hear("daily", false);
  for (int i = 0; i < 20; ++i) mailbox.hear("?", false);
  EXPECT_EQ(mailbox.refused(), 20U);
  const WallMail mail = mailbox.take();
  EXPECT_EQ(mail.refused.size(), WallOrders::kMostRefused);
  ASSERT_EQ(mail.orders.size(), 1U) << "a bad order leaves the good one before it";
}

}  // namespace
}  // namespace city
