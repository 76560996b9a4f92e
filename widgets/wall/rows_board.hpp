// A board from two functions: content out of a view, and content onto the screen. What most boards are.
#pragma once
#include <memory>
#include <optional>
#include <utility>

#include "widgets/wall/board.hpp"

namespace city {

// make(const BoardInput&, const Pen&, Rect) -> Content; draw(Pen&, Rect, const Content&, const BoardInput&) -> MaybeAction
template <class Make, class Draw>
class RowsBoard final : public Board {
 public:
  using Content = std::invoke_result_t<Make, const BoardInput&, const Pen&, Rect>;
  RowsBoard(Make make, Draw draw) : make_{std::move(make)}, draw_{std::move(draw)} {}
  void make(const BoardInput& in, const Pen& pen, Rect r) override { content_.emplace(make_(in, pen, r)); }
  MaybeAction draw(Pen& pen, Rect r, const BoardInput& in) override {
    return content_ ? draw_(pen, r, *content_, in) : std::nullopt;
  }

 private:
  Make make_;
  Draw draw_;
  std::optional<Content> content_{};
};

template <class Make, class Draw>
BoardPtr rows_board(Make make, Draw draw) {
  return std::make_unique<RowsBoard<Make, Draw>>(std::move(make), std::move(draw));
}

}  // namespace city
