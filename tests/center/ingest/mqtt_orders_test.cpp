// Orders to a wall through a real broker.
#include "center/ingest/wall_orders.hpp"
#include "tests/center/ingest/mqtt_fixture.hpp"

namespace city {
namespace {

class MqttOrders : public MqttFeedTest {};

TEST_F(MqttOrders, AreHandedToTheirWallAndKeptOutOfTheJournal) {
  Mosquitto broker{{.dir = broker_dir_.path()}};
  ASSERT_TRUE(broker.start()) << broker.log();
  publish(broker, {{.topic = "city/_wall/eoc-1/scene", .payload = "typhoon", .retain = true},
                   {.topic = "city/_wall/other/scene", .payload = "traffic", .retain = true}});
  auto journal = open_journal();
  JournalReader reader = journal->follow(0);
  WallOrders orders;
  MqttOptions with = options(broker);
  with.topics = {{"city/rain/#", 1}};
  with.wall = "eoc-1";
  with.orders = &orders;
  // Orders and messages come over one connection in their order: what is in the journal came after the orders before it.
  const auto heard_before = [&](const std::string& message) {
    publish(broker, {{.topic = "city/rain/obs/a", .payload = message}});
    EXPECT_EQ(take(reader, 1), std::vector<std::string>{message});
    return orders.heard();
  };
  auto feed = open_feed(with, *journal);
  ASSERT_TRUE(links_.wait_for(LinkState::Up));
  ASSERT_EQ(heard_before("first"), 1U) << "the retained one";
  publish(broker, {{.topic = "city/_wall/eoc-1/scene", .payload = R"({"mode":"panic"})"},
                   {.topic = "city/_wall/eoc-1/scene", .payload = R"({"mode":"event"})"}});
  ASSERT_EQ(heard_before("second"), 3U);
  WallMail mail = orders.take();
  ASSERT_EQ(mail.orders.size(), 1U) << "the newest stands for all";
  EXPECT_EQ(mail.orders[0].mode, "event");
  EXPECT_EQ(mail.refused, std::vector<std::string>{"mode must be daily, event or emergency"});
  EXPECT_EQ(orders.refused(), 1U);
  EXPECT_EQ(journal->head(), 2U) << "no order is in it";

  feed = nullptr;  // while the center is away somebody takes the order back
  publish(broker, {{.topic = "city/_wall/eoc-1/scene", .payload = "", .retain = true}});
  feed = open_feed(with, *journal);
  ASSERT_TRUE(links_.wait_for(LinkState::Up));
  ASSERT_EQ(heard_before("third"), 4U);
  mail = orders.take();
  ASSERT_EQ(mail.orders.size(), 1U);
  EXPECT_TRUE(mail.orders[0].takes_back());
}

}  // namespace
}  // namespace city
