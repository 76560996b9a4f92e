// Topic filters and broker addresses, as text.
//
// Threads: pure functions.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace city {

struct MqttTopic {
  std::string filter{};
  std::uint8_t qos = 0;
  friend bool operator==(const MqttTopic&, const MqttTopic&) = default;
};

// Does every topic that `inner` takes match `outer` as well?
bool filter_covers(std::string_view outer, std::string_view inner);

// A broker may deliver a message once per filter that takes it. A filter within another is dropped, the wider one getting the
// higher QoS of the two.
std::vector<MqttTopic> without_overlap(const std::vector<MqttTopic>& topics);

// Share `index` of `shares`: round the list. Every filter is in exactly one share.
std::vector<MqttTopic> share_of(const std::vector<MqttTopic>& topics, std::size_t index, std::size_t shares);

struct BadUrl {
  std::string what{};
};
// mqtt:// tcp:// mqtts:// ssl:// or none; the port defaults to 1883, with TLS to 8883. User and password do not belong here: they
// would show in lists of processes. Comes back as tcp://host:port or ssl://host:port.
std::variant<std::string, BadUrl> broker_address(std::string_view url);

}  // namespace city
