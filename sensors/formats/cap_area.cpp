#include "sensors/formats/cap_area.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kMostPoints = 100000;
constexpr double kLargestCircleKm = 20037;  // half round the earth
constexpr std::string_view kBlank{" \t\r\n"};

std::optional<double> number_in(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) return words;
    const std::size_t end = std::min(text.find_first_of(kBlank, begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    text.remove_prefix(end);
  }
}

// "lat,lon"
std::optional<LonLat> point_in(std::string_view word) {
  const std::size_t comma = word.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto lat = number_in(word.substr(0, comma));
  const auto lon = number_in(word.substr(comma + 1));
  if (!lat || !lon) return std::nullopt;
  return LonLat{.lon_deg = *lon, .lat_deg = *lat};
}

bool contains(const Extent& extent, LonLat point) {
  return point.lon_deg >= extent.west_deg && point.lon_deg <= extent.east_deg &&
         point.lat_deg >= extent.south_deg && point.lat_deg <= extent.north_deg;
}

// Warnings may well lie outside a feed's extent; a ring that lies inside it only when lat and lon change places is a mistake.
const char* fault_of(const std::vector<LonLat>& ring, const Extent& extent) {
  const auto swapped = [](LonLat p) { return LonLat{.lon_deg = p.lat_deg, .lat_deg = p.lon_deg}; };
  const auto inside = [&](LonLat p) { return contains(extent, p); };
  const auto inside_swapped = [&](LonLat p) { return contains(extent, swapped(p)); };
  if (std::none_of(ring.begin(), ring.end(), inside) && std::all_of(ring.begin(), ring.end(), inside_swapped))
    return "latitude and longitude are swapped; CAP writes lat,lon";
  const auto on_planet = [](LonLat p) { return contains(Extent{}, p); };
  if (!std::all_of(ring.begin(), ring.end(), on_planet)) return "not on this planet";
  const auto null_island = [](LonLat p) { return p == LonLat{}; };
  return std::any_of(ring.begin(), ring.end(), null_island) ? "0, 0: nobody's position" : nullptr;
}

std::optional<std::vector<LonLat>> polygon_in(std::string_view text, const FeedContext& feed, Batch& batch) {
  std::vector<LonLat> ring;
  for (const std::string_view word : words_of(text)) {
    const auto point = point_in(word);
    if (!point || ring.size() >= kMostPoints) {
      batch.fail(Kind::BadPosition, "polygon", "\"" + presentable(word, 60) + "\" is not lat,lon");
      return std::nullopt;
    }
    ring.push_back(*point);
  }
  if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
  if (ring.size() < 4) {
    batch.fail(Kind::BadPosition, "polygon", "fewer than three corners");
    return std::nullopt;
  }
  if (const char* fault = fault_of(ring, feed.spec->extent)) {
    batch.fail(Kind::BadPosition, "polygon", fault);
    return std::nullopt;
  }
  return ring;
}

// "lat,lon radius-in-km"
std::optional<AlertCircle> circle_in(std::string_view text, const FeedContext& feed, Batch& batch) {
  const std::vector<std::string_view> words = words_of(text);
  const auto centre = words.size() == 2 ? point_in(words[0]) : std::nullopt;
  const auto radius_km = words.size() == 2 ? number_in(words[1]) : std::nullopt;
  if (!centre || !radius_km || *radius_km < 0 || *radius_km > kLargestCircleKm) {
    batch.fail(Kind::BadPosition, "circle", "\"" + presentable(text, 60) + "\" is not lat,lon radius");
    return std::nullopt;
  }
  if (const char* fault = fault_of({*centre}, feed.spec->extent)) {
    batch.fail(Kind::BadPosition, "circle", fault);
    return std::nullopt;
  }
  return AlertCircle{.centre = *centre, .radius_km = *radius_km};
}

bool same_circles(const std::vector<AlertCircle>& a, const std::vector<AlertCircle>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const AlertCircle& x, const AlertCircle& y) {
    return x.centre == y.centre && x.radius_km == y.radius_km;
  });
}

bool same_place(const AlertArea& a, const AlertArea& b) {
  const bool shapeless = a.polygons.empty() && a.circles.empty() && a.geocodes.empty();
  if (shapeless && a.description != b.description) return false;
  return a.polygons == b.polygons && same_circles(a.circles, b.circles) && a.geocodes == b.geocodes;
}

}  // namespace

void add_area(const CapAreaText& text, std::vector<AlertArea>& areas, const FeedContext& feed, Batch& batch) {
  AlertArea area;
  area.description = text.description;
  for (const std::string& polygon : text.polygons)
    if (auto ring = polygon_in(polygon, feed, batch)) area.polygons.push_back(std::move(*ring));
  for (const std::string& circle : text.circles)
    if (const auto read = circle_in(circle, feed, batch)) area.circles.push_back(*read);
  for (const std::string& geocode : text.geocodes)
    if (!geocode.empty()) area.geocodes.push_back(geocode);
  const bool known = std::any_of(areas.begin(), areas.end(),
                                 [&](const AlertArea& other) { return same_place(area, other); });
  if (!known) areas.push_back(std::move(area));
}

}  // namespace city
