#include "sensors/formats/ngsi_location.hpp"

#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "sensors/formats/device_facts.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kMostPoints = 10000;

std::optional<LonLat> point_in(const JsonArray& pair) {
  double lon = 0;
  double lat = 0;
  if (pair.at(0).get_double().get(lon) || pair.at(1).get_double().get(lat)) return std::nullopt;
  return LonLat{.lon_deg = lon, .lat_deg = lat};
}

// "25.03, 121.5": latitude first.
std::optional<LonLat> point_in(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto number = [](std::string_view word) -> std::optional<double> {
    while (word.starts_with(' ')) word.remove_prefix(1);
    while (word.ends_with(' ')) word.remove_suffix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc{} && end == word.data() + word.size() ? std::optional{value} : std::nullopt;
  };
  const auto lat = number(text.substr(0, comma));
  const auto lon = number(text.substr(comma + 1));
  if (!lat || !lon) return std::nullopt;
  return LonLat{.lon_deg = *lon, .lat_deg = *lat};
}

bool add_line(const JsonArray& points, AssetFact& fact, const FeedContext& feed, Batch& batch) {
  std::vector<LonLat> line;
  for (const JsonElement one : points) {
    JsonArray pair;
    const auto point = one.get_array().get(pair) ? std::nullopt : point_in(pair);
    const CheckedPlace checked =
        point ? checked_place(*point, feed.spec->extent) : CheckedPlace{.why = "no place"};
    if (!checked.place || line.size() >= kMostPoints) {
      batch.fail(
          Kind::BadPosition, "location",
          "point " + std::to_string(line.size()) + " is " + (checked.place ? "one too many" : checked.why),
          fact.asset);
      return false;
    }
    line.push_back(*checked.place);
  }
  fact.line = std::move(line);
  return !fact.line.empty();
}

}  // namespace

bool add_ngsi_location(const NgsiAttribute& location, AssetFact& fact, const FeedContext& feed,
                       Batch& batch) {
  std::string_view text;
  JsonObject shape;
  std::optional<LonLat> point;
  if (location.value && !location.value->get_string().get(text)) {
    point = point_in(text);
  } else if (location.value && !location.value->get_object().get(shape)) {
    const auto coordinates = list_in(shape, "coordinates");
    const std::string_view type = text_in(shape, "type").value_or("");
    if (coordinates && type == "LineString") return add_line(*coordinates, fact, feed, batch);
    if (coordinates && type == "Point") point = point_in(*coordinates);
    if (type != "Point" && !type.empty()) {
      batch.count_unknown_field();
      return false;
    }
  }
  if (!point) {
    batch.fail(Kind::BadPosition, "location", "is no place", fact.asset);
    return false;
  }
  const auto place = device_place(point->lon_deg, point->lat_deg, fact.asset, feed, batch);
  if (!place) return false;
  fact.place = place->at;
  fact.place_approximate = place->approximate;
  return true;
}

}  // namespace city
