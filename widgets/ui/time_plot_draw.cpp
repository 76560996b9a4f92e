// The drawing half of plots over time; what they show is worked out in time_plot.cpp.
#include <imgui.h>

#include <array>

#include "widgets/ui/number_text.hpp"
#include "widgets/ui/time_plot.hpp"

namespace city {
namespace {

// How a line looks: pixels drawn and left out along it, in units, and its thickness. By its place in the plot.
struct Form {
  int on = 0, off = 0;  // 0: solid
  float thickness = 1.6F;
};
constexpr std::array<Form, kMostPlotLines> kForms{Form{},
                                                  Form{.on = 8, .off = 5},
                                                  Form{.on = 2, .off = 4, .thickness = 2.4F},
                                                  Form{.thickness = 3.2F},
                                                  Form{.on = 14, .off = 4, .thickness = 3.2F},
                                                  Form{.on = 3, .off = 8, .thickness = 3.2F}};

struct Places {
  Rect title{}, plot{}, hours{}, numbers{}, labels{};
};

struct Label {  // in the margin at the right
  float y = 0;
  std::string text{};
  std::string value{};
  Symbol symbol = Symbol::None;
  Colour colour{};
  int rank = 0;  // 0 stays longest
  Form form{};
  bool has_form = false;
};

ImU32 packed(Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

float y_of(const Rect& plot, const PlotScale& scale, double value) {
  const double share = std::clamp((value - scale.low) / (scale.high - scale.low), 0.0, 1.0);
  return plot.bottom() - static_cast<float>(share) * plot.h;
}
float x_of(const Rect& plot, const PlotWindow& window, TimePoint at) {
  const double share = static_cast<double>((at - window.from).count()) /
                       static_cast<double>(std::max<std::int64_t>(1, (window.to - window.from).count()));
  return plot.x + static_cast<float>(share) * plot.w;
}
bool is_on_scale(const PlotScale& scale, double value) { return value >= scale.low && value <= scale.high; }

// Bars side by side, one rectangle for neighbours of the same height. Straight into the draw list: this is most of a plot's cost.
void draw_columns(Pen& pen, const Rect& plot, const std::vector<PlotColumn>& columns, const Form& form,
                  Colour colour) {
  struct Piece {
    float x0, y0, x1, y1;
  };
  std::vector<Piece> pieces;
  pieces.reserve(columns.size());
  const float thick = pen.px(form.thickness);
  const int on = form.on == 0 ? 0 : static_cast<int>(pen.px(static_cast<float>(form.on)));
  const int period = on + (form.on == 0 ? 0 : static_cast<int>(pen.px(static_cast<float>(form.off))));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const PlotColumn& column = columns[i];
    if (!column.has_value || (period > 0 && static_cast<int>(i) % period >= on)) continue;
    const float top = std::round(plot.bottom() - column.high * plot.h - thick / 2);
    const float bottom = std::max(top + thick, std::round(plot.bottom() - column.low * plot.h + thick / 2));
    const float x = plot.x + static_cast<float>(i);
    if (!pieces.empty() && pieces.back().x1 == x && pieces.back().y0 == top && pieces.back().y1 == bottom)
      pieces.back().x1 = x + 1;
    else
      pieces.push_back({x, top, x + 1, bottom});
  }
  if (pieces.empty()) return;
  ImDrawList& list = pen.list();
  const ImU32 packed_colour = packed(colour);
  list.PrimReserve(static_cast<int>(pieces.size()) * 6, static_cast<int>(pieces.size()) * 4);
  for (const Piece& piece : pieces)
    list.PrimRect({piece.x0, std::max(piece.y0, plot.y)}, {piece.x1, std::min(piece.y1, plot.bottom())},
                  packed_colour);
}

// A hollow square where a point is doubtful, as close as they can be told apart.
void draw_doubts(Pen& pen, const Rect& plot, const std::vector<PlotColumn>& columns) {
  const float size = pen.px(7);
  float free_from = plot.x;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const float x = plot.x + static_cast<float>(i);
    if (!columns[i].doubtful || x < free_from) continue;
    const float y =
        std::clamp(plot.bottom() - columns[i].high * plot.h, plot.y + size / 2, plot.bottom() - size / 2);
    const float left = std::clamp(x - size / 2, plot.x, plot.right() - size);
    pen.outline({left, std::round(y - size / 2), size, size}, pen.theme().ink, pen.px(1.5F));
    free_from = x + size + pen.px(2);
  }
}

void dashed_line(Pen& pen, const Rect& plot, float y, Colour colour) {
  const float on = pen.px(6), off = pen.px(4), thick = pen.px(1);
  for (float x = plot.x; x < plot.right(); x += on + off)
    pen.fill({x, std::round(y), std::min(on, plot.right() - x), thick}, colour);
}

std::string with_unit(const TimePlot& plot, double value) {
  std::string text = number_text(value, plot.decimals);
  if (!plot.unit.empty()) text += " " + plot.unit;
  return text;
}

std::string value_words(const TimePlot& plot, const std::optional<SeriesPoint>& point, const Texts& texts) {
  if (!point) return std::string{kMissing};
  std::string text = with_unit(plot, point->value);
  if (point->quality == Quality::Suspect) text = joined({text, texts.tr("suspect")});
  if (point->quality == Quality::Bad) text = joined({text, texts.tr("bad")});
  return text;
}

// The worst threshold that a value is beyond.
Symbol symbol_of(const TimePlot& plot, double value) {
  Symbol worst = Symbol::None;
  for (const PlotLevel& level : plot.levels)
    if (level.symbol != Symbol::None && is_beyond(level, value) && worst != Symbol::Serious)
      worst = level.symbol;
  return worst;
}

std::size_t shown_lines(const TimePlot& plot) { return std::min(plot.lines.size(), kMostPlotLines); }

std::vector<Label> labels_of(const Pen& pen, const TimePlot& plot, const PlotScale& scale, const Texts& texts,
                             std::optional<TimePoint> crosshair) {
  const Theme& theme = pen.theme();
  std::vector<Label> labels;
  for (std::size_t i = 0; shown_lines(plot) > 1 && i < shown_lines(plot); ++i) {
    const PlotLine& line = plot.lines[i];
    const auto point = crosshair ? point_at(line, *crosshair) : newest_point(line, plot.window);
    labels.push_back({.y = point ? static_cast<float>(point->value) : static_cast<float>(scale.low),
                      .text = line.label,
                      .value = point ? number_text(point->value, plot.decimals) : std::string{kMissing},
                      .symbol = point ? symbol_of(plot, point->value) : Symbol::None,
                      .colour = theme.ink_soft,
                      .form = kForms[i],
                      .has_form = true});
  }
  for (const PlotLevel& level : plot.levels) {
    if (!is_on_scale(scale, level.value)) continue;
    bool is_reached = false;
    for (std::size_t i = 0; i < shown_lines(plot); ++i)
      if (const auto point = newest_point(plot.lines[i], plot.window))
        is_reached = is_reached || is_beyond(level, point->value);
    labels.push_back({.y = static_cast<float>(level.value),
                      .text = level.label,
                      .value = number_text(level.value, plot.decimals),
                      .symbol = is_reached ? level.symbol : Symbol::None,
                      .colour = is_reached ? theme.ink_soft : theme.ink_faint,
                      .rank = is_reached ? 1 : 2});
  }
  if (plot.band) {
    const double middle = (plot.band->low + plot.band->high) / 2;
    if (is_on_scale(scale, middle))
      labels.push_back(
          {.y = static_cast<float>(middle),
           .text = plot.band->label,
           .value = filled(texts.tr("{0} to {1}"), {number_text(plot.band->low, plot.decimals),
                                                    number_text(plot.band->high, plot.decimals)}),
           .colour = theme.ink_faint,
           .rank = 3});
  }
  return labels;
}

float label_width(const Pen& pen, const Label& label) {
  const float mark = label.symbol == Symbol::None ? 0 : pen.text_px(20);
  const float form = label.has_form ? pen.text_px(24) : 0;
  return form + mark + pen.width(label.text, Role::Small) + pen.px(6) + pen.width(label.value, Role::Small);
}

Places places_of(const Pen& pen, Rect r, const TimePlot& plot, const PlotScale& scale,
                 const std::vector<double>& ticks, const std::vector<Label>& labels) {
  Places p;
  const float line = pen.line_height(Role::Small);
  p.title = top_of(r, line + pen.px(4));
  Rect rest = without_top(r, p.title.h);
  if (rest.h >= 3.2F * line) {
    p.hours = bottom_of(rest, line + pen.px(2));
    rest = without_bottom(rest, p.hours.h);
  }
  if (rest.h >= 1.8F * line && rest.w >= pen.text_px(180)) {
    const int decimals = ticks.size() > 1 ? step_decimals(ticks[1] - ticks[0]) : plot.decimals;
    float width = pen.width(number_text(scale.high, decimals), Role::Small);
    for (const double tick : ticks)
      width = std::max(width, pen.width(number_text(tick, decimals), Role::Small));
    p.numbers = left_of(rest, width + pen.px(8));
    rest = without_left(rest, p.numbers.w);
  }
  if (!labels.empty() && r.w >= pen.text_px(300) && rest.h >= 1.6F * line) {
    float width = 0;
    for (const Label& label : labels) width = std::max(width, label_width(pen, label));
    p.labels = right_of(rest, std::min(std::ceil(width) + pen.px(10), std::round(rest.w * 0.4F)));
    rest = without_right(rest, p.labels.w);
    p.labels = without_left(p.labels, pen.px(8));
  }
  p.plot = {std::round(rest.x), std::round(rest.y), std::floor(rest.w), std::floor(rest.h)};
  return p;
}

void draw_title(Pen& pen, Rect r, const TimePlot& plot, const ZoneClock& clock, const Texts& texts,
                std::optional<TimePoint> crosshair) {
  const Theme& theme = pen.theme();
  std::string aside;
  Symbol symbol = Symbol::None;
  if (plot.lines.size() == 1) {
    const auto point =
        crosshair ? point_at(plot.lines[0], *crosshair) : newest_point(plot.lines[0], plot.window);
    aside = value_words(plot, point, texts);
    if (point) symbol = symbol_of(plot, point->value);
  } else {
    aside = plot.unit;
  }
  if (crosshair) aside = joined({hour_minute_text(clock.at(*crosshair)), aside});
  const float aside_width = std::min(r.w * 0.7F, pen.width(aside, Role::Small, Weight::Bold) + pen.px(2));
  pen.text(right_of(r, aside_width), aside,
           {Role::Small, theme.ink, Weight::Bold, Align::Right, Fit::MayShorten});
  Rect left = without_right(r, aside_width + pen.px(10));
  if (symbol != Symbol::None) {
    const float size = pen.text_px(16);
    pen.symbol(left.right() - size / 2, r.centre_y(), size, symbol);
    left = without_right(left, size + pen.px(8));
  }
  const Rect ink = pen.text(left, plot.title,
                            {Role::Small, theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
  pen.text(without_left(left, ink.w + pen.px(10)), plot.note,
           {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
}

void draw_axes(Pen& pen, const Places& p, const TimePlot& plot, const PlotScale& scale,
               const std::vector<double>& ticks, const ZoneClock& clock) {
  const Theme& theme = pen.theme();
  const float line = pen.line_height(Role::Small);
  const int decimals = ticks.size() > 1 ? step_decimals(ticks[1] - ticks[0]) : plot.decimals;
  for (const double tick : ticks) {
    const float y = y_of(p.plot, scale, tick);
    pen.hairline(p.plot.x, p.plot.right(), std::min(y, p.plot.bottom() - pen.px(1)), theme.line);
    if (p.numbers.w <= 0) continue;
    const float top = std::clamp(y - line / 2, p.plot.y - pen.px(2),
                                 p.plot.bottom() - line + (p.hours.h > 0 ? pen.px(4) : 0));
    pen.text({p.numbers.x, std::round(top), p.numbers.w - pen.px(6), line}, number_text(tick, decimals),
             {Role::Small, theme.ink_faint, Weight::Regular, Align::Right, Fit::Whole});
  }
  const float hour_width = pen.width("00:00", Role::Small) + pen.text_px(18);
  const int most = std::max(1, static_cast<int>(p.plot.w / hour_width));
  float free_from = p.plot.x;
  for (const TimeTick& tick : time_ticks(plot.window.from, plot.window.to, most, clock)) {
    const float x = std::round(std::min(x_of(p.plot, plot.window, tick.at), p.plot.right() - pen.px(1)));
    pen.fill({x, p.plot.y, pen.px(tick.is_day ? 2.0F : 1.0F), p.plot.h},
             tick.is_day ? theme.track : theme.line);
    if (p.hours.h <= 0) continue;
    const float width = pen.width(tick.text, Role::Small) + pen.px(1);
    const float left = std::clamp(x - width / 2, p.plot.x, std::max(p.plot.x, p.plot.right() - width));
    if (left < free_from || left + width > p.plot.right() + 1) continue;
    pen.text({left, p.hours.y, width, p.hours.h}, tick.text,
             {Role::Small, tick.is_day ? theme.ink_soft : theme.ink_faint, Weight::Regular, Align::Left,
              Fit::Whole});
    free_from = left + width + pen.px(6);
  }
}

void draw_levels(Pen& pen, const Rect& p, const TimePlot& plot, const PlotScale& scale) {
  const Theme& theme = pen.theme();
  if (plot.band) {
    const float top = y_of(p, scale, plot.band->high), bottom = y_of(p, scale, plot.band->low);
    pen.fill({p.x, std::round(top), p.w, std::max(pen.px(1), std::round(bottom - top))},
             faded(theme.ink_faint, 0.16F));
  }
  for (const PlotLevel& level : plot.levels) {
    if (!is_on_scale(scale, level.value)) continue;
    bool is_reached = false;
    for (std::size_t i = 0; i < shown_lines(plot); ++i)
      if (const auto point = newest_point(plot.lines[i], plot.window))
        is_reached = is_reached || is_beyond(level, point->value);
    const bool is_alarm = is_reached && level.symbol != Symbol::None;
    const Colour colour = is_alarm ? symbol_colour(level.symbol, theme) : theme.ink_faint;
    const float y = y_of(p, scale, level.value);
    const Rect bad = level.is_low ? Rect{p.x, y, p.w, p.bottom() - y} : Rect{p.x, p.y, p.w, y - p.y};
    if (level.symbol != Symbol::None) pen.fill(bad, faded(colour, is_alarm ? 0.13F : 0.06F));
    dashed_line(pen, p, std::min(y, p.bottom() - pen.px(1)), colour);
  }
}

// Each at its height, pushed apart; what has no room goes, the least important first.
void draw_labels(Pen& pen, const Places& p, const PlotScale& scale, std::vector<Label> labels) {
  const Theme& theme = pen.theme();
  const float line = pen.line_height(Role::Small);
  const auto fit = static_cast<std::size_t>(std::max(1.0F, p.labels.h / line));
  std::stable_sort(labels.begin(), labels.end(),
                   [](const Label& a, const Label& b) { return a.rank < b.rank; });
  if (labels.size() > fit) labels.resize(fit);
  for (Label& label : labels) label.y = y_of(p.plot, scale, static_cast<double>(label.y)) - line / 2;
  std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.y < b.y; });
  float free_from = p.labels.y;
  for (Label& label : labels) {
    label.y = std::max(label.y, free_from);
    free_from = label.y + line;
  }
  float free_to = p.labels.bottom();
  for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
    label->y = std::min(label->y, free_to - line);
    free_to = label->y;
  }
  for (const Label& label : labels) {
    Rect cell{p.labels.x, std::round(label.y), p.labels.w, line};
    if (label.has_form && cell.w > pen.text_px(60)) {
      const Rect sample = left_of(cell, std::floor(pen.text_px(18)));
      const std::vector<PlotColumn> flat(static_cast<std::size_t>(sample.w), {true, false, 0.5F, 0.5F});
      draw_columns(pen, sample, flat, label.form, theme.ink_soft);
      cell = without_left(cell, pen.text_px(24));
    }
    if (label.symbol != Symbol::None) {
      pen.symbol(cell.x + pen.text_px(8), cell.centre_y(), pen.text_px(15), label.symbol);
      cell = without_left(cell, pen.text_px(20));
    }
    const float value = std::min(cell.w, pen.width(label.value, Role::Small) + pen.px(1));
    const Rect name = without_right(cell, value + pen.px(6));
    pen.text(name, label.text, {Role::Small, label.colour, Weight::Regular, Align::Left, Fit::MayShorten});
    pen.text(right_of(cell, value), label.value,
             {Role::Small, label.colour, Weight::Regular, Align::Right, Fit::MayShorten});
  }
}

void draw_crosshair(Pen& pen, const Rect& p, const TimePlot& plot, const PlotScale& scale, TimePoint at) {
  const Theme& theme = pen.theme();
  pen.fill({std::round(x_of(p, plot.window, at)), p.y, pen.px(1), p.h}, theme.ink_soft);
  const float dot = pen.px(8);
  for (std::size_t i = 0; i < shown_lines(plot); ++i) {
    const auto point = point_at(plot.lines[i], at);
    if (!point || point->at < plot.window.from || point->at > plot.window.to) continue;
    pen.fill({x_of(p, plot.window, point->at) - dot / 2, y_of(p, scale, point->value) - dot / 2, dot, dot},
             theme.ink, dot / 2);
  }
}

}  // namespace

float least_plot_height(const Pen& pen) { return std::ceil(pen.line_height(Role::Small) * 2.2F + pen.px(4)); }

std::optional<TimePoint> draw_time_plot(Pen& pen, Rect r, const TimePlot& plot, PlotMemory& memory,
                                        const ZoneClock& clock, const Texts& texts, const Hand& hand,
                                        std::optional<TimePoint> crosshair) {
  const Theme& theme = pen.theme();
  if (r.w < pen.text_px(60) || r.h < pen.line_height(Role::Small)) return std::nullopt;
  if (crosshair && (*crosshair < plot.window.from || *crosshair > plot.window.to)) crosshair.reset();
  const PlotScale scale = plot_scale(plot, memory);
  const auto labels = labels_of(pen, plot, scale, texts, crosshair);
  const float line = pen.line_height(Role::Small);
  const int most = std::clamp(static_cast<int>((r.h - 2.5F * line) / (1.4F * line)), 2, 8);
  const auto ticks = value_ticks(scale, most, std::pow(10.0, -plot.decimals));
  const Places p = places_of(pen, r, plot, scale, ticks, labels);

  draw_title(pen, p.title, plot, clock, texts, crosshair);
  if (p.plot.w < 8 || p.plot.h < 4) return std::nullopt;
  bool has_points = false;
  for (const PlotLine& one : plot.lines) has_points = has_points || newest_point(one, plot.window);
  if (!has_points) {
    pen.hairline(p.plot.x, p.plot.right(), p.plot.bottom() - pen.px(1), theme.line);
    pen.text(p.plot, plot.words,
             {Role::Small, theme.ink_faint, Weight::Regular, Align::Centre, Fit::MayShorten});
    return std::nullopt;
  }
  draw_axes(pen, p, plot, scale, ticks, clock);
  draw_levels(pen, p.plot, plot, scale);  // a threshold on a tick must show
  const int width = static_cast<int>(p.plot.w);
  for (std::size_t i = shown_lines(plot); i-- > 0;) {
    const auto& columns = memory.columns(i, plot.lines[i], plot.window, width, scale);
    draw_columns(pen, p.plot, columns, kForms[i], i == 0 ? theme.ink_soft : theme.trend);
    draw_doubts(pen, p.plot, columns);
  }
  if (p.labels.w > 0) draw_labels(pen, p, scale, labels);
  if (crosshair) draw_crosshair(pen, p.plot, plot, scale, *crosshair);
  if (!hand.is_over(p.plot)) return std::nullopt;
  const double share = static_cast<double>((hand.at->x - p.plot.x) / p.plot.w);
  const auto span = static_cast<double>((plot.window.to - plot.window.from).count());
  return plot.window.from + Milliseconds{static_cast<std::int64_t>(share * span)};
}

}  // namespace city
