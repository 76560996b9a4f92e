#include "center/ingest/mqtt_topics.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace city {
namespace {

// Takes one level off the front of `rest`; empty when there is none left.
std::optional<std::string_view> take_level(std::optional<std::string_view>& rest) {
  if (!rest) return {};
  const std::size_t slash = rest->find('/');
  const std::string_view level = rest->substr(0, slash);
  rest = slash == std::string_view::npos ? std::optional<std::string_view>{} : rest->substr(slash + 1);
  return level;
}

}  // namespace

bool filter_covers(std::string_view outer, std::string_view inner) {
  std::optional<std::string_view> wide{outer};
  std::optional<std::string_view> narrow{inner};
  for (;;) {
    const auto a = take_level(wide);
    const auto b = take_level(narrow);
    if (a == "#") return true;
    if (!a || !b) return !a && !b;
    if (b == "#" || (b == "+" && a != "+")) return false;
    if (a != "+" && a != b) return false;
  }
}

std::vector<MqttTopic> without_overlap(const std::vector<MqttTopic>& topics) {
  std::vector<MqttTopic> kept;
  for (const MqttTopic& topic : topics) {
    const auto wider = std::find_if(
        kept.begin(), kept.end(), [&](const MqttTopic& k) { return filter_covers(k.filter, topic.filter); });
    if (wider != kept.end()) {
      wider->qos = std::max(wider->qos, topic.qos);
      continue;
    }
    MqttTopic taken = topic;
    std::erase_if(kept, [&](const MqttTopic& k) {
      if (!filter_covers(topic.filter, k.filter)) return false;
      taken.qos = std::max(taken.qos, k.qos);
      return true;
    });
    kept.push_back(std::move(taken));
  }
  return kept;
}

std::vector<MqttTopic> share_of(const std::vector<MqttTopic>& topics, std::size_t index, std::size_t shares) {
  std::vector<MqttTopic> mine;
  for (std::size_t i = index; i < topics.size(); i += shares) mine.push_back(topics[i]);
  return mine;
}

std::variant<std::string, BadUrl> broker_address(std::string_view url) {
  const auto bad = [&](const char* why) {
    return BadUrl{std::string{why} + ", write mqtt://host:1883 or mqtts://host:8883: " + std::string{url}};
  };
  std::string_view rest = url;
  bool tls = false;
  if (const std::size_t colon = rest.find("://"); colon != std::string_view::npos) {
    const std::string_view scheme = rest.substr(0, colon);
    tls = scheme == "mqtts" || scheme == "ssl";
    if (!tls && scheme != "mqtt" && scheme != "tcp") return bad("the broker's address has an unknown scheme");
    rest.remove_prefix(colon + 3);
  }
  if (rest.ends_with('/')) rest.remove_suffix(1);
  if (rest.find('@') != std::string_view::npos) {
    return BadUrl{
        "the broker's address must not carry user and password, give them in a file or in the environment"};
  }
  if (rest.find('/') != std::string_view::npos) return bad("the broker's address has a path");
  std::string_view host = rest;
  int port = tls ? 8883 : 1883;
  const std::size_t colon = rest.rfind(':');
  const std::size_t bracket = rest.rfind(']');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  if (has_port) {
    host = rest.substr(0, colon);
    const std::string_view digits = rest.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    if (!whole || port < 1 || port > 65535) return bad("the broker's address has no usable port");
  }
  if (host.empty()) return bad("the broker's address has no host");
  return (tls ? "ssl://" : "tcp://") + std::string{host} + ":" + std::to_string(port);
}

}  // namespace city
