#include "widgets/panels/help_card.hpp"

#include <array>
#include <string_view>

namespace city {

void draw_help(Pen& pen, Rect screen, const Texts& texts) {
  const Theme& theme = pen.theme();
  struct KeyLine {
    std::string_view key, does;
  };
  const std::array keys{KeyLine{"L", texts.tr("switch between Chinese and English")},
                        KeyLine{"F2", texts.tr("next scene: overview, feeds")},
                        KeyLine{"F11", texts.tr("full screen or window")},
                        KeyLine{"Home", texts.tr("whole city on the map")},
                        KeyLine{"Esc", texts.tr("close the card, then this help")},
                        KeyLine{"?", texts.tr("this help")},
                        KeyLine{"Ctrl+Q", texts.tr("quit")}};
  struct SignLine {
    Symbol symbol;
    std::string_view means;
  };
  const std::array signs{SignLine{Symbol::Ok, texts.tr("reporting as expected")},
                         SignLine{Symbol::Stale, texts.tr("old: do not trust")},
                         SignLine{Symbol::Never, texts.tr("nothing received yet")},
                         SignLine{Symbol::Attention, texts.tr("out of range, overdue, doubtful")},
                         SignLine{Symbol::Serious, texts.tr("silent, full, lost")}};

  pen.fill(screen, faded(theme.ground, 0.72F));
  const float height = pen.line_height(Role::Body) + pen.px(8);
  const float w = std::min(pen.px(980), screen.w - pen.px(32));
  const float h = std::min(screen.h - pen.px(32), pen.px(88) + pen.line_height(Role::Title) +
                                                      height * static_cast<float>(keys.size()));
  const Rect card{std::round(screen.centre_x() - w / 2), std::round(screen.centre_y() - h / 2), w, h};
  pen.fill(card, theme.raised, pen.px(4));
  pen.outline(card, theme.track, pen.px(1));
  const Rect room = inset(card, pen.px(32), pen.px(28));
  const Rect left = column(room, 0, 2, pen.px(40)), right = column(room, 1, 2, pen.px(40));
  const auto title = [&](Rect r, std::string_view words) {
    pen.text(top_of(r, pen.line_height(Role::Title)), words, {Role::Title, theme.ink, Weight::Bold});
  };
  title(left, texts.tr("Keys"));
  title(right, texts.tr("Signs"));
  const float first = room.y + pen.line_height(Role::Title) + pen.px(12);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const Rect r{left.x, first + static_cast<float>(i) * height, left.w, height};
    pen.text(left_of(r, pen.px(90)), keys[i].key, {Role::Body, theme.ink, Weight::Bold});
    pen.text(without_left(r, pen.px(100)), keys[i].does, {Role::Body, theme.ink_soft});
  }
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const Rect r{right.x, first + static_cast<float>(i) * height, right.w, height};
    pen.symbol(r.x + pen.px(14), r.centre_y(), pen.px(20), signs[i].symbol);
    pen.text(without_left(r, pen.px(44)), signs[i].means, {Role::Body, theme.ink_soft});
  }
}

}  // namespace city
