// Warnings to the public: those in force, worst first, and below them, dim, the last that ended.
//
// The symbol of one that is severe or worse blinks until somebody acknowledges it on this wall; text never does. A click
// acknowledges it, and once that is done looks at its area. Only Actual warnings count as in force; an exercise is listed among
// the dim ones and says so. A sender given as a mail address is told by its domain: no person's address on a wall. Rows are pure.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/ui/hand.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/wall_action.hpp"
#include "widgets/ui/zone_clock.hpp"

namespace city {

struct AlertsChoices {
  std::size_t most = 60;
  std::size_t most_ended = 5;
};

struct AlertRow {
  std::string id{};  // full: feed/id
  Severity severity = Severity::Unknown;
  std::string severity_word{};
  std::string event{};
  std::string detail{};  // headline, area, who sent it
  std::string until{};
  std::string age{};  // since it was sent
  bool in_force = false;
  bool acknowledged = false;
  MaybeAction action{};

  bool blinks() const { return in_force && !acknowledged && severity >= Severity::Severe; }
};

struct AlertsContent {
  std::vector<AlertRow> rows{};  // in force first
  std::uint64_t in_force = 0;
  std::uint64_t unacknowledged = 0;  // of those that blink until they are
};

std::string_view severity_text(Severity severity, const Texts& texts);
Symbol severity_symbol(Severity severity);
std::string alert_id(const CityView& view, const AlertFact& fact);  // full
// Towards its whole area; empty when it draws none.
MaybeAction look_at_alert(const AlertNow& alert);

AlertsContent alerts_board(const CityView& view, const ZoneClock& clock,
                           const std::set<std::string>& acknowledged, const AlertsChoices& choices,
                           const Texts& texts);
// `now` gives the phase of what blinks.
MaybeAction draw_alerts_board(Pen& pen, Rect r, const AlertsContent& content, TimePoint now,
                              const Texts& texts, const Hand& hand);

}  // namespace city
