// The map filled by a figure: which class each painted area is in, and what the legend says about it.
//
// Areas are painted as the ground is: villages, or districts where there are none; a district's class is that of all its
// villages. Threads: one.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "widgets/density/area_figures.hpp"
#include "widgets/density/class_breaks.hpp"
#include "widgets/map/map_legend.hpp"

namespace city {

inline constexpr std::uint8_t kNoFigure = 255;  // nothing reports there: hatched, which zero is not

class AreaFill {
 public:
  AreaFill(const GeographyPtr& geography, const AreaFigureChoice& choice);

  bool update(const CityView& view);  // true: classes or legend are other ones
  const std::vector<std::uint8_t>& classes() const {
    return classes_;
  }  // per painted area: class or kNoFigure
  const AreaFigureChoice& choice() const { return figurer_.choice(); }
  const AreaFigures& figures() const { return figurer_.figures(); }
  const ClassBreaks& breaks() const { return breaks_; }
  std::vector<LegendRow> legend(const Texts&) const;

 private:
  AreaFigurer figurer_;
  std::vector<std::size_t> figure_of_{};  // per painted area: index in the figures
  ClassBreaks breaks_{};
  std::vector<std::uint8_t> classes_{};
};

// "5–11" for whole numbers, "1.5–3.0" for others: from a border to the next. The last class ends at the greatest value.
std::string class_text(const ClassBreaks&, std::size_t index, int decimals);

}  // namespace city
