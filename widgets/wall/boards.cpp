// The boards that scenes may name. A board belongs to widgets/panels or widgets/map; here it gets its name and its choices.
#include <algorithm>
#include <array>

#include "widgets/panels/case_list.hpp"
#include "widgets/panels/feed_health.hpp"
#include "widgets/panels/feed_strip.hpp"
#include "widgets/panels/hospital_board.hpp"
#include "widgets/panels/intake_panels.hpp"
#include "widgets/panels/item_volumes.hpp"
#include "widgets/panels/vital_tiles.hpp"
#include "widgets/wall/choice_reader.hpp"
#include "widgets/wall/city_boards.hpp"
#include "widgets/wall/history_boards.hpp"
#include "widgets/wall/map_boards.hpp"
#include "widgets/wall/rows_board.hpp"
#include "widgets/wall/search_kind.hpp"
#include "widgets/wall/sense_boards.hpp"

namespace city {
namespace {

using Made = std::variant<BoardPtr, ChoiceError>;

// Of a board without choices.
template <class Make, class Draw>
Made plain(const Choices& choices, Make make, Draw draw) {
  if (auto error = ChoiceReader{choices}.trouble()) return std::move(*error);
  return rows_board(std::move(make), std::move(draw));
}

Made cases(const Choices& choices) {
  return plain(
      choices,
      [](const BoardInput& in, const Pen& pen, Rect r) {
        return case_list(in.view, in.texts, case_rows_in(pen, r, item_volume_rows(in.view, in.texts).size()));
      },
      [](Pen& pen, Rect r, const CaseListContent& content, const BoardInput& in) -> MaybeAction {
        draw_case_list(pen, r, content, in.texts);
        return std::nullopt;
      });
}

Made feed_health_board(const Choices& choices) {
  return plain(
      choices,
      [](const BoardInput& in, const Pen& pen, Rect r) {
        return feed_health(in.view, {.most_rows = feed_health_rows_in(pen, r), .city = in.geography.city.zh},
                           in.texts);
      },
      [](Pen& pen, Rect r, const FeedHealthContent& content, const BoardInput& in) -> MaybeAction {
        draw_feed_health(pen, r, content, in.texts);
        return std::nullopt;
      });
}

Made feed_strip(const Choices& choices) {
  return plain(
      choices, [](const BoardInput& in, const Pen&, Rect) { return feed_cells(in.view, in.texts); },
      [](Pen& pen, Rect r, const std::vector<FeedCell>& content, const BoardInput& in) -> MaybeAction {
        draw_feed_strip(pen, r, content, in.texts);
        return std::nullopt;
      });
}

Made findings_board(const Choices& choices) {
  return plain(
      choices, [](const BoardInput& in, const Pen&, Rect) { return findings(in.view, in.texts); },
      [](Pen& pen, Rect r, const std::vector<FactRow>& content, const BoardInput& in) -> MaybeAction {
        draw_findings(pen, r, content, in.texts);
        return std::nullopt;
      });
}

Made hospitals(const Choices& choices) {
  return plain(
      choices, [](const BoardInput& in, const Pen&, Rect) { return hospital_board(in.view, in.texts); },
      [](Pen& pen, Rect r, const HospitalContent& content, const BoardInput& in) -> MaybeAction {
        draw_hospital_board(pen, r, content, in.texts);
        return std::nullopt;
      });
}

Made pipeline_board(const Choices& choices) {
  return plain(
      choices, [](const BoardInput& in, const Pen&, Rect) { return pipeline(in.view, in.texts); },
      [](Pen& pen, Rect r, const PipelineContent& content, const BoardInput& in) -> MaybeAction {
        draw_pipeline(pen, r, content, in.texts);
        return std::nullopt;
      });
}

Made refusals_board(const Choices& choices) {
  return plain(
      choices, [](const BoardInput& in, const Pen&, Rect) { return refusals(in.view, in.texts); },
      [](Pen& pen, Rect r, const RefusalContent& content, const BoardInput& in) -> MaybeAction {
        draw_refusals(pen, r, content, in.texts);
        return std::nullopt;
      });
}

Made vitals(const Choices& choices) {
  static constexpr std::array<std::string_view, 4> kDomains{"environment", "traffic", "dispatch", "hospital"};
  static constexpr std::array kEach{Domain::Environment, Domain::Traffic, Domain::Dispatch, Domain::Hospital};
  ChoiceReader read{choices};
  const auto word = read.one_of("domain", kDomains);
  if (auto error = read.trouble()) return std::move(*error);
  if (!word) return ChoiceError{"domain is missing: environment, traffic, dispatch or hospital"};
  const Domain domain =
      kEach[static_cast<std::size_t>(std::find(kDomains.begin(), kDomains.end(), *word) - kDomains.begin())];
  return rows_board(
      [domain](const BoardInput& in, const Pen&, Rect) { return vital_group(in.view, domain, in.texts); },
      [](Pen& pen, Rect r, const VitalGroup& content, const BoardInput& in) -> MaybeAction {
        draw_vital_group(pen, r, content, in.view, in.texts);
        return std::nullopt;
      });
}

constexpr std::array kBoards{
    BoardKind{"alerts", alerts_kind},
    BoardKind{"asset_detail", asset_detail_of},
    BoardKind{"cases", cases},
    BoardKind{"diagnostics", diagnostics_of},
    BoardKind{"dispatch_ageing", dispatch_ageing_kind},
    BoardKind{"dispatch_backlog", dispatch_backlog_kind},
    BoardKind{"dispatch_matrix", dispatch_matrix_kind},
    BoardKind{"environment", environment_kind},
    BoardKind{"feed_health", feed_health_board},
    BoardKind{"feed_strip", feed_strip},
    BoardKind{"findings", findings_board},
    BoardKind{"hospital_nedocs", hospital_nedocs_kind},
    BoardKind{"hospital_next", hospital_next_kind},
    BoardKind{"hospitals", hospitals},
    BoardKind{"hotspots", hotspots_kind},
    BoardKind{"iot", iot_kind},
    BoardKind{"layers", layers_kind},
    BoardKind{"map", map_kind},
    BoardKind{"pipeline", pipeline_board},
    BoardKind{"refusals", refusals_board},
    BoardKind{"search", search_kind},
    BoardKind{"series", series_of},
    BoardKind{"situation", situation_kind},
    BoardKind{"timeline", timeline_kind},
    BoardKind{"traffic", traffic_kind},
    BoardKind{"vitals", vitals},
    BoardKind{"water", water_kind},
    BoardKind{"weather", weather_kind},
};

}  // namespace

std::span<const BoardKind> board_kinds() { return kBoards; }

const BoardKind* board_kind(std::string_view id) {
  for (const BoardKind& kind : kBoards)
    if (kind.id == id) return &kind;
  return nullptr;
}

}  // namespace city
