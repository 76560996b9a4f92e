#include "widgets/wall/map_board.hpp"

#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "widgets/panels/inspector.hpp"

namespace city {
namespace {

std::optional<CardContent> card_of(const MapInput& hand, const BoardInput& in) {
  if (hand.hovered) return asset_card(in.view, *hand.hovered, in.clock, in.texts);
  if (hand.hovered_case) return case_card(in.view, *hand.hovered_case, in.clock, in.texts);
  const bool is_in_detail = in.state.detail && in.state.detail == in.state.selected;  // beside the map
  if (in.state.selected && !is_in_detail) return asset_card(in.view, *in.state.selected, in.clock, in.texts);
  if (in.state.selected_case) return case_card(in.view, *in.state.selected_case, in.clock, in.texts);
  return std::nullopt;
}

}  // namespace

void MapBoard::make(const BoardInput& in, const Pen&, Rect r) {
  if (r != place_) {
    panel_.is_placed = false;
    if (choices_.home) {  // at once: nobody has seen another place yet
      fly_to(panel_, choices_.home->at, choices_.home->metres_across, {r.w, r.h});
      panel_.camera = panel_.motion.flight->to;
      panel_.motion = {};
    }
  }
  if (remembered_) {
    panel_.camera = *std::exchange(remembered_, std::nullopt);
    panel_.motion = {};
    panel_.is_placed = true;
  }
  place_ = r;
  if (language_ != in.texts.language()) corner_.forget();
  language_ = in.texts.language();
}

MaybeAction MapBoard::draw(Pen& pen, Rect r, const BoardInput& in) {
  if (in.map == nullptr) return std::nullopt;
  const MapStyle style{.look = pen.look(), .texts = in.texts, .audit = in.audit};
  if (in.audit != nullptr) in.audit->panels.push_back(r);
  panel_.selected = in.state.selected;
  panel_.layers = with_changes(choices_.layers, in.state.layers);
  panel_.fill = choices_.fill;
  panel_.heat = choices_.heat;
  panel_.focus = in.state.focus;
  follow_focus(in.state.focus, in.geography);
  const MapInput hand = draw_map(in.view, panel_, *in.map, style, {r.x, r.y}, {r.w, r.h});
  is_loading_ = in.map->is_loading();
  panel_.covered = corner_.draw(pen, r, in.map->stats().unlocated, in.view, in.texts);
  if (const auto card = card_of(hand, in)) draw_card(pen, inset(r, pen.px(12)), *card, in.texts);
  use_tools(pen, r, in, hand, style);
  if (tools_.is_on()) return std::nullopt;  // its clicks
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
  if (std::holds_alternative<LookAtCity>(action)) fly_home(in.geography);
  if (const auto* start = std::get_if<StartTool>(&action)) {
    const bool is_elsewhere = in.hand.at && !in.hand.is_over(place_);
    if (!is_elsewhere) tools_ = started(tools_, start->tool);
  }
}

// A map that follows an emergency, or that nobody has moved, comes back by itself.
std::optional<MapMemory> MapBoard::memory() const {
  if (!panel_.is_placed || focus_) return std::nullopt;
  return MapMemory{.centre = geo_from_world(panel_.camera.centre),
                   .pixels_per_world = panel_.camera.pixels_per_world};
}

void MapBoard::recall(const MapMemory& memory) {
  remembered_ = Camera{
      .centre = world_from_geo(memory.centre),
      .pixels_per_world = std::clamp(memory.pixels_per_world, kLeastPixelsPerWorld, kMostPixelsPerWorld)};
}

// Also on a map that was put up for it.
void MapBoard::follow_focus(const std::optional<Focus>& focus, const Geography& geography) {
  if (focus == focus_) return;
  const Screen size{place_.w, place_.h};
  if (focus)
    fly_to(panel_, focus->at, 2.6 * focus->radius_m, size);
  else
    fly_home(geography);
  focus_ = focus;
}

void MapBoard::fly_home(const Geography& geography) {
  const Screen size{place_.w, place_.h};
  if (choices_.home)
    fly_to(panel_, choices_.home->at, choices_.home->metres_across, size);
  else
    fly_to_city(panel_, geography, {place_.x, place_.y}, size);
}

// What lies in the circle is counted when the circle is done, and once a second after that.
void MapBoard::use_tools(Pen& pen, Rect r, const BoardInput& in, const MapInput& hand,
                         const MapStyle& style) {
  if (!tools_.is_on()) return;
  const Viewport viewport{{r.x, r.y}, {r.w, r.h}};
  std::optional<LonLat> at;
  if (hand.is_over) at = geo_from_world(world_from_screen(panel_.camera, viewport, hand.at));
  if (at && hand.has_clicked) tools_ = with_click(std::move(tools_), *at);
  pen.list().PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true);
  draw_tools(pen, tools_, at, panel_.camera, viewport, style);
  pen.list().PopClipRect();
  const auto circle = measured_circle(tools_, at);
  if (!circle || !circle->is_fixed) return around_.reset();
  const bool is_known = around_ && around_->circle.centre == circle->centre &&
                        around_->circle.radius_m == circle->radius_m &&
                        around_->language == in.texts.language() && in.view.now >= around_->at &&
                        in.view.now < around_->at + std::chrono::seconds{1};
  if (!is_known)
    around_ = Around{*circle, in.view.now, in.texts.language(),
                     nearby(in.view, circle->centre, circle->radius_m, in.texts)};
  draw_nearby(pen, nearby_card(pen, r, around_->content), around_->content, in.texts);
}

bool MapBoard::close_something() {
  if (tools_.is_on()) {
    tools_ = {};
    around_.reset();
    return true;
  }
  if (!corner_.is_open()) return false;
  corner_.close();
  return true;
}

}  // namespace city
