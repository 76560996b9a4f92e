#include "widgets/map/alert_labels.hpp"

#include <algorithm>
#include <vector>

namespace city {

std::string alert_title(const AlertNow& alert, const Texts& texts) {
  const AlertFact& fact = alert.fact;
  return std::string{fact.event.empty() ? std::string_view{fact.headline} : texts.word(fact.event)};
}

void draw_alert_labels(Pen& pen, std::span<const AlertLabel> labels, const Camera& camera,
                       const Viewport& viewport, const MapStyle& style, const NameObstacles& obstacles,
                       float opacity) {
  const float h = pen.line_height(Role::Small), pad = pen.px(6), symbol_room = pen.px(20);
  const Rect map{viewport.position.x, viewport.position.y, viewport.size.x, viewport.size.y};
  std::vector<NameWish> wishes;
  for (const AlertLabel& label : labels) {
    if (wishes.size() == kMostAlertLabels) break;
    const Screen at = screen_from_world(camera, viewport, label.at);
    const std::string title = alert_title(*label.alert, style.texts);
    if (title.empty() || !map.contains(at.x, at.y)) continue;
    const bool is_told = std::any_of(wishes.begin(), wishes.end(), [&](const NameWish& wish) {
      return wish.text == title && wish.centre == at;
    });
    if (is_told) continue;
    const float width = std::min(pen.width(title, Role::Small, Weight::Bold), viewport.size.x / 3);
    wishes.push_back({title, at, {width + symbol_room + 2 * pad + 1, h}});
  }
  for (const PlacedName& placed : place_names(wishes, obstacles, map)) {
    const Rect& card = placed.place;
    pen.fill(card, faded(style.look.theme.raised, 0.92F * opacity), pen.px(4));
    pen.fill({card.x, card.y, pen.px(4), card.h}, faded(style.colours.alert, opacity), 0);
    pen.symbol(card.x + pad + pen.px(8), card.centre_y(), pen.px(14), Symbol::Attention);
    pen.text(without_left(inset(card, pad, 0), symbol_room), wishes[placed.wish].text,
             {.role = Role::Small,
              .colour = faded(style.look.theme.ink, opacity),
              .weight = Weight::Bold,
              .fit = Fit::MayShorten});
  }
}

}  // namespace city
