#include "center/export/state_fields.hpp"

namespace city {

void StateFields::stamp(std::string_view key, TimePoint at) {
  json_.key(key);
  const auto written = stamps_.text(at);
  written ? json_.plain(*written) : json_.null();
}

void StateFields::stamp(std::string_view key, const std::optional<TimePoint>& at) {
  if (at) return stamp(key, *at);
  json_.key(key).null();
}

void StateFields::heard(std::string_view key, TimePoint at) {
  stamp(key, at == TimePoint{} ? std::nullopt : std::optional{at});
}

void StateFields::name(std::string_view key, const Text2& value) {
  json_.key(key).begin_object();
  text("zh", value.zh);
  text("en", value.en);
  json_.end_object();
}

void StateFields::place(const std::optional<LonLat>& place) {
  json_.key("lon");
  place ? json_.number(place->lon_deg) : json_.null();
  json_.key("lat");
  place ? json_.number(place->lat_deg) : json_.null();
}

void StateFields::ring(const std::vector<LonLat>& points) {
  json_.begin_array();
  for (const LonLat& p : points) json_.begin_array().number(p.lon_deg).number(p.lat_deg).end_array();
  json_.end_array();
}

}  // namespace city
