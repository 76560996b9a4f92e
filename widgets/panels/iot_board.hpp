// Devices: every fleet with how many of it report, are silent, offline or in doubt; lights that are dark at night; batteries that run low;
// and the assets that told most that could not be believed.
//
// Fleets with the greatest share that is silent, offline or in doubt come first. A fleet wants attention from kAttentionShare on, is
// serious from kSeriousShare on. Street lights should burn while the sun is more than 4 degrees under the horizon in the middle of the
// city, and should not while it is as much above it; in between nobody knows. Without a map neither is judged.
// IotBoard keeps what did not change (fleet_survey.hpp); iot_content is pure.
#pragma once
#include <string>
#include <vector>

#include "center/state/geography.hpp"
#include "widgets/panels/board_summary.hpp"
#include "widgets/panels/fleet_survey.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

inline constexpr double kAttentionShare = 0.1, kSeriousShare = 0.5;

struct IotChoices {};

struct FleetRow {
  Fleet fleet{};
  std::string name{};
  double wrong_share = 0;  // silent, of those that ever told; or offline; or in doubt: the greatest
  Symbol symbol = Symbol::None;
};

struct OffenderRow {
  AssetRef asset{};
  std::string name{};
  std::string kind{};
  std::uint64_t doubtful = 0, refused = 0;
  double share = 0;  // of what it told
};

struct IotContent {
  std::vector<BoardFact> facts{};
  std::vector<FleetRow> fleets{};  // worst first
  std::vector<OffenderRow> offenders{};
  std::uint64_t known = 0, reporting = 0;
};

enum class Daylight : std::uint8_t { Unknown, Night, Dusk, Day };
Daylight daylight_of(const Geography& geography, TimePoint now);

IotContent iot_content(const FleetContent& fleets, const CityView& view, Daylight daylight,
                       const Texts& texts);

class IotBoard {
 public:
  IotContent make(const CityView& view, const Geography& geography, const IotChoices& choices,
                  const Texts& texts);

 private:
  FleetSurvey survey_{};
};

MaybeAction draw_iot_board(Pen& pen, Rect r, const IotContent& content, const Texts& texts, const Hand& hand);

}  // namespace city
