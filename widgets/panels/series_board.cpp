#include "widgets/panels/series_board.hpp"

#include <algorithm>
#include <tuple>

#include "center/figures/asset_levels.hpp"
#include "widgets/panels/asset_look_up.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

bool is_low_worst(const SeriesChoices& choices) {
  if (choices.lowest) return *choices.lowest;
  const auto limits = level_limits(choices.quantity);
  return !limits.empty() && limits.front().is_low;
}

const ValueNow* value_at(const CityView& view, const ValueRef& ref) {
  if (ref.asset.chunk >= view.assets.size()) return nullptr;
  const AssetChunk& chunk = view.assets[ref.asset.chunk];
  return ref.asset.slot < chunk.size() ? find_value(chunk, ref.asset.slot, ref.quantity) : nullptr;
}

std::vector<ValueRef> named(const CityView& view, const SeriesChoices& choices, QuantityIndex quantity) {
  std::vector<ValueRef> found(choices.assets.size());
  std::vector<bool> is_found(choices.assets.size());
  for (std::uint32_t i = 0; i < view.assets.size(); ++i) {
    const AssetChunk& chunk = view.assets[i];
    if (chunk.feed >= view.book->size()) continue;
    const std::string& feed = (*view.book)[chunk.feed].id;
    for (std::size_t k = 0; k < choices.assets.size(); ++k) {
      const std::string& id = choices.assets[k];
      if (is_found[k] || id.size() <= feed.size() || !id.starts_with(feed) || id[feed.size()] != '/')
        continue;
      for (std::uint32_t slot = 0; slot < chunk.size(); ++slot)
        if (id.compare(feed.size() + 1, std::string::npos, (*chunk.info)[slot].id) == 0) {
          found[k] = {{i, slot}, quantity};
          is_found[k] = true;
        }
    }
  }
  std::vector<ValueRef> picked;
  for (std::size_t k = 0; k < found.size() && picked.size() < choices.most; ++k)
    if (is_found[k]) picked.push_back(found[k]);
  return picked;
}

std::vector<ValueRef> worst(const CityView& view, const SeriesChoices& choices, QuantityIndex quantity) {
  struct Bad {
    Level level = Level::Normal;
    double badness = 0;
    AssetRef asset{};
  };
  const auto row = level_row(choices.quantity);
  const double sign = is_low_worst(choices) ? -1 : 1;
  std::vector<Bad> all;
  for (std::uint32_t i = 0; i < view.assets.size(); ++i) {
    const AssetChunk& chunk = view.assets[i];
    if (chunk.feed >= view.book->size()) continue;
    for (std::uint32_t slot = 0; slot < chunk.size(); ++slot) {
      if (!choices.kind.empty() && (*chunk.info)[slot].kind != choices.kind) continue;
      const auto value = sound_value(view, chunk, slot, quantity);
      if (value) all.push_back({row ? level_in(*row, *value) : Level::Normal, sign * *value, {i, slot}});
    }
  }
  const auto shown = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), choices.most));
  std::partial_sort(all.begin(), shown, all.end(), [](const Bad& a, const Bad& b) {
    return std::tuple{b.level, b.badness, a.asset} < std::tuple{a.level, a.badness, b.asset};
  });
  std::vector<ValueRef> picked;
  for (auto bad = all.begin(); bad != shown; ++bad) picked.push_back({bad->asset, quantity});
  return picked;
}

std::string title_of(const CityView& view, const SeriesChoices& choices, const Texts& texts) {
  if (!choices.title.empty()) return choices.title;
  const auto quantity = quantity_index(view, choices.quantity);
  const QuantityInfo info = quantity ? (*view.quantities)[*quantity] : quantity_info(choices.quantity);
  std::string label{texts.pick(info.label)};
  if (label.empty()) label = info.name;
  if (choices.kind.empty()) return label;
  return joined({kind_words(choices.kind, texts), label});
}

}  // namespace

std::vector<ValueRef> pick_series(const CityView& view, const SeriesChoices& choices) {
  const auto quantity = quantity_index(view, choices.quantity);
  if (!quantity || choices.most == 0) return {};
  return choices.assets.empty() ? worst(view, choices, *quantity) : named(view, choices, *quantity);
}

SeriesBoardContent series_board(const CityView& view, const SeriesChoices& choices,
                                const std::vector<ValueRef>& picked, const SeriesAnswers& history,
                                const Texts& texts) {
  SeriesBoardContent content{.note = last_span_words(choices.span, texts)};
  if (!choices.vital.empty()) {
    auto plot = vital_plot(view, choices.vital, choices.span, texts);
    content.title = !choices.title.empty() ? choices.title : plot ? plot->title : choices.vital;
    if (plot) {
      if (choices.title.empty()) plot->title.clear();
      content.plots.push_back({.plot = std::move(*plot)});
    } else {
      content.words = texts.tr("no such vital sign");
    }
    return content;
  }
  content.title = title_of(view, choices, texts);
  for (const ValueRef& ref : picked) {
    if (value_at(view, ref) == nullptr) continue;
    const AssetInfo& info = (*view.assets[ref.asset.chunk].info)[ref.asset.slot];
    if (choices.together && !content.plots.empty()) {
      auto& lines = content.plots.front().plot.lines;
      if (lines.size() < kMostPlotLines) lines.push_back(value_line(view, ref, history, texts));
      continue;
    }
    PlotCell cell{.plot = value_plot(view, ref, history, choices.span, texts)};
    if (choices.together) {
      cell.plot.title.clear();
      cell.plot.band.reset();
    } else {
      cell.plot.title = name_of(info, texts);
      cell.plot.note = texts.word(info.district);
      cell.action = OpenDetail{ref.asset};
    }
    content.plots.push_back(std::move(cell));
  }
  if (content.plots.empty()) content.words = texts.tr("no asset tells this now");
  return content;
}

std::vector<SeriesWish> series_wishes(const CityView& view, const std::vector<ValueRef>& picked,
                                      Milliseconds span) {
  std::vector<SeriesWish> wishes;
  for (const ValueRef& ref : picked)
    if (const ValueNow* value = value_at(view, ref); value != nullptr && value->series != 0)
      wishes.push_back(wish_of(value->series, view.now, span));
  return wishes;
}

PlotsDrawn draw_series_board(Pen& pen, Rect r, const SeriesBoardContent& content, PlotStack& stack,
                             const ZoneClock& clock, const Texts& texts, const Hand& hand,
                             std::optional<TimePoint> crosshair) {
  // A title from the data may be long; the words of ours that follow it may not be lost for it.
  const float title_room = r.w - pen.px(44);
  const auto measure = [&](std::string_view t) { return pen.width(t, Role::Title, Weight::Bold); };
  const std::string title = elided(content.title, title_room, measure);
  const Rect room = draw_panel(pen, r, {.title = title, .note = content.note});
  if (content.plots.empty()) {
    draw_nothing(pen, room, content.words);
    return {};
  }
  return stack.draw(pen, room, content.plots, clock, texts, hand, crosshair);
}

}  // namespace city
