#include "widgets/panels/asset_detail.hpp"

#include <algorithm>

#include "center/figures/asset_levels.hpp"
#include "widgets/panels/asset_look_up.hpp"
#include "widgets/panels/feed_words.hpp"
#include "widgets/panels/inspector.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

struct Chosen {
  const AssetChunk* chunk = nullptr;
  std::uint32_t slot = 0;
};

std::optional<Chosen> find(const CityView& view, std::optional<AssetRef> asset) {
  if (!asset || asset->chunk >= view.assets.size()) return std::nullopt;
  const AssetChunk& chunk = view.assets[asset->chunk];
  if (asset->slot >= chunk.size() || chunk.feed >= view.book->size()) return std::nullopt;
  return Chosen{&chunk, asset->slot};
}

std::span<const ValueNow> values_of(const Chosen& chosen) {
  const auto& first = chosen.chunk->first;
  return std::span{chosen.chunk->values}.subspan(first[chosen.slot],
                                                 first[chosen.slot + 1] - first[chosen.slot]);
}

// What is worth a plot, the worst level first. Yes and no say little over time, but when they changed may matter.
std::vector<const ValueNow*> plotted(const CityView& view, const Chosen& chosen) {
  std::vector<std::pair<Level, const ValueNow*>> all;
  for (const ValueNow& value : values_of(chosen)) {
    if (value.series == 0 && value.quality == Quality::Missing) continue;
    const bool is_judged = is_sound(view, chosen.chunk->feed, value);
    all.emplace_back(
        is_judged ? level_of((*view.quantities)[value.quantity].name, value.value) : Level::Normal, &value);
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (all.size() > kMostDetailPlots) all.resize(kMostDetailPlots);
  std::vector<const ValueNow*> values;
  for (const auto& [level, value] : all) values.push_back(value);
  return values;
}

TableRow row_of(const CardLine& line) {
  TableRow row{.symbol = line.symbol, .is_stale = line.stale};
  row.cells = {{.text = line.label},
               {.text = line.value, .ink = Ink::Strong},
               {.text = line.unit, .ink = Ink::Faint},
               {.text = line.note},
               {.text = line.aside, .ink = Ink::Faint}};
  return row;
}

TableRow feed_row(const FeedSpec& spec, const FeedNow& feed, const Texts& texts) {
  std::string name{texts.pick(spec.name)};
  if (name.empty()) name = spec.id;
  std::string words{grade_text(feed.grade, texts)};
  if (!feed.reasons.empty()) words = reason_text(feed.reasons.front(), feed, texts);
  return {.symbol = feed_symbol(feed),
          .cells = {{.text = std::move(name), .ink = Ink::Strong}, {.text = std::move(words)}},
          .action = ShowScene{"feeds"}};
}

std::vector<std::string> sources_of(const CityView& view, const FeedSpec& spec, const FeedNow& feed,
                                    const CardContent& card, const Texts& texts) {
  std::vector<std::string> lines;
  std::string topics;
  for (const std::string& topic : spec.topics) topics += (topics.empty() ? "" : ", ") + topic;
  lines.push_back(joined({filled(texts.tr("topic {0}"), {topics}),
                          filled(texts.tr("every {0}"), {span_text(spec.period, texts)})}));
  const std::string rate = filled(texts.tr("{0} messages/s"),
                                  {number_text(feed.messages_per_s, feed.messages_per_s < 9.95 ? 1 : 0)});
  if (feed.newest_receipt == TimePoint{})
    lines.emplace_back(texts.tr("no message yet"));
  else
    lines.push_back(joined(
        {filled(texts.tr("newest message {0} ago"),
                {age_text(std::max(Milliseconds{0}, Milliseconds{view.now - feed.newest_receipt}), texts)}),
         rate}));
  lines.insert(lines.end(), card.footer.begin(), card.footer.end());
  return lines;
}

}  // namespace

AssetDetailContent asset_detail(const CityView& view, std::optional<AssetRef> asset,
                                const AssetDetailChoices& choices, const SeriesAnswers& history,
                                const ZoneClock& clock, const Texts& texts) {
  AssetDetailContent content;
  const auto chosen = find(view, asset);
  const auto card = chosen ? asset_card(view, *asset, clock, texts) : std::nullopt;
  if (!card) return content;
  content.has_asset = true;
  content.name = card->title;
  content.other_name = card->other_title;
  content.subtitle = card->subtitle;
  content.note = last_span_words(choices.span, texts);
  for (const CardLine& line : card->lines) content.values.push_back(row_of(line));
  const FeedSpec& spec = (*view.book)[chosen->chunk->feed];
  const FeedNow feed = chosen->chunk->feed < view.feeds.size() ? view.feeds[chosen->chunk->feed] : FeedNow{};
  content.feed = feed_row(spec, feed, texts);
  content.sources = sources_of(view, spec, feed, *card, texts);
  for (const ValueNow* value : plotted(view, *chosen))
    content.plots.push_back(
        {.plot = value_plot(view, {*asset, value->quantity}, history, choices.span, texts)});
  return content;
}

std::vector<SeriesWish> asset_detail_wishes(const CityView& view, std::optional<AssetRef> asset,
                                            const AssetDetailChoices& choices) {
  const auto chosen = find(view, asset);
  if (!chosen) return {};
  std::vector<SeriesWish> wishes;
  for (const ValueNow* value : plotted(view, *chosen))
    if (value->series != 0) wishes.push_back(wish_of(value->series, view.now, choices.span));
  return wishes;
}

}  // namespace city
