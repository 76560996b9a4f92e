#include "center/geography/shape.hpp"

#include <geos_c.h>

#include <array>
#include <map>
#include <utility>

namespace city {
namespace {

struct DropGeometry {
  GEOSContextHandle_t geos;
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos, geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, DropGeometry>;

constexpr std::array<std::size_t, 5> kEnvelopeBytes{0, 32, 48, 48, 64};

}  // namespace

struct ShapeMaker::Impl {
  GEOSContextHandle_t geos = GEOS_init_r();
  GEOSWKBReader* reader = nullptr;
  GEOSMakeValidParams* valid_params = nullptr;
  std::string said{};  // by GEOS since the last question

  Impl() {
    const auto keep = [](const char* message, void* self) { static_cast<Impl*>(self)->said = message; };
    GEOSContext_setErrorMessageHandler_r(geos, keep, this);
    GEOSContext_setNoticeMessageHandler_r(
        geos, [](const char*, void*) {}, nullptr);
    reader = GEOSWKBReader_create_r(geos);
    valid_params = GEOSMakeValidParams_create_r(geos);
    GEOSMakeValidParams_setMethod_r(geos, valid_params, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(geos, valid_params, 0);
  }
  ~Impl() {
    GEOSMakeValidParams_destroy_r(geos, valid_params);
    GEOSWKBReader_destroy_r(geos, reader);
    GEOS_finish_r(geos);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  Geometry own(GEOSGeometry* geometry) const { return {geometry, DropGeometry{geos}}; }

  bool is_area(const GEOSGeometry* geometry) const {
    const int type = GEOSGeomTypeId_r(geos, geometry);
    return type == GEOS_POLYGON || type == GEOS_MULTIPOLYGON;
  }

  // GEOS looks for circles and crossings for ever where numbers are as large as 1e300.
  bool is_on_planet(const GEOSGeometry* geometry) const {
    double west = 0, south = 0, east = 0, north = 0;
    if (GEOSisEmpty_r(geos, geometry) == 1) return true;
    if (GEOSGeom_getExtent_r(geos, geometry, &west, &south, &east, &north) == 0) return false;
    return west >= -180 && south >= -90 && east <= 180 && north <= 90;
  }

  std::vector<LonLat> ring_points(const GEOSGeometry* ring) const {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geos, ring);
    unsigned int count = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(geos, sequence, &count) == 0 || count < 2) return {};
    std::vector<LonLat> points(count - 1);
    for (unsigned int i = 0; i + 1 < count; ++i)
      GEOSCoordSeq_getXY_r(geos, sequence, i, &points[i].lon_deg, &points[i].lat_deg);
    return points;
  }

  void read_rings(const GEOSGeometry* area, Shape& shape) const {
    const int parts = GEOSGetNumGeometries_r(geos, area);
    for (int part = 0; part < parts; ++part) {
      const GEOSGeometry* polygon = GEOSGetGeometryN_r(geos, area, part);
      shape.rings.push_back(ring_points(GEOSGetExteriorRing_r(geos, polygon)));
      const int holes = GEOSGetNumInteriorRings_r(geos, polygon);
      for (int hole = 0; hole < holes; ++hole)
        shape.rings.push_back(ring_points(GEOSGetInteriorRingN_r(geos, polygon, hole)));
    }
  }

  void read_triangles(const GEOSGeometry* triangles, Shape& shape) const {
    std::map<std::pair<double, double>, std::uint32_t> index_of;
    for (const std::vector<LonLat>& ring : shape.rings)
      for (const LonLat& point : ring)
        if (index_of.emplace(std::pair{point.lon_deg, point.lat_deg}, shape.points.size()).second)
          shape.points.push_back(point);
    const int count = GEOSGetNumGeometries_r(geos, triangles);
    for (int i = 0; i < count; ++i) {
      const std::vector<LonLat> corners =
          ring_points(GEOSGetExteriorRing_r(geos, GEOSGetGeometryN_r(geos, triangles, i)));
      if (corners.size() != 3) continue;
      for (const LonLat& corner : corners) {
        const auto [at, is_new] =
            index_of.emplace(std::pair{corner.lon_deg, corner.lat_deg}, shape.points.size());
        if (is_new) shape.points.push_back(corner);
        shape.triangles.push_back(at->second);
      }
    }
  }

  LonLat label_point(const GEOSGeometry* area) const {
    double west = 0, south = 0, east = 0, north = 0;
    GEOSGeom_getExtent_r(geos, area, &west, &south, &east, &north);
    const double tolerance = 0.02 * ((east - west) + (north - south));
    Geometry centre = own(nullptr);
    if (const Geometry radius = own(GEOSMaximumInscribedCircle_r(geos, area, tolerance)))
      centre = own(GEOSGeomGetStartPoint_r(geos, radius.get()));
    if (!centre) centre = own(GEOSPointOnSurface_r(geos, area));
    LonLat at{(west + east) / 2, (south + north) / 2};
    if (centre) {
      GEOSGeomGetX_r(geos, centre.get(), &at.lon_deg);
      GEOSGeomGetY_r(geos, centre.get(), &at.lat_deg);
    }
    return at;
  }

  Shape failed(const char* where) const { return {.trouble = said.empty() ? where : where + (": " + said)}; }

  Shape make(std::string_view wkb) {
    said.clear();
    Geometry area = own(
        GEOSWKBReader_read_r(geos, reader, reinterpret_cast<const unsigned char*>(wkb.data()), wkb.size()));
    if (!area) return failed("not well-known binary");
    if (!is_area(area.get())) return failed("not a polygon");
    if (!is_on_planet(area.get())) return failed("is not on this planet");
    const char is_valid = GEOSisValid_r(geos, area.get());
    if (is_valid == 2) return failed("cannot be checked");
    if (is_valid == 0) {
      said.clear();
      area = own(GEOSMakeValidWithParams_r(geos, area.get(), valid_params));
      if (!area || !is_area(area.get())) return failed("crosses itself and cannot be made valid");
    }
    if (GEOSisEmpty_r(geos, area.get()) != 0) return {.has_no_area = true, .trouble = "has no area"};
    const Geometry triangles = own(GEOSConstrainedDelaunayTriangulation_r(geos, area.get()));
    if (!triangles) return failed("cannot be triangulated");

    Shape shape;
    read_rings(area.get(), shape);
    read_triangles(triangles.get(), shape);
    if (shape.triangles.empty()) return failed("cannot be triangulated");
    shape.label_at = label_point(area.get());
    return shape;
  }
};

ShapeMaker::ShapeMaker() : impl_{std::make_unique<Impl>()} {}
ShapeMaker::~ShapeMaker() = default;

Shape ShapeMaker::make(std::string_view wkb) { return impl_->make(wkb); }

std::string_view wkb_of_geopackage(std::string_view blob) {
  if (blob.size() < 8 || !blob.starts_with("GP")) return {};
  const auto flags = static_cast<unsigned char>(blob[3]);
  const std::size_t envelope = flags >> 1 & 7;
  const bool is_empty = (flags >> 4 & 1) != 0, is_extended = (flags >> 5 & 1) != 0;
  if (envelope >= kEnvelopeBytes.size() || is_empty || is_extended) return {};
  const std::size_t header = 8 + kEnvelopeBytes[envelope];
  return blob.size() > header ? blob.substr(header) : std::string_view{};
}

}  // namespace city
