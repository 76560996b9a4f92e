// What stands beside a hospital on the map: that its beds are full, and how crowded its emergency department is (NEDOCS).
//
// Only fresh good values are told. Tags of hospitals in trouble are shown at any scale, those of the others from kTagsFromMPerPx on;
// where two would lie on one another, the worse stays.
// Threads: one; draw on the UI thread.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/map/camera.hpp"
#include "widgets/map/map_style.hpp"

namespace city {

inline constexpr double kTagsFromMPerPx = 14;  // metres of ground per unit

struct HospitalTag {
  AssetRef asset{};
  World at{};
  bool full = false;  // it told the city that it has no bed
  std::optional<double> nedocs{};
  Symbol symbol() const;  // None, Attention (full, or over 100), Serious (over 140)
};

class HospitalTags {
 public:
  bool update(const CityView&);                                   // when the view is another one
  const std::vector<HospitalTag>& tags() const { return tags_; }  // worst first

 private:
  struct ChunkHospitals {
    std::shared_ptr<const std::vector<AssetInfo>> seen{};
    std::vector<std::uint32_t> slots{};
  };
  std::vector<ChunkHospitals> chunks_{};
  std::vector<HospitalTag> tags_{};
  std::uint64_t revision_ = 0;
  TimePoint seen_now_{};
};

std::string tag_text(const HospitalTag&, const Texts&);  // "Full · 142"
void draw_hospital_tags(Pen&, std::span<const HospitalTag>, const Camera&, const Viewport&, const MapStyle&,
                        float mark_px, float opacity);

}  // namespace city
