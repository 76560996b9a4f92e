// One connection to a broker and the thread that keeps it up. Inside center/ingest only.
//
// The thread alone calls Paho, in order: connect, subscribe, wait until the link is lost, wait a while, again. Paho's own
// threads only hand over messages and say that the link is lost.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "center/ingest/mqtt_feed.hpp"

namespace city {

struct MqttArrival {
  std::string_view topic{};
  std::string_view payload{};
  std::uint8_t qos = 0;
  bool retained = false;
  bool repeated = false;  // the broker marked it as delivered before
};

struct MqttReport {
  LinkState state = LinkState::Off;
  std::string broker{};
  std::string detail{};
};

class MqttConnection {
 public:
  struct Setup {
    MqttOptions
        options{};  // urls as broker_address() gives them, topics of this connection, its own client id
    std::vector<std::string>
        not_ours{};  // filters that other connections have, and this session may have had
    std::function<void()> on_connecting{};  // before an attempt; no message comes during it
    std::function<void(const MqttArrival&)> on_message{};
    std::function<void(const MqttReport&)> on_report{};
  };
  explicit MqttConnection(Setup setup);
  ~MqttConnection();

  // Sends when the link is up, at QoS 0; of what waits the newest kMostWaiting are kept. Never blocks. Any thread.
  static constexpr std::size_t kMostWaiting = 64;
  void send(std::string topic, std::string payload);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
