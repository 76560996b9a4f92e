// The drawing half of the emergency view's lists; what they say is made in situation_board.cpp.
#include "widgets/panels/panel_parts.hpp"
#include "widgets/panels/situation_board.hpp"

namespace city {
namespace {

std::string_view title_of(SituationPart part, const Texts& texts) {
  switch (part) {
    case SituationPart::Summary:
      return texts.tr("Situation");
    case SituationPart::Cases:
      return texts.tr("Cases here");
    case SituationPart::Sensors:
      return texts.tr("Sensors here");
    case SituationPart::Water:
      return texts.tr("Water here");
    case SituationPart::Cameras:
      return texts.tr("Cameras here");
    case SituationPart::Shelters:
      return texts.tr("Shelters near");
    case SituationPart::Hospitals:
      return texts.tr("Hospitals near");
    case SituationPart::Roads:
      return texts.tr("Roads here");
  }
  return {};
}

std::string_view nothing_in(SituationPart part, const Texts& texts) {
  switch (part) {
    case SituationPart::Cases:
      return texts.tr("No case here");
    case SituationPart::Sensors:
      return texts.tr("No sensor beyond a level");
    case SituationPart::Shelters:
      return texts.tr("No shelter is known");
    case SituationPart::Hospitals:
      return texts.tr("No hospital has reported");
    case SituationPart::Roads:
      return texts.tr("No road section has reported");
    default:
      return texts.tr("None within the circle");
  }
}

std::vector<TableColumn> columns_of(SituationPart part, const Texts& texts) {
  const TableColumn away{.head = texts.tr("Away"), .align = Align::Right, .is_small = true};
  const TableColumn age{.head = texts.tr("Age"), .align = Align::Right, .leaves = 1, .is_small = true};
  const auto name = [](std::string_view head) { return TableColumn{.head = head, .least = 150}; };
  const auto figure = [](std::string_view head, int leaves) {
    return TableColumn{.head = head, .align = Align::Right, .leaves = leaves};
  };
  switch (part) {
    case SituationPart::Summary:
      return {{.least = 120}, {.align = Align::Right}, {.least = 80, .leaves = 1, .is_small = true}};
    case SituationPart::Cases:
      return {name(texts.tr("Item")), {.head = texts.tr("State"), .leaves = 2, .is_small = true}, away, age};
    case SituationPart::Sensors:
    case SituationPart::Water:
      return {name(texts.tr("Sensor")),
              {.least = 70, .share = 0.6F, .leaves = 3, .is_small = true},
              figure(texts.tr("Value"), 0),
              away,
              age};
    case SituationPart::Cameras:
      return {name({}), {.leaves = 1, .is_small = true}, away};
    case SituationPart::Shelters:
      return {name({}),
              {.head = texts.tr("State"), .leaves = 3, .is_small = true},
              figure(texts.tr("Left"), 0),
              figure(texts.tr("Places"), 2),
              away};
    case SituationPart::Hospitals:
      return {name({}),
              {.head = texts.tr("State"), .leaves = 2, .is_small = true},
              {.head = "NEDOCS", .leaves = 7, .is_small = true},
              figure(texts.tr("See"), 1),
              figure(texts.tr("Bed"), 3),
              figure(texts.tr("ICU"), 4),
              figure(texts.tr("ED beds"), 5),
              away,
              {.head = texts.tr("Age"), .align = Align::Right, .leaves = 6, .is_small = true}};
    case SituationPart::Roads:
      return {name({}), figure("km/h", 0), {.head = texts.tr("Level"), .align = Align::Centre}, away, age};
  }
  return {};
}

}  // namespace

MaybeAction draw_situation_board(Pen& pen, Rect r, const SituationContent& content, const Texts& texts,
                                 const Hand& hand) {
  // The summary names the place; beside it the lists need not.
  const bool names_place = content.part == SituationPart::Summary;
  const Rect room = draw_panel(pen, r,
                               {.title = title_of(content.part, texts),
                                .note = names_place ? std::string_view{content.note} : std::string_view{},
                                .aside = content.aside,
                                .aside_symbol = content.aside_symbol});
  if (!content.has_focus) {
    draw_nothing(pen, top_of(room, room.h / 2), texts.tr("No place is set"));
    draw_nothing(pen, bottom_of(room, room.h / 2), texts.tr("Begin an emergency view on the map"));
    return std::nullopt;
  }
  if (content.rows.empty()) {
    draw_nothing(pen, room, nothing_in(content.part, texts));
    return std::nullopt;
  }
  const std::vector<TableColumn> columns = columns_of(content.part, texts);
  return draw_table(pen, room, columns, content.rows, texts, {.hand = hand, .all = content.all});
}

}  // namespace city
