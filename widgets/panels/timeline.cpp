#include "widgets/panels/timeline.hpp"

#include <algorithm>
#include <tuple>

#include "center/figures/asset_levels.hpp"
#include "widgets/panels/alerts_board.hpp"
#include "widgets/panels/asset_look_up.hpp"
#include "widgets/panels/case_list.hpp"
#include "widgets/panels/situation.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

using Kind = TimelineEvent::Kind;

struct Raw {  // an event before it has words: many more are found than shown
  TimePoint at{};
  Kind kind{};
  bool at_least = false;
  CasePtr one{};
  const AlertNow* alert = nullptr;
  AssetRef asset{};
  const ValueNow* value = nullptr;
  Level level = Level::Normal;
};

// Since when a trend's points have stood at least at the level; empty when even its oldest does, or it has none.
std::optional<TimePoint> crossed_at(const AssetTrend& trend, LevelRow row, Level least) {
  const std::vector<VitalPoint>& points = *trend.points;
  std::optional<TimePoint> since;
  for (std::size_t i = points.size(); i-- > 0;) {
    if (level_in(row, points[i].value) < least) return since;
    since = points[i].at;
  }
  return std::nullopt;
}

class Finder {
 public:
  Finder(const CityView& view, const std::optional<Focus>& focus, TimePoint from)
      : view_{view}, from_{from}, least_{focus ? Level::Attention : Level::Serious} {
    if (focus) circle_.emplace(focus->at, focus->radius_m);
  }

  std::vector<Raw> found() {
    for (const CasePtr& one : *view_.cases) take(one);
    for (const AlertPtr& alert : *view_.alerts) take(*alert);
    take_values();
    return std::move(found_);
  }

 private:
  bool is_in(TimePoint at) const { return at >= from_ && at <= view_.now; }

  void take(const CasePtr& one) {
    const CaseFact& fact = one->fact;
    if (circle_ && (!fact.place || !circle_->distance_within(*fact.place))) return;
    if (is_in(fact.opened)) found_.push_back({.at = fact.opened, .kind = Kind::CaseOpened, .one = one});
    const TimePoint told = fact.told.value_or(one->updated);
    if (!one->is_open()) {
      const TimePoint ended = fact.closed.value_or(told);
      if (is_in(ended)) found_.push_back({.at = ended, .kind = Kind::CaseEnded, .one = one});
    } else if (fact.status != CaseStatus::Received && told > fact.opened && is_in(told)) {
      found_.push_back({.at = told, .kind = Kind::CaseMoved, .one = one});
    }
  }

  void take(const AlertNow& alert) {
    const AlertFact& fact = alert.fact;
    if (fact.status != AlertStatus::Actual) return;
    if (fact.type != AlertType::Alert && fact.type != AlertType::Update) return;
    if (circle_ && !covers(alert, circle_->centre())) return;
    const TimePoint began = fact.onset.value_or(fact.effective.value_or(fact.sent));
    if (is_in(began)) found_.push_back({.at = began, .kind = Kind::WarningBegan, .alert = &alert});
    // One that was replaced went on under another id.
    if (!alert.in_force && alert.replaced_by.empty() && fact.expires && is_in(*fact.expires))
      found_.push_back({.at = *fact.expires, .kind = Kind::WarningEnded, .alert = &alert});
  }

  void take_values() {
    std::vector<std::optional<LevelRow>> rows;
    for (const QuantityInfo& info : *view_.quantities) rows.push_back(level_row(info.name));
    for (std::uint32_t c = 0; c < view_.assets.size(); ++c) {
      const AssetChunk& chunk = view_.assets[c];
      for (std::uint32_t slot = 0; slot < chunk.size(); ++slot) {
        if (circle_ && !circle_->distance_within((*chunk.info)[slot])) continue;
        for (std::uint32_t i = chunk.first[slot]; i < chunk.first[slot + 1]; ++i)
          if (chunk.values[i].quantity < rows.size() && rows[chunk.values[i].quantity])
            take(chunk, {c, slot}, chunk.values[i], *rows[chunk.values[i].quantity]);
      }
    }
  }

  void take(const AssetChunk& chunk, AssetRef ref, const ValueNow& value, LevelRow row) {
    const Level level = level_in(row, value.value);
    if (level < least_ || !is_sound(view_, chunk.feed, value)) return;
    Raw raw{.at = same_since(value),
            .kind = Kind::Crossed,
            .at_least = true,
            .asset = ref,
            .value = &value,
            .level = level};
    const auto trend =
        std::lower_bound(view_.trends->begin(), view_.trends->end(), value.series,
                         [](const AssetTrend& t, SeriesId series) { return t.series < series; });
    if (value.series != 0 && trend != view_.trends->end() && trend->series == value.series)
      if (const auto at = crossed_at(*trend, row, least_)) {
        raw.at = *at;
        raw.at_least = false;
      }
    if (is_in(raw.at)) found_.push_back(std::move(raw));
  }

  const CityView& view_;
  TimePoint from_;
  Level least_;
  std::optional<Circle> circle_{};
  std::vector<Raw> found_{};
};

std::string_view kind_text(Kind kind, const Texts& texts) {
  switch (kind) {
    case Kind::CaseOpened:
      return texts.tr("Case opened");
    case Kind::CaseMoved:
      return texts.tr("Case moved on");
    case Kind::CaseEnded:
      return texts.tr("Case ended");
    case Kind::WarningBegan:
      return texts.tr("Warning began");
    case Kind::WarningEnded:
      return texts.tr("Warning ended");
    case Kind::Crossed:
      return texts.tr("Beyond a level");
  }
  return {};
}

void put_words(TimelineEvent& event, const Raw& raw, const CityView& view, const Texts& texts) {
  if (raw.one) {
    const CaseFact& fact = raw.one->fact;
    event.of = std::string{texts.word(fact.category)};
    event.detail = joined({texts.word(fact.district), case_status_text(fact.status, texts), fact.id});
    event.action = SelectCase{raw.one};
    return;
  }
  if (raw.alert != nullptr) {
    const AlertFact& fact = raw.alert->fact;
    event.of = std::string{fact.event.empty() ? std::string_view{fact.headline} : texts.word(fact.event)};
    event.detail = std::string{severity_text(fact.severity, texts)};
    event.action = look_at_alert(*raw.alert);
    if (raw.kind == Kind::WarningBegan) event.symbol = severity_symbol(fact.severity);
    return;
  }
  const AssetChunk& chunk = view.assets[raw.asset.chunk];
  const QuantityInfo& quantity = (*view.quantities)[raw.value->quantity];
  const std::string unit = unit_text(quantity.unit);
  event.of = name_of((*chunk.info)[raw.asset.slot], texts);
  event.detail = joined({texts.pick(quantity.label), number_text(raw.value->value, quantity.decimals) +
                                                         (unit.empty() ? "" : " " + unit)});
  event.symbol = raw.level == Level::Serious ? Symbol::Serious : Symbol::Attention;
  event.action = SelectAsset{raw.asset};
}

std::size_t lane_of(Kind kind) {
  if (kind == Kind::Crossed) return 2;
  return kind == Kind::WarningBegan || kind == Kind::WarningEnded ? 1 : 0;
}

void put_on_axis(TimelineContent& content, const std::vector<Raw>& found) {
  const auto span = std::max<std::int64_t>(1, (content.to - content.from).count());
  for (const Raw& raw : found) {
    const auto share = static_cast<double>((raw.at - content.from).count()) / static_cast<double>(span);
    const auto bin = std::min(kTimelineBins - 1, static_cast<std::size_t>(share * kTimelineBins));
    const bool ends = raw.kind == Kind::CaseEnded || raw.kind == Kind::WarningEnded;
    TimelineMark& mark = content.axis[lane_of(raw.kind)][bin];
    mark = std::max(mark, ends ? TimelineMark::Ends : TimelineMark::Begins);
  }
}

}  // namespace

TimelineContent timeline(const CityView& view, const ZoneClock& clock, const std::optional<Focus>& focus,
                         const TimelineChoices& choices, const Texts& texts) {
  TimelineContent content{.to = view.now, .around_focus = focus.has_value()};
  content.from = view.now - (focus ? focus->window : choices.window);
  const auto hour = [&](TimePoint at) { return hour_minute_text(clock.at(at)); };
  content.from_text = hour(content.from);
  content.middle_text = hour(content.from + (content.to - content.from) / 2);
  content.to_text = hour(content.to);

  std::vector<Raw> found = Finder{view, focus, content.from}.found();
  content.all = found.size();
  put_on_axis(content, found);
  const std::size_t kept = std::min(found.size(), choices.most);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    [](const Raw& a, const Raw& b) {
                      if (a.at != b.at) return a.at > b.at;
                      if (a.kind != b.kind) return a.kind > b.kind;
                      if (a.one && b.one) return a.one->fact.id < b.one->fact.id;
                      if (a.alert != nullptr && b.alert != nullptr)
                        return a.alert->fact.id < b.alert->fact.id;
                      return a.asset < b.asset;
                    });
  for (std::size_t i = 0; i < kept; ++i) {
    TimelineEvent event{.kind = found[i].kind,
                        .at = found[i].at,
                        .time = hour(found[i].at),
                        .what = std::string{kind_text(found[i].kind, texts)},
                        .at_least = found[i].at_least};
    put_words(event, found[i], view, texts);
    content.events.push_back(std::move(event));
  }
  return content;
}

}  // namespace city
