#include "widgets/wall/history_boards.hpp"

#include <array>
#include <utility>

#include "widgets/panels/asset_detail.hpp"
#include "widgets/panels/diagnostics_board.hpp"
#include "widgets/panels/series_board.hpp"
#include "widgets/wall/choice_reader.hpp"

namespace city {
namespace {

constexpr Milliseconds kPickAgainAfter = std::chrono::minutes{1};

Milliseconds hours_of(ChoiceReader& read) {
  return Milliseconds{static_cast<std::int64_t>(read.number("hours", 1, 168).value_or(6) * 3'600'000)};
}

// What all of them do: draw plots, and remember where the hand is on their time axis.
class PlotsBoard : public Board {
 public:
  std::optional<TimePoint> crosshair() const override { return pointed_; }
  std::vector<SeriesWish> wishes() const override { return wishes_; }

 protected:
  MaybeAction took(PlotsDrawn drawn) {
    pointed_ = drawn.pointed;
    return std::move(drawn.action);
  }
  PlotStack stack_{};
  std::vector<SeriesWish> wishes_{};

 private:
  std::optional<TimePoint> pointed_{};
};

class AssetDetailBoard final : public PlotsBoard {
 public:
  explicit AssetDetailBoard(AssetDetailChoices choices) : choices_{choices} {}

  void make(const BoardInput& in, const Pen&, Rect) override { work_out(in); }
  MaybeAction draw(Pen& pen, Rect r, const BoardInput& in) override {
    // Choosing another asset or an answer of history makes no new view.
    if (shown_ != asset_of(in) || history_ != in.history.revision) work_out(in);
    return took(draw_asset_detail(pen, r, content_, stack_, in.clock, in.texts, in.hand, in.state.crosshair));
  }

 private:
  static std::optional<AssetRef> asset_of(const BoardInput& in) {
    return in.state.detail ? in.state.detail : in.state.selected;
  }
  void work_out(const BoardInput& in) {
    shown_ = asset_of(in);
    history_ = in.history.revision;
    wishes_ = asset_detail_wishes(in.view, shown_, choices_);
    content_ = asset_detail(in.view, shown_, choices_, in.history, in.clock, in.texts);
  }

  AssetDetailChoices choices_;
  AssetDetailContent content_{};
  std::optional<AssetRef> shown_{};
  std::uint64_t history_ = 0;
};

class SeriesBoard final : public PlotsBoard {
 public:
  explicit SeriesBoard(SeriesChoices choices) : choices_{std::move(choices)} {}

  void make(const BoardInput& in, const Pen&, Rect) override { work_out(in); }
  MaybeAction draw(Pen& pen, Rect r, const BoardInput& in) override {
    if (history_ != in.history.revision) work_out(in);
    return took(draw_series_board(pen, r, content_, stack_, in.clock, in.texts, in.hand, in.state.crosshair));
  }

 private:
  void work_out(const BoardInput& in) {
    const bool is_old = in.view.now < picked_at_ || in.view.now - picked_at_ >= kPickAgainAfter;
    if (choices_.vital.empty() && (picked_.empty() || is_old)) {
      picked_ = pick_series(in.view, choices_);
      picked_at_ = in.view.now;
    }
    history_ = in.history.revision;
    wishes_ = series_wishes(in.view, picked_, choices_.span);
    content_ = series_board(in.view, choices_, picked_, in.history, in.texts);
  }

  SeriesChoices choices_;
  SeriesBoardContent content_{};
  std::vector<ValueRef> picked_{};
  TimePoint picked_at_{};
  std::uint64_t history_ = 0;
};

class DiagnosticsBoard final : public PlotsBoard {
 public:
  explicit DiagnosticsBoard(DiagnosticsChoices choices) : choices_{choices} {}

  void make(const BoardInput& in, const Pen&, Rect) override {
    trends_.take(in.view, in.health);
    content_ = diagnostics(in.view, in.health, trends_, choices_, in.texts);
  }
  MaybeAction draw(Pen& pen, Rect r, const BoardInput& in) override {
    return took(draw_diagnostics(pen, r, content_, stack_, in.clock, in.texts, in.hand, in.state.crosshair));
  }

 private:
  DiagnosticsChoices choices_;
  HealthTrends trends_{};
  DiagnosticsContent content_{};
};

}  // namespace

std::variant<BoardPtr, ChoiceError> asset_detail_of(const Choices& choices) {
  ChoiceReader read{choices};
  const AssetDetailChoices made{.span = hours_of(read)};
  if (auto error = read.trouble()) return std::move(*error);
  return std::make_unique<AssetDetailBoard>(made);
}

std::variant<BoardPtr, ChoiceError> series_of(const Choices& choices) {
  static constexpr std::array<std::string_view, 2> kSides{"high", "low"};
  ChoiceReader read{choices};
  SeriesChoices made;
  made.title = read.text("title").value_or("");
  made.vital = read.text("vital").value_or("");
  made.kind = read.text("kind").value_or("");
  made.quantity = read.text("quantity").value_or("");
  made.assets = read.list("assets");
  made.most = static_cast<std::size_t>(read.number("most", 1, 24).value_or(6));
  if (const auto side = read.one_of("worst", kSides)) made.lowest = *side == "low";
  made.together = read.flag("together").value_or(false);
  made.span = hours_of(read);
  if (auto error = read.trouble()) return std::move(*error);
  if (made.vital.empty() == made.quantity.empty())
    return ChoiceError{"vital or quantity is missing: one of them, not both"};
  return std::make_unique<SeriesBoard>(std::move(made));
}

std::variant<BoardPtr, ChoiceError> diagnostics_of(const Choices& choices) {
  ChoiceReader read{choices};
  const DiagnosticsChoices made{.most_feeds =
                                    static_cast<std::size_t>(read.number("feeds", 0, 40).value_or(6))};
  if (auto error = read.trouble()) return std::move(*error);
  return std::make_unique<DiagnosticsBoard>(made);
}

}  // namespace city
