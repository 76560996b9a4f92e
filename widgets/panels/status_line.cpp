#include "widgets/panels/status_line.hpp"

#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

struct Sums {
  std::uint64_t refused = 0, merged = 0, late = 0, duplicate = 0, unlocated = 0, undescribed = 0,
                clock_suspect = 0;
  double messages_per_s = 0;
};

Sums sums_of(const CityView& view) {
  Sums s;
  for (const FeedNow& feed : view.feeds) {
    s.refused += feed.refused;
    s.merged += feed.merged;
    s.late += feed.late;
    s.duplicate += feed.duplicate;
    s.unlocated += feed.unlocated;
    s.undescribed += feed.undescribed;
    s.clock_suspect += feed.clock_suspect;
    s.messages_per_s += feed.messages_per_s;
  }
  return s;
}

}  // namespace

StatusContent status_content(const CityView& view, const Texts& texts) {
  StatusContent content;
  const auto add = [&](Symbol symbol, std::uint64_t count, std::string_view pattern) {
    if (count > 0) content.items.push_back({symbol, filled(pattern, {count_text(count, texts)})});
  };
  const PipelineNow& pipeline = view.health.pipeline;
  const HistoryNow& history = view.health.history;
  const Sums sums = sums_of(view);
  if (!history.trouble.empty())
    content.items.push_back({Symbol::Serious, filled(texts.tr("History: {0}"), {history.trouble})});
  add(Symbol::Serious, pipeline.not_kept, texts.tr("{0} messages shown but not kept"));
  add(Symbol::Serious, history.observations_lost, texts.tr("{0} observations lost to history"));
  if (pipeline.overloaded)
    content.items.push_back({Symbol::Attention, std::string{texts.tr("Overload: merging readings")}});
  add(Symbol::None, sums.merged, texts.tr("{0} readings merged"));
  add(Symbol::None, sums.refused, texts.tr("{0} records refused"));
  add(Symbol::None, pipeline.too_large, texts.tr("{0} messages too large"));
  add(Symbol::None, pipeline.backlog_messages, texts.tr("{0} messages waiting"));
  add(Symbol::None, sums.clock_suspect, texts.tr("{0} stamps doubtful"));
  add(Symbol::None, sums.late, texts.tr("{0} late"));
  add(Symbol::None, sums.unlocated, texts.tr("{0} assets without position"));
  add(Symbol::None, sums.undescribed, texts.tr("{0} assets undescribed"));
  add(Symbol::None, sums.duplicate, texts.tr("{0} repeated"));
  if (content.items.empty())
    content.items.push_back({Symbol::Ok, std::string{texts.tr("Nothing lost, refused or merged")}});
  content.rate = filled(texts.tr("{0} messages/s"),
                        {number_text(sums.messages_per_s, sums.messages_per_s < 9.95 ? 1 : 0)});
  return content;
}

void draw_status_line(Pen& pen, Rect r, const StatusContent& content, const Texts& texts) {
  const Theme& theme = pen.theme();
  const TextStyle faint{Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::Whole};
  Rect rest = inset(r, pen.px(16), 0);
  const auto from_right = [&](std::string_view words, TextStyle style) {
    const float w = pen.width(words, Role::Small) + pen.px(1);
    style.align = Align::Right;
    pen.text(right_of(rest, w), words, style);
    rest = without_right(rest, std::min(rest.w, w + pen.px(28)));
  };
  from_right(texts.tr("? help"), faint);
  from_right(content.rate, faint);
  for (const StatusItem& item : content.items) {
    const float symbol_room = item.symbol == Symbol::None ? 0 : pen.px(24);
    const float w = pen.width(item.text, Role::Small) + pen.px(1);
    const bool is_first = &item == &content.items.front();
    if (symbol_room + w > rest.w && !is_first) return;
    pen.symbol(rest.x + pen.px(9), rest.centre_y(), pen.px(16), item.symbol);
    const bool is_grave = item.symbol == Symbol::Serious || item.symbol == Symbol::Attention;
    pen.text(
        left_of(without_left(rest, symbol_room), w), item.text,
        {Role::Small, is_grave ? theme.ink : theme.ink_soft, Weight::Regular, Align::Left, Fit::MayShorten});
    rest = without_left(rest, std::min(rest.w, symbol_room + w + pen.px(28)));
  }
}

}  // namespace city
