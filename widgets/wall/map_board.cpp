#include "widgets/wall/map_board.hpp"

#include "widgets/panels/inspector.hpp"

namespace city {
namespace {

std::optional<CardContent> card_of(const MapInput& hand, const BoardInput& in) {
  if (hand.hovered) return asset_card(in.view, *hand.hovered, in.clock, in.texts);
  if (hand.hovered_case) return case_card(in.view, *hand.hovered_case, in.clock, in.texts);
  if (in.state.selected) return asset_card(in.view, *in.state.selected, in.clock, in.texts);
  if (in.state.selected_case) return case_card(in.view, *in.state.selected_case, in.clock, in.texts);
  return std::nullopt;
}

}  // namespace

void MapBoard::make(const BoardInput& in, const Pen&, Rect r) {
  if (r != place_) panel_.is_placed = false;
  place_ = r;
  if (language_ != in.texts.language()) corner_.forget();
  language_ = in.texts.language();
}

MaybeAction MapBoard::draw(Pen& pen, Rect r, const BoardInput& in) {
  if (in.map == nullptr) return std::nullopt;
  const MapStyle style{.look = pen.look(), .texts = in.texts, .audit = in.audit};
  if (in.audit != nullptr) in.audit->panels.push_back(r);
  panel_.selected = in.state.selected;
  panel_.layers = with_changes(layers_, in.state.layers);
  follow_focus(in.state.focus, in.geography);
  const MapInput hand = draw_map(in.view, panel_, *in.map, style, {r.x, r.y}, {r.w, r.h});
  panel_.covered = corner_.draw(pen, r, in.map->stats().unlocated, in.view, in.texts);
  if (const auto card = card_of(hand, in)) draw_card(pen, inset(r, pen.px(12)), *card, in.texts);
  if (hand.clicked) return SelectAsset{*hand.clicked};
  if (hand.clicked_case) return SelectCase{hand.clicked_case};
  return std::nullopt;
}

void MapBoard::obey(const WallAction& action, const BoardInput& in) {
  const Screen size{place_.w, place_.h};
  if (const auto* look = std::get_if<LookAt>(&action)) fly_to(panel_, look->at, look->metres_across, size);
  if (const auto* move = std::get_if<MoveMap>(&action)) {
    const Viewport viewport{{place_.x, place_.y}, size};
    const Screen middle{place_.centre_x(), place_.centre_y()};
    const Camera zoomed = zoomed_about(panel_.camera, viewport, middle, move->zoom);
    panel_.motion = flight_to(panel_.camera, panned(zoomed, {-move->right * size.x, -move->down * size.y}));
    panel_.is_placed = true;
  }
  if (std::holds_alternative<LookAtCity>(action))
    fly_to_city(panel_, in.geography, {place_.x, place_.y}, size);
}

// Also on a map that was put up for it.
void MapBoard::follow_focus(const std::optional<Focus>& focus, const Geography& geography) {
  if (focus == focus_) return;
  const Screen size{place_.w, place_.h};
  if (focus)
    fly_to(panel_, focus->at, 2.6 * focus->radius_m, size);
  else
    fly_to_city(panel_, geography, {place_.x, place_.y}, size);
  focus_ = focus;
}

bool MapBoard::close_something() {
  if (!corner_.is_open()) return false;
  corner_.close();
  return true;
}

}  // namespace city
