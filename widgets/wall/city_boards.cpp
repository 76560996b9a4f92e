#include "widgets/wall/city_boards.hpp"

#include <array>
#include <chrono>
#include <utility>

#include "widgets/panels/alerts_board.hpp"
#include "widgets/panels/dispatch_ageing.hpp"
#include "widgets/panels/dispatch_backlog.hpp"
#include "widgets/panels/dispatch_matrix.hpp"
#include "widgets/panels/situation_board.hpp"
#include "widgets/panels/timeline.hpp"
#include "widgets/panels/traffic_board.hpp"
#include "widgets/wall/calm_board.hpp"
#include "widgets/wall/choice_reader.hpp"
#include "widgets/wall/rows_board.hpp"

namespace city {
namespace {

using Made = std::variant<BoardPtr, ChoiceError>;

std::chrono::minutes minutes_of(double number) {
  return std::chrono::minutes{static_cast<std::int64_t>(number)};
}

}  // namespace

Made alerts_kind(const Choices& choices) {
  ChoiceReader read{choices};
  AlertsChoices chosen;
  if (const auto most = read.number("most_ended", 0, 100))
    chosen.most_ended = static_cast<std::size_t>(*most);
  if (auto error = read.trouble()) return std::move(*error);
  return rows_board(
      [chosen](const BoardInput& in, const Pen&, Rect) {
        return alerts_board(in.view, in.clock, in.state.acknowledged, chosen, in.texts);
      },
      [](Pen& pen, Rect r, const AlertsContent& content, const BoardInput& in) {
        return draw_alerts_board(pen, r, content, in.view.now, in.texts, in.hand);
      });
}

Made dispatch_ageing_kind(const Choices& choices) {
  static constexpr std::array<std::string_view, 2> kBy{"item", "agency"};
  ChoiceReader read{choices};
  AgeingChoices chosen;
  if (read.one_of("by", kBy) == "agency") chosen.by = AgeingChoices::By::Agency;
  if (auto error = read.trouble()) return std::move(*error);
  return calm_board([chosen](const BoardInput& in) { return dispatch_ageing(in.view, chosen, in.texts); },
                    [](Pen& pen, Rect r, const AgeingContent& content, const BoardInput& in) {
                      return draw_dispatch_ageing(pen, r, content, in.texts, in.hand);
                    });
}

Made dispatch_backlog_kind(const Choices& choices) {
  if (auto error = ChoiceReader{choices}.trouble()) return std::move(*error);
  return calm_board([](const BoardInput& in) { return dispatch_backlog(in.view, in.clock, in.texts); },
                    [](Pen& pen, Rect r, const BacklogContent& content, const BoardInput& in) {
                      return draw_dispatch_backlog(pen, r, content, in.texts, in.hand);
                    });
}

Made dispatch_matrix_kind(const Choices& choices) {
  ChoiceReader read{choices};
  MatrixChoices chosen;
  if (const auto most = read.number("most_items", 1, 200))
    chosen.most_items = static_cast<std::size_t>(*most);
  if (const auto window = read.number("window_min", 0, 10080)) chosen.window = minutes_of(*window);
  if (auto error = read.trouble()) return std::move(*error);
  return calm_board(
      [chosen](const BoardInput& in) { return dispatch_matrix(in.view, in.geography, chosen, in.texts); },
      [](Pen& pen, Rect r, const MatrixContent& content, const BoardInput& in) {
        return draw_dispatch_matrix(pen, r, content, in.texts, in.hand);
      });
}

Made situation_kind(const Choices& choices) {
  static constexpr std::array<std::string_view, 8> kParts{"summary", "cases",    "sensors",   "water",
                                                          "cameras", "shelters", "hospitals", "roads"};
  ChoiceReader read{choices};
  const auto word = read.one_of("part", kParts);
  if (auto error = read.trouble()) return std::move(*error);
  const SituationPart part = situation_part(word.value_or("summary")).value_or(SituationPart::Summary);
  return calm_board(
      [part](const BoardInput& in) { return situation_board(in.view, in.state.focus, part, in.texts); },
      [](Pen& pen, Rect r, const SituationContent& content, const BoardInput& in) {
        return draw_situation_board(pen, r, content, in.texts, in.hand);
      });
}

Made timeline_kind(const Choices& choices) {
  ChoiceReader read{choices};
  TimelineChoices chosen;
  if (const auto window = read.number("window_min", 5, 1440)) chosen.window = minutes_of(*window);
  if (auto error = read.trouble()) return std::move(*error);
  return calm_board(
      [chosen](const BoardInput& in) {
        return timeline(in.view, in.clock, in.state.focus, chosen, in.texts);
      },
      [](Pen& pen, Rect r, const TimelineContent& content, const BoardInput& in) {
        return draw_timeline(pen, r, content, in.texts, in.hand);
      });
}

Made traffic_kind(const Choices& choices) {
  ChoiceReader read{choices};
  TrafficChoices chosen;
  if (const auto most = read.number("most_slow", 1, 500)) chosen.most_slow = static_cast<std::size_t>(*most);
  if (const auto share = read.number("nearly_full", 0, 1)) chosen.nearly_full = *share;
  if (auto error = read.trouble()) return std::move(*error);
  return calm_board([chosen](const BoardInput& in) { return traffic_board(in.view, chosen, in.texts); },
                    [](Pen& pen, Rect r, const TrafficContent& content, const BoardInput& in) {
                      return draw_traffic_board(pen, r, content, in.texts, in.hand);
                    });
}

}  // namespace city
