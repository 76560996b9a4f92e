#include "sensors/formats/sensorthings_topic.hpp"

#include <array>
#include <utility>
#include <vector>

#include "sensors/formats/device_topic.hpp"

namespace city {
namespace {

using Type = SensorThingsTopic::Type;

struct Level {
  Type type = Type::Unknown;
  std::string_view id{};
};

constexpr std::array<std::pair<std::string_view, Type>, 12> kWords{
    {{"Observations", Type::Observation},
     {"Datastreams", Type::Datastream},
     {"Things", Type::Thing},
     {"Thing", Type::Thing},
     {"Locations", Type::Location},
     {"ObservedProperties", Type::ObservedProperty},
     {"ObservedProperty", Type::ObservedProperty},
     {"Sensors", Type::Ignored},
     {"Sensor", Type::Ignored},
     {"FeaturesOfInterest", Type::Ignored},
     {"HistoricalLocations", Type::Ignored},
     {"MultiDatastreams", Type::MultiDatastream}}};

Level level_of(std::string_view text) {
  Level level;
  const std::size_t bracket = text.find('(');
  if (bracket != std::string_view::npos) {
    if (!text.ends_with(')')) return {};
    level.id = text.substr(bracket + 1, text.size() - bracket - 2);
    if (level.id.size() >= 2 && level.id.front() == '\'' && level.id.back() == '\'')
      level.id = level.id.substr(1, level.id.size() - 2);
    if (level.id.empty()) return {};
  }
  for (const auto& [word, type] : kWords)
    if (word == text.substr(0, bracket)) level.type = type;
  return level;
}

}  // namespace

SensorThingsTopic sensorthings_topic(std::string_view topic) {
  std::vector<Level> path;
  for (const std::string_view text : levels_of(topic)) {
    const Level level = level_of(text);
    if (level.type == Type::MultiDatastream) return {.type = Type::MultiDatastream};
    if (level.type != Type::Unknown || !path.empty()) path.push_back(level);
  }
  if (path.empty()) return {.type = Type::Document};
  const Level& last = path.back();
  SensorThingsTopic read{.type = last.type, .id = last.id};
  if (path.size() == 1 || read.type == Type::Unknown || read.type == Type::Ignored) return read;
  const Level& before = path[path.size() - 2];
  if (path.size() > 2 || before.id.empty()) return {.type = Type::Unknown};
  if (before.type == Type::Datastream)
    read.of_datastream = before.id;
  else if (before.type == Type::Thing)
    read.of_thing = before.id;
  else
    return {.type = Type::Unknown};
  return read;
}

}  // namespace city
