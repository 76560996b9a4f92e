#include "widgets/panels/inspector.hpp"

#include <algorithm>
#include <array>

#include "widgets/panels/case_list.hpp"
#include "widgets/panels/figure_words.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

// "bike_station" reads as "bike station" when the catalogue does not know it.
std::string kind_text(const std::string& kind, const Texts& texts) {
  std::string text{texts.word(kind)};
  if (text == kind) std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string place_text(const std::optional<LonLat>& place, bool is_approximate, const Texts& texts) {
  if (!place) return std::string{texts.tr("no position")};
  const std::string degrees = number_text(place->lat_deg, 5) + "°, " + number_text(place->lon_deg, 5) + "°";
  return is_approximate ? joined({degrees, texts.tr("approximate")}) : degrees;
}

// Why a value is doubtful. That a zone was assumed is said once, at the foot.
std::string doubts_text(Doubts doubts, const Texts& texts) {
  struct Word {
    Doubts bit;
    std::string_view text;
  };
  const std::array words{Word{doubt::kOutOfRange, texts.tr("out of range")},
                         Word{doubt::kFrozen, texts.tr("frozen")},
                         Word{doubt::kJump, texts.tr("jumped")},
                         Word{doubt::kTold, texts.tr("doubted by its source")},
                         Word{doubt::kFuture, texts.tr("stamped in the future")},
                         Word{doubt::kAncient, texts.tr("stamped years ago")}};
  std::string text;
  for (const Word& word : words)
    if ((doubts & word.bit) != 0) text = joined({text, word.text});
  return text;
}

// Worth telling when a reader would wonder: doubted for it, or unchanged for longer than values stay fresh.
std::string same_text(const CityView& view, FeedIndex feed, const ValueNow& now, const Texts& texts) {
  const std::chrono::seconds same{now.same_for_s};
  const bool is_long = same > kFreshPeriods * stamp_period_of((*view.book)[feed]);
  if (same.count() == 0 || (!is_long && (now.doubts & doubt::kFrozen) == 0)) return {};
  return filled(texts.tr("the same for {0}"), {span_text(same, texts)});
}

CardLine line_of(const CityView& view, FeedIndex feed, const ValueNow& now, const Texts& texts) {
  const QuantityInfo& info = (*view.quantities)[now.quantity];
  CardLine line{.label = std::string{texts.pick(info.label)},
                .value = std::string{kMissing},
                .aside = age_text(age(view, now), texts)};
  if (line.label.empty()) line.label = info.name;
  if (now.quality != Quality::Missing) {
    const bool is_flag = info.unit == "1" && info.decimals == 0 && info.low == 0 && info.high == 1;
    line.value = is_flag ? std::string{now.value > 0 ? texts.tr("yes") : texts.tr("no")}
                         : number_text(now.value, info.decimals);
    line.unit = unit_text(info.unit);
  }
  line.stale = freshness(view, feed, now) != Freshness::Fresh;
  const auto doubt = [&](Symbol symbol, std::string_view words) {
    line.symbol = symbol;
    line.aside = joined({words, line.aside});
  };
  if (now.quality == Quality::Bad)
    doubt(Symbol::Attention, texts.tr("bad"));
  else if (now.quality == Quality::Suspect)
    doubt(Symbol::Attention, texts.tr("suspect"));
  else if (now.clock_suspect())
    doubt(Symbol::Attention, texts.tr("clock"));
  else if (now.quality == Quality::Missing)
    line.aside = joined({texts.tr("not reported"), line.aside});
  if (line.stale && line.symbol == Symbol::None) line.symbol = Symbol::Stale;
  line.note = doubts_text(now.doubts, texts);
  if (now.quality != Quality::Missing)
    line.note = joined({figure_words(info.name, now.value, texts), line.note});
  if (now.quality != Quality::Missing) line.note = joined({line.note, same_text(view, feed, now, texts)});
  return line;
}

CardLine trait_line(const Trait& trait, const Texts& texts) {
  const QuantityInfo info = quantity_info(trait.quantity);
  CardLine line{.label = std::string{texts.pick(info.label)},
                .value = number_text(trait.value, info.decimals),
                .unit = unit_text(info.unit),
                .aside = std::string{texts.tr("constant")}};
  if (line.label.empty()) line.label = info.name;
  return line;
}

// The hour alone would mislead on another day.
std::string moment_text(TimePoint at, TimePoint now, const ZoneClock& clock, const Texts& texts) {
  const LocalTime then = clock.at(at);
  const LocalTime today = clock.at(now);
  const bool same_day = then.year == today.year && then.month == today.month && then.day == today.day;
  return same_day ? hour_minute_text(then) : stamp_text(then, texts);
}

// When, and how long ago: "published 11:58:40, 80 s ago". A clock that runs ahead leaves only the hour.
std::string published_text(const CityView& view, const AssetChunk& chunk, std::size_t slot,
                           const ZoneClock& clock, const Texts& texts) {
  std::optional<TimePoint> published;
  for (std::uint32_t i = chunk.first[slot]; i < chunk.first[slot + 1]; ++i) {
    const ValueNow& value = chunk.values[i];
    if (value.published_s == kNotPublished) continue;
    const TimePoint at = value.event_time + std::chrono::seconds{value.published_s};
    published = std::max(published.value_or(at), at);
  }
  if (!published) return {};
  if (*published > view.now) return filled(texts.tr("published {0}"), {clock_text(clock.at(*published))});
  return filled(texts.tr("published {0}, {1} ago"),
                {clock_text(clock.at(*published)),
                 age_text(std::max(Milliseconds{0}, Milliseconds{view.now - *published}), texts)});
}

std::string tally_text(const AssetTally& tally, const Texts& texts) {
  std::string text = filled(texts.tr("{0} values"), {count_text(tally.accepted, texts)});
  const auto add = [&](std::uint32_t count, std::string_view pattern) {
    if (count > 0) text = joined({text, filled(pattern, {count_text(count, texts)})});
  };
  add(tally.suspect, texts.tr("{0} suspect"));
  add(tally.duplicate, texts.tr("{0} repeated"));
  add(tally.late, texts.tr("{0} late"));
  add(tally.refused, texts.tr("{0} refused"));
  return text;
}

void add_footer(CardContent& card, const CityView& view, const AssetChunk& chunk, std::size_t slot,
                const ZoneClock& clock, const Texts& texts) {
  const AssetInfo& info = (*chunk.info)[slot];
  const auto add = [&](std::string words) {
    if (!words.empty()) card.footer.push_back(std::move(words));
  };
  TimePoint newest{}, received{};
  bool is_zone_assumed = false;
  for (std::uint32_t i = chunk.first[slot]; i < chunk.first[slot + 1]; ++i) {
    newest = std::max(newest, chunk.values[i].event_time);
    received = std::max(received, chunk.values[i].received_at);
    is_zone_assumed = is_zone_assumed || (chunk.values[i].doubts & doubt::kZoneAssumed) != 0;
  }
  if (newest != TimePoint{})
    add(filled(texts.tr("measured {0}, received {1}"),
               {stamp_text(clock.at(newest), texts), clock_text(clock.at(received))}));
  add(published_text(view, chunk, slot, clock, texts));
  if (is_zone_assumed) {
    const std::string& zone = (*view.book)[chunk.feed].zone;
    add(filled(texts.tr("its stamps name no zone: {0} assumed"), {zone.empty() ? "UTC" : zone}));
  }
  add(joined({asset_id(view, chunk, slot), place_text(info.place, info.place_approximate, texts)}));
  if (slot < chunk.tallies.size() && chunk.tallies[slot].accepted + chunk.tallies[slot].refused > 0)
    add(tally_text(chunk.tallies[slot], texts));
  if (!info.stream.empty()) add(filled(texts.tr("stream {0}"), {info.stream}));
  if (!info.described && (*view.book)[chunk.feed].described)
    add(std::string{texts.tr("no description joined")});
}

}  // namespace

std::optional<CardContent> asset_card(const CityView& view, AssetRef asset, const ZoneClock& clock,
                                      const Texts& texts) {
  if (asset.chunk >= view.assets.size()) return std::nullopt;
  const AssetChunk& chunk = view.assets[asset.chunk];
  if (asset.slot >= chunk.size() || chunk.feed >= view.book->size()) return std::nullopt;
  const AssetInfo& info = (*chunk.info)[asset.slot];

  CardContent card{.title = std::string{texts.pick(info.name)}};
  if (card.title.empty()) card.title = info.id;
  const std::string& other = texts.is_chinese() ? info.name.en : info.name.zh;
  if (other != card.title) card.other_title = other;
  card.subtitle = joined({kind_text(info.kind, texts), texts.word(info.district), texts.word(info.agency)});
  if (info.online)
    card.lines.push_back({.label = std::string{texts.tr("Device")},
                          .value = std::string{*info.online ? texts.tr("online") : texts.tr("offline")},
                          .symbol = *info.online ? Symbol::Ok : Symbol::Serious});
  for (std::uint32_t i = chunk.first[asset.slot]; i < chunk.first[asset.slot + 1]; ++i)
    card.lines.push_back(line_of(view, chunk.feed, chunk.values[i], texts));
  for (const Trait& trait : info.traits) card.lines.push_back(trait_line(trait, texts));
  add_footer(card, view, chunk, asset.slot, clock, texts);
  return card;
}

CardContent case_card(const CityView& view, const CaseNow& c, const ZoneClock& clock, const Texts& texts) {
  const CaseFact& fact = c.fact;
  CardContent card{.title = std::string{texts.word(fact.category)},
                   .subtitle = joined({texts.word(fact.group), texts.word(fact.district), fact.address})};
  const auto add = [&](std::string_view label, std::string value, std::string aside,
                       Symbol symbol = Symbol::None) {
    card.lines.push_back({.label = std::string{label},
                          .value = std::move(value),
                          .aside = std::move(aside),
                          .symbol = symbol});
  };
  add(texts.tr("Status"), std::string{case_status_text(fact.status, texts)},
      age_text(view.now - c.updated, texts));
  add(texts.tr("Opened"), moment_text(fact.opened, view.now, clock, texts),
      age_text(view.now - fact.opened, texts));
  if (fact.due) {
    const bool is_late = c.is_open() && view.now > *fact.due;
    const std::string left = is_late
                                 ? filled(texts.tr("{0} overdue"), {age_text(view.now - *fact.due, texts)})
                                 : filled(texts.tr("{0} left"),
                                          {age_text(std::max(Milliseconds{0}, *fact.due - view.now), texts)});
    add(texts.tr("Due"), moment_text(*fact.due, view.now, clock, texts), c.is_open() ? left : std::string{},
        is_late ? Symbol::Attention : Symbol::None);
  }
  if (const auto share = due_share(c, view.now)) {
    add(texts.tr("Time used"), share_text(*share), "");
    card.lines.back().share = *share;
  }
  if (c.duplicates > 0)
    add(texts.tr("Told again"), filled(texts.tr("+{0} same"), {std::to_string(c.duplicates)}), "");
  if (!c.duplicate_of.empty()) add(texts.tr("Same as"), c.duplicate_of, "");
  if (fact.closed) add(texts.tr("Closed"), moment_text(*fact.closed, view.now, clock, texts), "");
  if (c.reopened > 0) add(texts.tr("Reopened"), std::to_string(c.reopened), "");
  if (!fact.text.empty()) card.footer.push_back(fact.text);
  card.footer.push_back(joined({fact.id, texts.word(fact.agency)}));
  if (!fact.place || fact.place_approximate)
    card.footer.push_back(place_text(fact.place, fact.place_approximate, texts));
  return card;
}

}  // namespace city
