// The file of headline figures (assets/vitals.toml), parsed. Unknown keys are an error: a typo must not pass.
//
//   [[vital]]           one per figure, in the order of the screen
//   key                 type      default        meaning
//   id                  text      required       stable name; [a-z0-9-]
//   label               {zh,en}   required       short: it heads a tile
//   domain              text      required       environment | dispatch | traffic | hospital | warning
//   source              text      "assets"       assets | open_cases | overdue_cases | cases_opened_today
//   aggregate           text      with assets    mean | max | min | sum | count_above | count_below |
//                                              share_above_pct | share_below_pct
//   quantity            text      with assets    which values
//   kind                text      any            of assets of this kind only
//   threshold           number    with count/share
//   unit                text      "1"            as printed after the figure
//   decimals            integer   0              0 .. 6
//   attention_above     number    none           beyond it the tile is abnormal
//   attention_below     number    none
//
//   [[trend]]           values of which the last six hours are kept, asset by asset; the first take their places first
//   key                 type      default        meaning
//   kind                text      required       of assets of this kind
//   quantity            text      required       told or derived
//   most                integer   128            assets, 1 .. 512; those in the city's own districts first. 512 in all trends together
//
// Pure: the caller reads the file. Threads: any.
#pragma once
#include <string_view>
#include <variant>
#include <vector>

#include "center/core/trend_spec.hpp"
#include "center/state/city_view.hpp"
#include "sensors/feed_spec.hpp"

namespace city {

struct VitalFile {
  std::vector<VitalSpec> vitals{};
  std::vector<TrendSpec> trends{};
};
std::variant<VitalFile, SpecError> parse_vital_file(std::string_view toml_text);

// The figures alone; an error in a trend is an error all the same.
std::variant<std::vector<VitalSpec>, SpecError> parse_vitals(std::string_view toml_text);

}  // namespace city
