#include "center/geography/wkb.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

#include "center/geography/shape.hpp"

namespace city {
namespace {

enum class Type : std::uint32_t {
  Point = 1,
  Line = 2,
  Polygon = 3,
  MultiPoint = 4,
  MultiLine = 5,
  MultiPolygon = 6
};
constexpr std::array<std::string_view, 18> kTypeNames{
    "GEOMETRY",     "POINT",      "LINESTRING",     "POLYGON",           "MULTIPOINT",   "MULTILINESTRING",
    "MULTIPOLYGON", "COLLECTION", "CIRCULARSTRING", "COMPOUNDCURVE",     "CURVEPOLYGON", "MULTICURVE",
    "MULTISURFACE", "CURVE",      "SURFACE",        "POLYHEDRALSURFACE", "TIN",          "TRIANGLE"};
constexpr std::uint32_t kFlagZ = 0x80000000U, kFlagM = 0x40000000U, kFlagSrid = 0x20000000U;

struct Head {
  std::uint32_t type = 0;
  std::size_t dimensions = 2;
};

class Reader {
 public:
  Reader(std::string_view bytes, std::size_t most_points) : bytes_{bytes}, room_{most_points} {}

  WkbGeometry read() {
    const Head head = read_head();
    if (!failed()) read_body(head);
    if (!failed() && at_ != bytes_.size()) fail("bytes are left over after the geometry");
    if (failed()) return {.trouble = std::move(trouble_)};
    for (const auto& part : made_.parts) made_.points += part.size();
    return std::move(made_);
  }

 private:
  bool failed() const { return !trouble_.empty(); }
  void fail(std::string why) {
    if (trouble_.empty()) trouble_ = std::move(why);
  }
  std::size_t left() const { return bytes_.size() - at_; }

  template <class T>
  T take() {
    std::array<char, sizeof(T)> raw{};
    if (left() < raw.size()) {
      fail("cut off after " + std::to_string(bytes_.size()) + " bytes");
      return {};
    }
    std::memcpy(raw.data(), bytes_.data() + at_, raw.size());
    at_ += raw.size();
    const bool is_turned = is_little_ != (std::endian::native == std::endian::little);
    if (is_turned)
      for (std::size_t i = 0; i < raw.size() / 2; ++i) std::swap(raw[i], raw[raw.size() - 1 - i]);
    return std::bit_cast<T>(raw);
  }

  Head read_head() {
    const auto order = take<std::uint8_t>();
    if (!failed() && order > 1) fail("byte order " + std::to_string(order) + " is neither 0 nor 1");
    is_little_ = order == 1;
    const auto told = take<std::uint32_t>();
    if ((told & kFlagSrid) != 0) fail("carries a coordinate system of its own");
    const std::uint32_t number = told & ~(kFlagZ | kFlagM);
    if (number >= 4000) fail("geometry type " + std::to_string(told) + " is unknown");
    const std::uint32_t family = number / 1000;
    const bool has_z = (told & kFlagZ) != 0 || family == 1 || family == 3;
    const bool has_m = (told & kFlagM) != 0 || family >= 2;
    return {.type = number % 1000, .dimensions = 2U + (has_z ? 1U : 0U) + (has_m ? 1U : 0U)};
  }

  // How many follow, each of at least that many bytes.
  std::size_t count_of(std::size_t least_bytes) {
    const std::size_t count = take<std::uint32_t>();
    if (!failed() && count > left() / least_bytes)
      fail("tells of " + std::to_string(count) + " parts where bytes end sooner");
    return failed() ? 0 : count;
  }

  LonLat read_point(std::size_t dimensions) {
    LonLat at;
    at.lon_deg = take<double>();
    at.lat_deg = take<double>();
    for (std::size_t i = 2; i < dimensions; ++i) take<double>();
    return at;
  }

  void read_run(std::size_t dimensions) {
    const std::size_t count = count_of(dimensions * sizeof(double));
    if (count > room_) return fail("more points than are taken");
    room_ -= count;
    std::vector<LonLat> run(count);
    for (LonLat& point : run) {
      point = read_point(dimensions);
      if (!(std::isfinite(point.lon_deg) && std::isfinite(point.lat_deg)))
        return fail("a coordinate is not a number");
    }
    made_.parts.push_back(std::move(run));
  }

  void read_polygon(std::size_t dimensions) {
    const std::size_t rings = count_of(sizeof(std::uint32_t));
    for (std::size_t i = 0; i < rings && !failed(); ++i) read_run(dimensions);
    if (rings > 0) made_.rings.push_back(static_cast<std::uint32_t>(rings));
  }

  void read_lone_point(std::size_t dimensions) {
    const LonLat at = read_point(dimensions);
    if (failed() || std::isnan(at.lon_deg) || std::isnan(at.lat_deg)) return;
    if (!(std::isfinite(at.lon_deg) && std::isfinite(at.lat_deg)))
      return fail("a coordinate is not a number");
    if (room_ == 0) return fail("more points than are taken");
    --room_;
    if (made_.parts.empty()) made_.parts.emplace_back();
    made_.parts.front().push_back(at);
  }

  void read_simple(const Head& head) {
    switch (static_cast<Type>(head.type)) {
      case Type::Point:
        return read_lone_point(head.dimensions);
      case Type::Line:
        return read_run(head.dimensions);
      case Type::Polygon:
        return read_polygon(head.dimensions);
      default:
        return fail("a part of another kind than its whole");
    }
  }

  void read_body(const Head& head) {
    switch (static_cast<Type>(head.type)) {
      case Type::Point:
      case Type::MultiPoint:
        made_.shape = MapFeature::Shape::Points;
        break;
      case Type::Line:
      case Type::MultiLine:
        made_.shape = MapFeature::Shape::Lines;
        break;
      case Type::Polygon:
      case Type::MultiPolygon:
        made_.shape = MapFeature::Shape::Fill;
        break;
      default:
        return fail("is a " +
                    (head.type < kTypeNames.size() ? std::string{kTypeNames[head.type]}
                                                   : "geometry of type " + std::to_string(head.type)) +
                    "; only points, lines and polygons are read");
    }
    if (head.type < static_cast<std::uint32_t>(Type::MultiPoint)) return read_simple(head);
    constexpr std::size_t kLeastPartBytes = 9;  // byte order, type, a count
    const std::size_t parts = count_of(kLeastPartBytes);
    for (std::size_t i = 0; i < parts && !failed(); ++i) {
      const Head part = read_head();
      if (failed()) return;
      if (part.type + 3 != head.type) return fail("a part of another kind than its whole");
      read_simple(part);
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t room_;
  bool is_little_ = true;
  WkbGeometry made_{};
  std::string trouble_{};
};

template <class T>
void put(std::string& bytes, T value) {
  auto raw = std::bit_cast<std::array<char, sizeof(T)>>(value);
  if constexpr (std::endian::native == std::endian::big)
    for (std::size_t i = 0; i < raw.size() / 2; ++i) std::swap(raw[i], raw[raw.size() - 1 - i]);
  bytes.append(raw.data(), raw.size());
}

}  // namespace

WkbGeometry read_wkb(std::string_view wkb, std::size_t most_points) {
  return Reader{wkb, most_points}.read();
}

std::string wkb_of_fill(const WkbGeometry& fill) {
  std::string bytes;
  const auto head = [&](Type type) {
    bytes += '\1';
    put(bytes, static_cast<std::uint32_t>(type));
  };
  head(Type::MultiPolygon);
  put(bytes, static_cast<std::uint32_t>(fill.rings.size()));
  std::size_t part = 0;
  for (const std::uint32_t rings : fill.rings) {
    head(Type::Polygon);
    put(bytes, rings);
    for (std::uint32_t i = 0; i < rings; ++i, ++part) {
      put(bytes, static_cast<std::uint32_t>(fill.parts[part].size()));
      for (const LonLat& point : fill.parts[part]) {
        put(bytes, point.lon_deg);
        put(bytes, point.lat_deg);
      }
    }
  }
  return bytes;
}

GeoPackageBlob geopackage_blob(std::string_view blob) {
  if (blob.empty()) return {.is_empty = true, .is_blob = true};
  if (blob.size() < 8 || !blob.starts_with("GP")) return {};
  const auto flags = static_cast<unsigned char>(blob[3]);
  if ((flags >> 4 & 1) != 0) return {.is_empty = true, .is_blob = true};
  const std::string_view wkb = wkb_of_geopackage(blob);
  return {.wkb = wkb, .is_blob = !wkb.empty()};
}

}  // namespace city
