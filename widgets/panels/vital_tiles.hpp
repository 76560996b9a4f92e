// The city's vital signs: per domain a card of four figures, each with its trend. What is out of range wears a symbol.
//
// What is usual at this hour (VitalNorms of the core) is shaded behind the trend and said in numbers; a figure outside of it has a grey
// arrow up or down before those numbers, and only its own threshold makes it abnormal: an unusual Tuesday is no alarm.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

inline constexpr std::size_t kVitalsPerGroup = 4;

struct VitalTile {
  std::string label{};
  std::string value{};  // kMissing when nothing fresh is behind it
  std::string unit{};
  bool missing = true;
  bool abnormal = false;
  std::shared_ptr<const std::vector<VitalPoint>> trend{};
  std::optional<NormalBand> normal{};
  std::string range{};  // "12–30", with an arrow before it when the figure is outside; empty without a band
  std::string usual{};  // the same in words: "usual 12–30"
};

struct VitalGroup {
  std::string title{};
  std::vector<VitalTile>
      tiles{};  // at most kVitalsPerGroup; when there are more, abnormal ones push out normal ones
  std::size_t abnormal = 0;
};

std::string_view domain_title(Domain domain, const Texts& texts);
// Warnings and city facilities are shown with the environment; the title then says so of facilities.
VitalGroup vital_group(const CityView& view, Domain domain, const Texts& texts);
void draw_vital_group(Pen& pen, Rect r, const VitalGroup& group, const CityView& view, const Texts& texts);

}  // namespace city
