#include "widgets/panels/diagnostics_board.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "widgets/panels/feed_words.hpp"
#include "widgets/panels/intake_panels.hpp"
#include "widgets/panels/panel_parts.hpp"
#include "widgets/ui/measure_text.hpp"
#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

constexpr double kMiB = 1048576.0;
constexpr float kBlockWidth = 400;  // text units

double messages_per_s(const CityView& view) {
  double sum = 0;
  for (const FeedNow& feed : view.feeds) sum += feed.messages_per_s;
  return sum;
}

std::string rate_text(double per_s, const Texts& texts) {
  return filled(texts.tr("{0} a second"), {number_text(per_s, per_s < 9.95 ? 1 : 0)});
}

std::string age_since(const CityView& view, TimePoint at, const Texts& texts) {
  return age_text(std::max(Milliseconds{0}, Milliseconds{view.now - at}), texts);
}

class Rows {
 public:
  explicit Rows(std::string_view title) : block_{.title = std::string{title}} {}
  void add(std::string_view label, std::string value, std::string note = {}, Symbol symbol = Symbol::None) {
    block_.rows.push_back({.label = std::string{label},
                           .note = std::move(note),
                           .value = std::move(value),
                           .symbol = symbol,
                           .matters = symbol != Symbol::None});
  }
  DiagnosticsBlock take() { return std::move(block_); }

 private:
  DiagnosticsBlock block_;
};

Symbol if_any(std::uint64_t count, Symbol symbol) { return count > 0 ? symbol : Symbol::None; }

DiagnosticsBlock wall_block(const WallHealth& health, const Texts& texts) {
  Rows rows{texts.tr("This wall")};
  const auto two = [&](double p99) {
    return p99 > 0 ? filled(texts.tr("99 of 100 within {0}"), {milliseconds_text(p99)}) : std::string{};
  };
  rows.add(texts.tr("Screens"), std::to_string(health.screens), health.renderer);
  rows.add(texts.tr("Frames a second"),
           health.frames_per_s > 0 ? number_text(health.frames_per_s, health.frames_per_s < 9.95 ? 1 : 0)
                                   : std::string{kMissing});
  rows.add(texts.tr("Frame"), milliseconds_text(health.frame_p50_ms), two(health.frame_p99_ms));
  rows.add(texts.tr("of it building"), milliseconds_text(health.build_p50_ms), two(health.build_p99_ms));
  rows.add(texts.tr("Slowest frame"), milliseconds_text(health.worst_frame_ms),
           std::string{texts.tr("since the start")});
  rows.add(texts.tr("Event to pixel"), milliseconds_text(health.event_to_pixel_p50_ms),
           two(health.event_to_pixel_p99_ms));
  const auto memory = [](std::uint64_t bytes) {
    return bytes > 0 ? bytes_text(bytes) : std::string{kMissing};
  };
  rows.add(texts.tr("Memory"), memory(health.resident_bytes));
  rows.add(texts.tr("Graphics memory"), memory(health.gpu_bytes));
  return rows.take();
}

std::string_view link_text(LinkState state, const Texts& texts) {
  switch (state) {
    case LinkState::Off:
      return texts.tr("off");
    case LinkState::Connecting:
      return texts.tr("connecting");
    case LinkState::Up:
      return texts.tr("connected");
    case LinkState::Down:
      return texts.tr("lost");
  }
  return {};
}

DiagnosticsBlock queues_block(const CityView& view, const Texts& texts) {
  Rows rows{texts.tr("Link and queues")};
  const LinkNow& link = view.health.link;
  std::string since = link.since == TimePoint{} ? std::string{} : age_since(view, link.since, texts);
  if (!since.empty()) since = filled(texts.tr("for {0}"), {since});
  rows.add(texts.tr("Broker"), std::string{link_text(link.state, texts)},
           joined({since, link.detail.empty() ? link.broker : link.detail}),
           link.state == LinkState::Down ? Symbol::Serious : Symbol::None);
  if (link.connects > 1) rows.add(texts.tr("Connected again"), count_text(link.connects - 1, texts));
  rows.add(texts.tr("Inbox"), bytes_text(view.health.pipeline.inbox_bytes));
  rows.add(texts.tr("Journal not yet read"), bytes_text(view.health.pipeline.backlog_bytes));
  const HistoryNow& history = view.health.history;
  rows.add(texts.tr("History queue"), bytes_text(history.queue_bytes));
  rows.add(texts.tr("Lost to history"), count_text(history.observations_lost, texts), {},
           if_any(history.observations_lost, Symbol::Serious));
  std::uint64_t refused = 0, late = 0, duplicate = 0;
  for (const FeedNow& feed : view.feeds) {
    refused += feed.refused;
    late += feed.late;
    duplicate += feed.duplicate;
  }
  rows.add(texts.tr("Refused"), count_text(refused, texts),
           filled(texts.tr("{0} kept in quarantine"), {count_text(view.quarantined, texts)}));
  rows.add(texts.tr("Late"), count_text(late, texts));
  rows.add(texts.tr("Repeated"), count_text(duplicate, texts));
  return rows.take();
}

DiagnosticsBlock feeds_block(const CityView& view, std::size_t most, const Texts& texts) {
  Rows rows{texts.tr("Busiest feeds")};
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < std::min(view.feeds.size(), view.book->size()); ++i)
    if (view.feeds[i].messages_per_s > 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return view.feeds[a].messages_per_s > view.feeds[b].messages_per_s;
  });
  if (order.size() > most) order.resize(most);
  for (const std::size_t i : order) {
    const FeedSpec& spec = (*view.book)[i];
    std::string name{texts.pick(spec.name)};
    if (name.empty()) name = spec.id;
    const FeedNow& feed = view.feeds[i];
    const Symbol symbol = feed_symbol(feed);
    rows.add(name, rate_text(feed.messages_per_s, texts), bytes_text(feed.bytes),
             symbol == Symbol::Ok || symbol == Symbol::Never ? Symbol::None : symbol);
  }
  return rows.take();
}

PlotCell trend_plot(const HealthTrends& trends, TrendOf which, std::string_view title, std::string unit,
                    int decimals, TimePoint now, const Texts& texts) {
  TimePlot plot{.title = std::string{title},
                .unit = std::move(unit),
                .decimals = decimals,
                .window = plot_window(now, std::chrono::seconds{kTrendSamples}),
                .words = std::string{texts.tr("not measured yet")}};
  plot.lines.push_back({.points = trends.points(which), .gap = 5s, .newest_gap = 5s});
  return {.plot = std::move(plot)};
}

}  // namespace

void HealthTrends::take(const CityView& view, const WallHealth& health) {
  const bool is_backwards = newest_ && view.now < *newest_;
  if (newest_ && !is_backwards && view.now - *newest_ < 1s) return;
  const auto measured = [](double value) { return value > 0 ? value : std::nan(""); };
  const std::array<double, kTrends> now{messages_per_s(view),
                                        static_cast<double>(view.health.pipeline.backlog_messages),
                                        static_cast<double>(view.health.history.queue_bytes) / kMiB,
                                        measured(view.health.latency.p99_ms),
                                        measured(health.event_to_pixel_p99_ms),
                                        measured(health.frame_p99_ms),
                                        measured(static_cast<double>(health.resident_bytes) / kMiB),
                                        measured(static_cast<double>(health.gpu_bytes) / kMiB)};
  for (std::size_t i = 0; i < kTrends; ++i) {
    auto grown = std::make_shared<std::vector<SeriesPoint>>();
    if (points_[i] && !is_backwards) {
      const auto& old = *points_[i];
      const std::size_t forgotten = old.size() >= kTrendSamples ? old.size() - kTrendSamples + 1 : 0;
      grown->reserve(old.size() - forgotten + 1);
      grown->assign(old.begin() + static_cast<std::ptrdiff_t>(forgotten), old.end());
    }
    if (std::isfinite(now[i])) grown->push_back({view.now, now[i], Quality::Good});
    points_[i] = std::move(grown);
  }
  newest_ = view.now;
}

SeriesPoints HealthTrends::points(TrendOf which) const { return points_[static_cast<std::size_t>(which)]; }

DiagnosticsContent diagnostics(const CityView& view, const WallHealth& health, const HealthTrends& trends,
                               const DiagnosticsChoices& choices, const Texts& texts) {
  DiagnosticsContent content;
  PipelineContent way = pipeline(view, texts);
  content.blocks.push_back(
      {.title = std::string{texts.tr("The way of a message")}, .rows = std::move(way.rows)});
  content.blocks.push_back(wall_block(health, texts));
  content.blocks.push_back(queues_block(view, texts));
  if (DiagnosticsBlock feeds = feeds_block(view, choices.most_feeds, texts); !feeds.rows.empty())
    content.blocks.push_back(std::move(feeds));
  for (const DiagnosticsBlock& block : content.blocks)
    for (const FactRow& row : block.rows)
      content.in_trouble =
          content.in_trouble || row.symbol == Symbol::Serious || row.symbol == Symbol::Attention;
  const auto plot = [&](TrendOf which, std::string_view title, std::string unit, int decimals) {
    content.plots.push_back(trend_plot(trends, which, title, std::move(unit), decimals, view.now, texts));
  };
  plot(TrendOf::Messages, texts.tr("Messages a second"), {}, 0);
  plot(TrendOf::Latency, texts.tr("Receipt to view"), "ms", 1);
  plot(TrendOf::EventToPixel, texts.tr("Event to pixel"), "ms", 1);
  plot(TrendOf::Frame, texts.tr("Frame"), "ms", 1);
  plot(TrendOf::Backlog, texts.tr("Waiting"), {}, 0);
  plot(TrendOf::HistoryQueue, texts.tr("History queue"), "MiB", 1);
  plot(TrendOf::Resident, texts.tr("Memory"), "MiB", 0);
  plot(TrendOf::Gpu, texts.tr("Graphics memory"), "MiB", 0);
  return content;
}

PlotsDrawn draw_diagnostics(Pen& pen, Rect r, const DiagnosticsContent& content, PlotStack& stack,
                            const ZoneClock& clock, const Texts& texts, const Hand& hand,
                            std::optional<TimePoint> crosshair) {
  const Theme& theme = pen.theme();
  const std::string_view name = texts.tr("Diagnostics"), trouble = texts.tr("something is wrong");
  const bool says_it = content.in_trouble && r.w >= pen.width(name, Role::Title, Weight::Bold) +
                                                        pen.width(trouble, Role::Small) + pen.text_px(80);
  const Rect room = draw_panel(pen, r,
                               {.title = name,
                                .aside = says_it ? trouble : std::string_view{},
                                .aside_symbol = says_it ? Symbol::Attention : Symbol::None});
  const float title = pen.line_height(Role::Body) + pen.px(4);
  if (room.h < title + fact_row_height(pen) || content.blocks.empty()) {
    pen.lacks_room(r, texts.tr("one row of a list"));
    return {};
  }
  const auto count = static_cast<int>(content.blocks.size());
  const int columns = std::clamp(static_cast<int>(room.w / pen.text_px(kBlockWidth)), 1, count);
  const int lines = (count + columns - 1) / columns;
  const float gap = pen.px(14);
  // A line of blocks is as high as its longest.
  std::vector<float> heights(static_cast<std::size_t>(lines), 0);
  for (int i = 0; i < count; ++i) {
    float& height = heights[static_cast<std::size_t>(i / columns)];
    const auto rows = static_cast<float>(content.blocks[static_cast<std::size_t>(i)].rows.size());
    height = std::max(height, title + rows * fact_row_height(pen) + gap);
  }
  const float wanted = std::accumulate(heights.begin(), heights.end(), 0.0F);
  const bool has_plots = room.h >= wanted + least_plot_height(pen);
  const Rect blocks = has_plots ? top_of(room, wanted) : room;
  float y = blocks.y;
  for (int i = 0; i < count; ++i) {
    const float left = blocks.bottom() - y;
    const float height = std::min(heights[static_cast<std::size_t>(i / columns)], left);
    if (height < title + fact_row_height(pen)) break;
    const DiagnosticsBlock& block = content.blocks[static_cast<std::size_t>(i)];
    const Rect cell = column({blocks.x, y, blocks.w, height}, i % columns, columns, pen.px(32));
    pen.text(top_of(cell, title), block.title,
             {Role::Body, theme.ink, Weight::Bold, Align::Left, Fit::MayShorten});
    draw_fact_rows(pen, without_top(cell, title), block.rows, texts);
    if (i % columns == columns - 1) y += height;
  }
  if (!has_plots) return {};
  return stack.draw(pen, without_top(room, blocks.h), content.plots, clock, texts, hand, crosshair);
}

}  // namespace city
