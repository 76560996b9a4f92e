#include "sensors/formats/sparkplug_topic.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "sensors/formats/device_topic.hpp"

namespace city {
namespace {

using Type = SparkplugTopic::Type;
constexpr std::string_view kNamespace = "spBv1.0";
constexpr std::array<std::pair<std::string_view, Type>, 8> kTypes{{{"NBIRTH", Type::NodeBirth},
                                                                   {"NDEATH", Type::NodeDeath},
                                                                   {"NDATA", Type::NodeData},
                                                                   {"DBIRTH", Type::DeviceBirth},
                                                                   {"DDEATH", Type::DeviceDeath},
                                                                   {"DDATA", Type::DeviceData},
                                                                   {"NCMD", Type::Ignored},
                                                                   {"DCMD", Type::Ignored}}};

}  // namespace

SparkplugTopic sparkplug_topic(std::string_view topic) {
  const std::vector<std::string_view> levels = levels_of(topic);
  const auto root = std::find(levels.begin(), levels.end(), kNamespace);
  if (root == levels.end()) return {.type = levels.front() == "STATE" ? Type::Ignored : Type::Unknown};
  const auto after = static_cast<std::size_t>(levels.end() - root) - 1;
  if (after >= 1 && root[1] == "STATE") return {.type = Type::Ignored};
  if (after < 3 || after > 4) return {};
  for (const auto& [word, type] : kTypes) {
    if (root[2] != word) continue;
    if (type == Type::Ignored) return {.type = type};
    if ((after == 4) != word.starts_with('D')) return {};
    return {
        .type = type, .group = root[1], .node = root[3], .device = after == 4 ? root[4] : std::string_view{}};
  }
  return {};
}

bool takes_several_groups(const FeedSpec& spec) {
  std::string_view only;
  for (const std::string& filter : spec.topics) {
    const std::vector<std::string_view> levels = levels_of(filter);
    const auto root = std::find(levels.begin(), levels.end(), kNamespace);
    if (root == levels.end() || root + 1 == levels.end()) return true;
    const std::string_view group = root[1];
    if (group == "+" || group == "#" || (!only.empty() && group != only)) return true;
    only = group;
  }
  return only.empty();
}

}  // namespace city
