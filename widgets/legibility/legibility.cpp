#include "widgets/legibility/legibility.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

namespace city {
namespace {

bool overlaps(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}
bool covers(const Rect& outer, const Rect& inner) {
  return outer.x <= inner.x + 0.5F && outer.y <= inner.y + 0.5F && outer.right() >= inner.right() - 0.5F &&
         outer.bottom() >= inner.bottom() - 0.5F;
}
bool same_hue(Colour a, Colour b) { return a.r == b.r && a.g == b.g && a.b == b.b; }

std::string_view name_of(Symbol symbol) {
  switch (symbol) {
    case Symbol::None:
      return "none";
    case Symbol::Ok:
      return "ok";
    case Symbol::Attention:
      return "attention";
    case Symbol::Serious:
      return "serious";
    case Symbol::Stale:
      return "stale";
    case Symbol::Never:
      return "never";
  }
  return "";
}

std::string hex(Colour c) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%02x%02x%02x", c.r, c.g, c.b);
  return text.data();
}

class Judge {
 public:
  explicit Judge(const Drawn& drawn) : drawn_{drawn}, audit_{drawn.audit}, theme_{drawn.theme} {}

  std::vector<Illegible> all() {
    for (const Audit::Text& text : audit_.texts) visible_.push_back(!text.text.empty() && !is_hidden(text));
    for (std::size_t i = 0; i < audit_.texts.size(); ++i)
      if (visible_[i]) judge(audit_.texts[i]);
    for (const Audit::Mark& mark : audit_.marks) judge(mark);
    for (std::size_t i = 0; i < audit_.fills.size(); ++i) judge(audit_.fills[i], i);
    judge_overlaps();
    for (const Audit::Shortage& one : audit_.shortages)
      add(LegibilityRule::TooSmall, one.panel, "no room: " + one.what, one.panel.h);
    for (const NamedPanel& panel : drawn_.panels) judge(panel);
    return std::move(found_);
  }

 private:
  void add(LegibilityRule rule, const Rect& at, std::string what, double number = 0, double least = 0) {
    found_.push_back({rule, panel_name(at), std::move(what), number, least, at});
  }

  const NamedPanel* panel_of(const Rect& at) const {
    for (const NamedPanel& panel : drawn_.panels)
      if (panel.at.contains(at.centre_x(), at.centre_y())) return &panel;
    return nullptr;
  }
  std::string panel_name(const Rect& at) const {
    const NamedPanel* panel = panel_of(at);
    return panel != nullptr ? panel->id : "screen";
  }

  bool is_alarm(Colour c) const {
    return c.a > kTint &&
           (same_hue(c, theme_.attention) || same_hue(c, theme_.serious) || same_hue(c, theme_.serious_ink));
  }

  bool is_hidden(const Audit::Text& text) const {
    return std::any_of(
        audit_.fills.begin() + static_cast<std::ptrdiff_t>(std::min(text.after_fills, audit_.fills.size())),
        audit_.fills.end(),
        [&](const Audit::Fill& fill) { return fill.colour.a >= kHides && covers(fill.at, text.ink); });
  }

  Colour ground_at(float x, float y, std::size_t fills) const {
    Colour ground = theme_.ground;
    for (std::size_t i = 0; i < std::min(fills, audit_.fills.size()); ++i)
      if (audit_.fills[i].at.contains(x, y)) ground = blended(ground, audit_.fills[i].colour);
    return ground;
  }

  double worst_contrast(const Rect& r, Colour colour, std::size_t fills) const {
    const Rect in = inset(r, std::min(2.0F, r.w / 4), std::min(2.0F, r.h / 4));
    double worst = 21;
    for (const auto& [x, y] :
         {std::pair{in.centre_x(), in.centre_y()}, std::pair{in.x, in.y}, std::pair{in.right(), in.y},
          std::pair{in.x, in.bottom()}, std::pair{in.right(), in.bottom()}}) {
      const Colour ground = ground_at(x, y, fills);
      worst = std::min(worst, contrast(blended(ground, colour), ground));
    }
    return worst;
  }

  // The symbols' own parts are no Fill: what a mark stands on is what was painted before it.
  void judge(const Audit::Mark& mark) {
    const Colour colour = symbol_colour(mark.symbol, theme_);
    const double seen = worst_contrast(inset(mark.at, mark.at.w * 0.3F), colour, mark.after_fills);
    if (seen < kSymbolContrast - 0.005)
      add(LegibilityRule::LowContrast, mark.at, "symbol " + std::string{name_of(mark.symbol)}, seen,
          kSymbolContrast);
  }

  void judge(const Audit::Text& text) {
    const double seen = arcmin(text.font_px, drawn_.profile);
    if (seen > 0 && seen < kLeastArcmin - 0.005)
      add(LegibilityRule::SmallText, text.ink, text.text, seen, kLeastArcmin);
    if (text.has_missing_glyph) add(LegibilityRule::MissingGlyph, text.ink, text.text);
    if (text.shortened && (text.fit == Fit::Whole || text.ink.w <= 0))
      add(LegibilityRule::Clipped, text.cell, text.text, text.cell.w);
    if (text.ink.w <= 0) return;

    const double least = is_alarm(text.colour) ? kAlarmContrast : kTextContrast;
    const double contrast_seen = worst_contrast(text.ink, text.colour, text.after_fills);
    if (contrast_seen < least - 0.005)
      add(LegibilityRule::LowContrast, text.ink, text.text, contrast_seen, least);
    if (is_alarm(text.colour) && !has_mark_in_row(text.ink))
      add(LegibilityRule::ColourAlone, text.ink, text.text);

    const float out = std::max(beyond(text.ink, bounds_of(text)), beyond_cell(text));
    if (out > kSlackPx) add(LegibilityRule::Outside, text.ink, text.text, out);
  }

  Rect bounds_of(const Audit::Text& text) const {
    const NamedPanel* panel = panel_of(text.cell);
    const Rect screen{0, 0, static_cast<float>(drawn_.size.width), static_cast<float>(drawn_.size.height)};
    return panel != nullptr ? panel->at : screen;
  }
  static float beyond(const Rect& ink, const Rect& bounds) {
    return std::max(
        {bounds.x - ink.x, bounds.y - ink.y, ink.right() - bounds.right(), ink.bottom() - bounds.bottom()});
  }
  static float beyond_cell(const Audit::Text& text) {
    return std::max(
        {text.cell.x - text.ink.x, text.ink.right() - text.cell.right(), (text.ink.h - text.cell.h) / 2});
  }

  // Is `thing` in the row that `head` stands in the first line of?
  bool is_in_row(const Rect& thing, const Rect& head, bool is_stroke) const {
    const NamedPanel* panel = panel_of(thing);
    if (panel != panel_of(head)) return false;
    if (is_stroke || (panel != nullptr && thing.h > panel->at.h * kBackdrop)) return true;
    const float line = drawn_.small_px;
    return thing.bottom() > head.y - line / 2 && thing.y < head.bottom() + 1.5F * line;
  }
  bool has_mark_in_row(const Rect& thing, bool is_stroke = false) const {
    return std::any_of(audit_.marks.begin(), audit_.marks.end(), [&](const Audit::Mark& mark) {
      return mark.symbol != Symbol::Ok && is_in_row(thing, mark.at, is_stroke);
    });
  }
  bool has_text_in_row(const Rect& thing, bool is_stroke) const {
    for (std::size_t i = 0; i < audit_.texts.size(); ++i)
      if (visible_[i] && audit_.texts[i].ink.w > 0 && is_in_row(thing, audit_.texts[i].ink, is_stroke))
        return true;
    return false;
  }

  void judge(const Audit::Fill& fill, std::size_t place) {
    if (fill.colour.a <= kTint || saturation(fill.colour) <= kSaturated) return;
    for (std::size_t i = place + 1; i < audit_.fills.size(); ++i)
      if (audit_.fills[i].colour.a >= kHides && covers(audit_.fills[i].at, fill.at)) return;
    const bool is_stroke = fill.at.w <= std::max(2.0F, drawn_.small_px * kStroke);
    const bool is_said = has_mark_in_row(fill.at, is_stroke) ||
                         (!is_alarm(fill.colour) && has_text_in_row(fill.at, is_stroke));
    if (!is_said) add(LegibilityRule::ColourAlone, fill.at, "a fill of " + hex(fill.colour));
  }

  void judge_overlaps() {
    struct Letters {
      std::size_t text = 0;
      Rect ink{};
    };
    std::vector<Letters> all;
    for (std::size_t i = 0; i < audit_.texts.size(); ++i) {
      const Rect ink = inset(audit_.texts[i].ink, 2 * kSlackPx / 2, kSlackPx);
      if (visible_[i] && ink.w > 0 && ink.h > 0) all.push_back({i, ink});
    }
    std::sort(all.begin(), all.end(), [](const Letters& a, const Letters& b) {
      return a.ink.y != b.ink.y ? a.ink.y < b.ink.y : a.text < b.text;
    });
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t k = i + 1; k < all.size() && all[k].ink.y < all[i].ink.bottom(); ++k)
        if (overlaps(all[i].ink, all[k].ink)) judge_overlap(all[i].text, all[k].text);
  }

  void judge_overlap(std::size_t one, std::size_t other) {
    const Audit::Text& under = audit_.texts[std::min(one, other)];
    const Audit::Text& over = audit_.texts[std::max(one, other)];
    const bool is_halo = under.text == over.text && std::abs(under.ink.x - over.ink.x) <= 3 * kSlackPx &&
                         std::abs(under.ink.y - over.ink.y) <= 3 * kSlackPx;
    if (is_halo) return;
    const auto from = static_cast<std::ptrdiff_t>(std::min(under.after_fills, audit_.fills.size()));
    const auto to = static_cast<std::ptrdiff_t>(std::min(over.after_fills, audit_.fills.size()));
    const bool is_parted = std::any_of(
        audit_.fills.begin() + from, audit_.fills.begin() + to,
        [&](const Audit::Fill& fill) { return fill.colour.a >= kHides && covers(fill.at, over.ink); });
    if (is_parted) return;
    add(LegibilityRule::Overlap, over.ink, under.text + "\" under \"" + over.text,
        std::min(under.ink.bottom(), over.ink.bottom()) - std::max(under.ink.y, over.ink.y));
  }

  void judge(const NamedPanel& panel) {
    if (panel.may_be_empty) return;
    std::size_t texts = 0;
    for (std::size_t i = 0; i < audit_.texts.size(); ++i)
      if (visible_[i] && audit_.texts[i].ink.w > 0 && panel_of(audit_.texts[i].ink) == &panel) ++texts;
    if (texts < 2)
      add(LegibilityRule::Empty, panel.at, texts == 0 ? "nothing was drawn" : "nothing but a title was drawn",
          static_cast<double>(texts), 2);
  }

  const Drawn& drawn_;
  const Audit& audit_;
  const Theme& theme_;
  std::vector<bool> visible_{};
  std::vector<Illegible> found_{};
};

std::string printed(const char* format, double a, double b = 0) {
  std::array<char, 96> text{};
  std::snprintf(text.data(), text.size(), format, a, b);
  return text.data();
}

}  // namespace

std::string_view name_of(LegibilityRule rule) {
  switch (rule) {
    case LegibilityRule::SmallText:
      return "small-text";
    case LegibilityRule::LowContrast:
      return "low-contrast";
    case LegibilityRule::ColourAlone:
      return "colour-alone";
    case LegibilityRule::Clipped:
      return "clipped";
    case LegibilityRule::MissingGlyph:
      return "missing-glyph";
    case LegibilityRule::Outside:
      return "outside";
    case LegibilityRule::Overlap:
      return "overlap";
    case LegibilityRule::TooSmall:
      return "too-small";
    case LegibilityRule::Empty:
      return "empty";
  }
  return "";
}

std::vector<Illegible> illegible(const Drawn& drawn) { return Judge{drawn}.all(); }

std::string in_words(const Illegible& one) {
  const std::string quoted = "\"" + one.what + "\"";
  switch (one.rule) {
    case LegibilityRule::SmallText:
      return quoted + printed(" is %.1f minutes of arc at the farthest seat; at least %.0f are legible",
                              one.number, one.least);
    case LegibilityRule::LowContrast:
      return quoted + printed(" has a contrast of %.2f; at least %.1f is legible", one.number, one.least);
    case LegibilityRule::ColourAlone:
      return quoted + " tells something by its colour alone: put a symbol or a word in its row";
    case LegibilityRule::Clipped:
      return quoted + printed(" does not fit into %.0f pixels", one.number);
    case LegibilityRule::MissingGlyph:
      return quoted + " has a letter that the font lacks";
    case LegibilityRule::Outside:
      return quoted + printed(" leaves its place by %.0f pixels", one.number);
    case LegibilityRule::Overlap:
      return quoted + printed(" lie over each other by %.0f pixels", one.number);
    case LegibilityRule::TooSmall:
      return "the panel is too small, " + printed("%.0f pixels high: ", one.number) + one.what;
    case LegibilityRule::Empty:
      return one.what;
  }
  return quoted;
}

}  // namespace city
