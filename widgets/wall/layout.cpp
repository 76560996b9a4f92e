#include "widgets/wall/layout.hpp"

#include <cmath>

namespace city {

OverviewLayout overview_layout(SizePx size, const TypeScale& type, int feed_rows) {
  const float unit = type.unit;
  const float text = type.small / (20.0F * unit);  // above 1 when a wall profile asks for larger text
  const auto px = [&](float units) { return std::round(units * unit); };
  const auto text_px = [&](float units) { return std::round(units * unit * text); };
  const float gap = px(10);

  OverviewLayout layout;
  layout.screen = {0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
  Rect rest = inset(layout.screen, gap);
  layout.header = top_of(rest, text_px(72));
  rest = without_top(rest, layout.header.h + gap);
  layout.status = bottom_of(rest, text_px(26));
  rest = without_bottom(rest, layout.status.h + px(4));
  layout.feeds = bottom_of(rest, text_px(feed_rows > 1 ? 110 : 60));
  rest = without_bottom(rest, layout.feeds.h + gap);

  layout.map = left_of(rest, std::round(rest.w * 0.53F));
  const Rect side = without_left(rest, layout.map.w + gap);
  const Rect left = column(side, 0, 2, gap), right = column(side, 1, 2, gap);
  const float card = text_px(208);
  const auto card_at = [&](Rect lane, int i) {
    return top_of(without_top(lane, static_cast<float>(i) * (card + gap)), card);
  };
  layout.vitals = {card_at(left, 0), card_at(right, 0), card_at(left, 1), card_at(right, 1)};
  layout.cases = without_top(left, 2 * (card + gap));
  layout.hospitals = without_top(right, 2 * (card + gap));
  return layout;
}

FeedsLayout feeds_layout(SizePx size, const TypeScale& type) {
  const float unit = type.unit;
  const float text = type.small / (20.0F * unit);
  const auto px = [&](float units) { return std::round(units * unit); };
  const auto text_px = [&](float units) { return std::round(units * unit * text); };
  const float gap = px(10);

  FeedsLayout layout;
  layout.screen = {0, 0, static_cast<float>(size.width), static_cast<float>(size.height)};
  Rect rest = inset(layout.screen, gap);
  layout.header = top_of(rest, text_px(72));
  rest = without_top(rest, layout.header.h + gap);
  layout.status = bottom_of(rest, text_px(26));
  rest = without_bottom(rest, layout.status.h + px(4));
  const Rect lower = bottom_of(rest, text_px(232));
  layout.health = without_bottom(rest, lower.h + gap);
  layout.refusals = column(lower, 0, 3, gap);
  layout.findings = column(lower, 1, 3, gap);
  layout.pipeline = column(lower, 2, 3, gap);
  return layout;
}

}  // namespace city
