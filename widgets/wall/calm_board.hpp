// A board whose content takes a walk over all assets or cases: made again at most once a second, and at once when the focus or the
// language is another or the view is of another time (a jump into the past).
#pragma once
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "widgets/wall/board.hpp"

namespace city {

// make(const BoardInput&) -> Content; draw(Pen&, Rect, const Content&, const BoardInput&) -> MaybeAction
template <class Make, class Draw>
class CalmBoard final : public Board {
 public:
  CalmBoard(Make make, Draw draw) : make_{std::move(make)}, draw_{std::move(draw)} {}
  void make(const BoardInput& in, const Pen&, Rect) override {
    const auto since = in.view.now - made_at_;
    const bool is_recent = since >= Milliseconds{0} && since < Milliseconds{1000};
    if (content_ && is_recent && focus_ == in.state.focus && language_ == in.texts.language()) return;
    made_at_ = in.view.now;
    focus_ = in.state.focus;
    language_ = in.texts.language();
    content_.emplace(make_(in));
  }
  MaybeAction draw(Pen& pen, Rect r, const BoardInput& in) override {
    return content_ ? draw_(pen, r, *content_, in) : std::nullopt;
  }

 private:
  using Content = std::invoke_result_t<Make, const BoardInput&>;
  Make make_;
  Draw draw_;
  std::optional<Content> content_{};
  TimePoint made_at_{};
  std::optional<Focus> focus_{};
  Language language_{};
};

template <class Make, class Draw>
BoardPtr calm_board(Make make, Draw draw) {
  return std::make_unique<CalmBoard<Make, Draw>>(std::move(make), std::move(draw));
}

}  // namespace city
