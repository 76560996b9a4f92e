#include "widgets/panels/header_bar.hpp"

#include <chrono>

#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

std::string milliseconds_text(double ms) { return ms < 0.05 ? "<0.1" : number_text(ms, ms < 9.95 ? 1 : 0); }

std::string latency_text(const LatencyNow& latency, const Texts& texts) {
  if (latency.p99_ms <= 0) return {};
  return filled(texts.tr("p50 {0} ms, p99 {1} ms"),
                {milliseconds_text(latency.p50_ms), milliseconds_text(latency.p99_ms)});
}

// SIMULATED in a slanted band, in both languages: whoever enters the room must not need to read the fine print.
void draw_simulated_mark(Pen& pen, Rect r) {
  const Theme& theme = pen.theme();
  pen.fill(r, theme.mark_ink);
  pen.stripes(r, theme.mark, pen.px(14));
  const float words_width = pen.width("模擬 SIMULATED", Role::Title, Weight::Bold) + pen.px(40);
  const Rect plate{std::round(r.centre_x() - words_width / 2), r.y, std::round(words_width), r.h};
  pen.fill(plate, theme.mark);
  pen.text(plate, "模擬 SIMULATED", {Role::Title, theme.mark_ink, Weight::Bold, Align::Centre, Fit::Whole});
}

}  // namespace

HeaderContent header_content(const CityView& view, const Geography& geography, const ZoneClock& clock,
                             const Texts& texts, std::string_view scene) {
  HeaderContent content;
  content.city = texts.pick(geography.city);
  content.scene = scene;
  content.simulated = view.simulated;
  const LinkNow& link = view.health.link;
  const std::string since = link.since == TimePoint{} ? "" : age_text(view.now - link.since, texts);
  switch (link.state) {
    case LinkState::Off:
      content.link = Symbol::Never;
      content.link_state = texts.tr("No broker: from the store");
      break;
    case LinkState::Connecting:
      content.link = Symbol::Stale;
      content.link_state = texts.tr("Connecting to broker");
      content.link_detail = link.detail.empty() ? link.broker : link.detail;
      break;
    case LinkState::Up:
      content.link = Symbol::Ok;
      content.link_state = texts.tr("Broker connected");
      content.link_detail = latency_text(view.health.latency, texts);
      if (content.link_detail.empty()) content.link_detail = link.broker;
      break;
    case LinkState::Down:
      content.link = Symbol::Serious;
      content.link_state = since.empty() ? std::string{texts.tr("Broker lost")}
                                         : filled(texts.tr("Broker lost for {0}"), {since});
      content.link_detail = link.detail.empty() ? link.broker : link.detail;
      break;
  }
  const LocalTime now = clock.at(view.now);
  content.clock = clock_text(now);
  content.date = date_text(now, texts);
  content.weekday = weekday_text(now, texts);
  if (!clock.zone_label().empty()) content.weekday += " " + clock.zone_label();
  return content;
}

void draw_header_bar(Pen& pen, Rect r, const HeaderContent& content) {
  const Theme& theme = pen.theme();
  pen.panel(r);
  const Rect inner = inset(r, pen.px(20), 0);

  const float city_width = std::min(pen.width(content.city, Role::Figure, Weight::Bold) + 1, inner.w * 0.25F);
  pen.text(left_of(inner, city_width), content.city,
           {Role::Figure, theme.ink, Weight::Bold, Align::Left, Fit::MayShorten});
  const Rect scene = left_of(without_left(inner, city_width + pen.px(20)), pen.px(220));
  pen.text(scene, content.scene, {Role::Title, theme.ink_faint, Weight::Regular, Align::Left, Fit::Whole});

  const float clock_width = pen.width("00:00:00", Role::Clock, Weight::Bold) + 1;
  const Rect clock = right_of(inner, clock_width);
  pen.text(clock, content.clock, {Role::Clock, theme.ink, Weight::Bold, Align::Right, Fit::Whole});

  const Rect day = right_of(without_right(inner, clock_width + pen.px(20)),
                            pen.width(content.date, Role::Body) + pen.px(2));
  const Rect day_lines = inset(day, 0, pen.px(10));
  pen.text(row(day_lines, 0, 2, 0), content.date,
           {Role::Body, theme.ink_soft, Weight::Regular, Align::Right, Fit::Whole});
  pen.text(row(day_lines, 1, 2, 0), content.weekday,
           {Role::Body, theme.ink_soft, Weight::Regular, Align::Right, Fit::Whole});

  const float mark_width = pen.px(440);
  const Rect mark{std::round(r.x + r.w * 0.44F - mark_width / 2), r.y + pen.px(12), mark_width,
                  r.h - pen.px(24)};
  if (content.simulated) draw_simulated_mark(pen, mark);

  const float link_left = mark.right() + pen.px(48);
  const Rect link{link_left, r.y, day.x - pen.px(40) - link_left, r.h};
  const Rect link_lines = inset(without_left(link, pen.px(30)), 0, pen.px(10));
  pen.symbol(link.x + pen.px(12), row(link_lines, 0, 2, 0).centre_y(), pen.px(20), content.link);
  pen.text(row(link_lines, 0, 2, 0), content.link_state,
           {Role::Body, content.link == Symbol::Serious ? theme.ink : theme.ink_soft,
            content.link == Symbol::Serious ? Weight::Bold : Weight::Regular, Align::Left, Fit::Whole});
  pen.text(row(link_lines, 1, 2, 0), content.link_detail,
           {Role::Small, theme.ink_faint, Weight::Regular, Align::Left, Fit::MayShorten});
}

}  // namespace city
