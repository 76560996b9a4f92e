#include "widgets/wall/layout.hpp"

#include <cmath>

namespace city {

namespace {

// What every scene has: sizes in the profile's units, a header, a status line, and the room between them.
struct SceneFrame {
  float unit = 1;
  float text = 1;  // above 1 when a wall profile asks for larger text
  Rect screen{};
  Rect header{};
  Rect status{};
  Rect rest{};

  SceneFrame(SizePx size, const TypeScale& type) : unit{type.unit}, text{type.growth} {
    screen = {0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
    rest = inset(screen, gap());
    header = top_of(rest, text_px(72));
    rest = without_top(rest, header.h + gap());
    status = bottom_of(rest, text_px(26));
    rest = without_bottom(rest, status.h + px(4));
  }
  float px(float units) const { return std::round(units * unit); }
  float text_px(float units) const { return std::round(units * unit * text); }
  float gap() const { return px(10); }
};

}  // namespace

OverviewLayout overview_layout(SizePx size, const TypeScale& type, int feed_rows) {
  const SceneFrame frame{size, type};
  const float gap = frame.gap();
  OverviewLayout layout{.screen = frame.screen, .header = frame.header};
  layout.status = frame.status;
  Rect rest = frame.rest;
  layout.feeds = bottom_of(rest, frame.text_px(feed_rows > 1 ? 110 : 60));
  rest = without_bottom(rest, layout.feeds.h + gap);

  layout.map = left_of(rest, std::round(rest.w * 0.53F));
  const Rect side = without_left(rest, layout.map.w + gap);
  const Rect left = column(side, 0, 2, gap), right = column(side, 1, 2, gap);
  const float card = frame.text_px(208);
  const auto card_at = [&](Rect lane, int i) {
    return top_of(without_top(lane, static_cast<float>(i) * (card + gap)), card);
  };
  layout.vitals = {card_at(left, 0), card_at(right, 0), card_at(left, 1), card_at(right, 1)};
  layout.cases = without_top(left, 2 * (card + gap));
  layout.hospitals = without_top(right, 2 * (card + gap));
  return layout;
}

FeedsLayout feeds_layout(SizePx size, const TypeScale& type) {
  const SceneFrame frame{size, type};
  const float gap = frame.gap();
  FeedsLayout layout{.screen = frame.screen, .header = frame.header};
  layout.status = frame.status;
  const Rect rest = frame.rest;
  const Rect lower = bottom_of(rest, frame.text_px(232));
  layout.health = without_bottom(rest, lower.h + gap);
  layout.refusals = column(lower, 0, 3, gap);
  layout.findings = column(lower, 1, 3, gap);
  layout.pipeline = column(lower, 2, 3, gap);
  return layout;
}

}  // namespace city
