#include "widgets/panels/alerts_board.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "widgets/panels/board_table.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/blink.hpp"
#include "widgets/ui/geo_distance.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

constexpr double kLeastAcrossM = 2000;

class Bounds {
 public:
  void add(LonLat p) {
    if (!any_) low_ = high_ = p;
    any_ = true;
    low_ = {std::min(low_.lon_deg, p.lon_deg), std::min(low_.lat_deg, p.lat_deg)};
    high_ = {std::max(high_.lon_deg, p.lon_deg), std::max(high_.lat_deg, p.lat_deg)};
  }
  void add(const std::vector<LonLat>& ring) {
    for (const LonLat& p : ring) add(p);
  }
  MaybeAction look() const {
    if (!any_) return std::nullopt;
    return LookAt{{(low_.lon_deg + high_.lon_deg) / 2, (low_.lat_deg + high_.lat_deg) / 2},
                  std::max(kLeastAcrossM, 1.1 * distance_m(low_, high_))};
  }

 private:
  bool any_ = false;
  LonLat low_{}, high_{};
};

std::string until_text(const AlertFact& fact, TimePoint now, const ZoneClock& clock, const Texts& texts) {
  if (!fact.expires) return std::string{kMissing};
  const LocalTime then = clock.at(*fact.expires), today = clock.at(now);
  const bool same_day = then.year == today.year && then.month == today.month && then.day == today.day;
  return same_day ? hour_minute_text(then) : day_text(then, texts) + " " + hour_minute_text(then);
}

std::string sender_text(const AlertFact& fact) {
  const std::size_t at = fact.sender.rfind('@');
  return at == std::string::npos ? fact.sender : fact.sender.substr(at + 1);
}

std::string area_text(const AlertFact& fact) {
  std::string text;
  for (const AlertArea& area : fact.areas) {
    if (area.description.empty()) continue;
    if (!text.empty()) text += ", ";
    text += area.description;
    if (text.size() > 200) break;  // more than any row shows
  }
  return text;
}

bool is_a_warning(const AlertFact& fact) {
  const bool is_shown = fact.status == AlertStatus::Actual || fact.status == AlertStatus::Exercise;
  return is_shown && (fact.type == AlertType::Alert || fact.type == AlertType::Update);
}

AlertRow row_of(const CityView& view, const AlertNow& alert, const ZoneClock& clock,
                const std::set<std::string>& acknowledged, const Texts& texts) {
  const AlertFact& fact = alert.fact;
  AlertRow row{.id = alert_id(view, fact),
               .severity = fact.severity,
               .severity_word = std::string{severity_text(fact.severity, texts)},
               .event = std::string{texts.word(fact.event)},
               .detail = joined({fact.headline == fact.event ? std::string{} : fact.headline, area_text(fact),
                                 sender_text(fact)}),
               .until = until_text(fact, view.now, clock, texts),
               .age = age_text(std::max(Milliseconds{0}, view.now - fact.sent), texts),
               .in_force = alert.in_force};
  if (row.event.empty()) row.event = fact.headline;
  if (fact.status == AlertStatus::Exercise) row.severity_word = std::string{texts.tr("exercise")};
  row.acknowledged = acknowledged.contains(row.id);
  row.action =
      row.in_force && !row.acknowledged ? MaybeAction{AcknowledgeAlert{row.id}} : look_at_alert(alert);
  return row;
}

}  // namespace

std::string_view severity_text(Severity severity, const Texts& texts) {
  switch (severity) {
    case Severity::Unknown:
      return texts.tr("unknown");
    case Severity::Minor:
      return texts.tr("minor");
    case Severity::Moderate:
      return texts.tr("moderate");
    case Severity::Severe:
      return texts.tr("severe");
    case Severity::Extreme:
      return texts.tr("extreme");
  }
  return {};
}

Symbol severity_symbol(Severity severity) {
  if (severity >= Severity::Severe) return Symbol::Serious;
  return severity == Severity::Moderate ? Symbol::Attention : Symbol::Ok;
}

std::string alert_id(const CityView& view, const AlertFact& fact) {
  return (fact.feed < view.book->size() ? (*view.book)[fact.feed].id : std::string{}) + "/" + fact.id;
}

MaybeAction look_at_alert(const AlertNow& alert) {
  Bounds bounds;
  for (const AlertArea& area : alert.fact.areas) {
    for (const auto& ring : area.polygons) bounds.add(ring);
    for (const AlertCircle& circle : area.circles) {
      const double r = 1000 * circle.radius_km;
      bounds.add(moved_by(circle.centre, -r, -r));
      bounds.add(moved_by(circle.centre, r, r));
    }
  }
  for (const AreaPtr& outline : alert.outlines)
    for (const auto& ring : outline->rings) bounds.add(ring);
  return bounds.look();
}

AlertsContent alerts_board(const CityView& view, const ZoneClock& clock,
                           const std::set<std::string>& acknowledged, const AlertsChoices& choices,
                           const Texts& texts) {
  AlertsContent content;
  std::vector<const AlertNow*> in_force, ended;
  for (const AlertPtr& alert : *view.alerts) {
    if (alert->in_force) {
      in_force.push_back(alert.get());
    } else if (is_a_warning(alert->fact) && alert->replaced_by.empty() && ended.size() < choices.most_ended) {
      ended.push_back(alert.get());
    }
  }
  content.in_force = in_force.size();
  for (const AlertNow* alert : in_force)
    content.rows.push_back(row_of(view, *alert, clock, acknowledged, texts));
  for (const AlertRow& row : content.rows) content.unacknowledged += row.blinks() ? 1 : 0;
  // The view lists the newest first; that order stays among equals.
  std::stable_sort(content.rows.begin(), content.rows.end(), [](const AlertRow& a, const AlertRow& b) {
    if (a.blinks() != b.blinks()) return a.blinks();
    return a.severity > b.severity;
  });
  if (content.rows.size() > choices.most) content.rows.resize(choices.most);
  for (const AlertNow* alert : ended)
    content.rows.push_back(row_of(view, *alert, clock, acknowledged, texts));
  return content;
}

MaybeAction draw_alerts_board(Pen& pen, Rect r, const AlertsContent& content, TimePoint now,
                              const Texts& texts, const Hand& hand) {
  const bool any_new = content.unacknowledged > 0;
  std::string aside = filled(texts.tr("{0} in force"), {count_text(content.in_force)});
  if (any_new)
    aside = joined({filled(texts.tr("{0} to acknowledge"), {count_text(content.unacknowledged)}), aside});
  const Rect room = draw_panel(pen, r,
                               {.title = texts.tr("Warnings"),
                                .aside = aside,
                                .aside_symbol = any_new ? Symbol::Serious : Symbol::None});
  if (content.rows.empty()) {
    draw_nothing(pen, room, texts.tr("No warning in force"));
    return std::nullopt;
  }
  const std::array columns{
      TableColumn{.is_small = true}, TableColumn{.least = 110},
      TableColumn{.head = texts.tr("until"), .align = Align::Right, .leaves = 1},
      TableColumn{.head = texts.tr("Age"), .align = Align::Right, .leaves = 2, .is_small = true}};
  std::vector<TableRow> rows;
  const auto most = static_cast<std::size_t>(room.h / table_row_height(pen)) + 1;
  for (const AlertRow& row : content.rows) {
    if (rows.size() >= most) break;
    const bool is_grave = row.in_force && row.severity >= Severity::Moderate;
    const std::string word = row.in_force || row.severity_word == texts.tr("exercise")
                                 ? row.severity_word
                                 : std::string{texts.tr("ended")};
    rows.push_back({.symbol = row.in_force ? severity_symbol(row.severity) : Symbol::None,
                    .cells = {{.text = word, .ink = is_grave ? Ink::Strong : Ink::Soft},
                              {.text = row.event, .ink = is_grave ? Ink::Strong : Ink::Soft},
                              {.text = row.until, .ink = Ink::Soft},
                              {.text = row.age, .ink = Ink::Faint}},
                    .second = row.detail,
                    .action = row.action,
                    .is_dim = !row.in_force,
                    .blinks = row.blinks()});
  }
  const std::uint64_t beyond =
      content.in_force > content.rows.size() ? content.in_force - content.rows.size() : 0;
  return draw_table(pen, room, columns, rows, texts,
                    {.hand = hand, .lit = blink_on(now), .all = content.rows.size() + beyond});
}

}  // namespace city
