// The topics of Sparkplug B (3.0, section 4).
// Threads: any; pure. What is returned points into the topic.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "sensors/feed_spec.hpp"

namespace city {

struct SparkplugTopic {
  enum class Type : std::uint8_t {
    Unknown,
    Ignored,
    NodeBirth,
    NodeDeath,
    NodeData,
    DeviceBirth,
    DeviceDeath,
    DeviceData
  };
  Type type = Type::Unknown;
  std::string_view group{};
  std::string_view node{};
  std::string_view device{};  // empty for the node itself
};

SparkplugTopic sparkplug_topic(std::string_view topic);

// Whether ids need the group in front: when the feed's filters do not all name the same one.
bool takes_several_groups(const FeedSpec& spec);

}  // namespace city
