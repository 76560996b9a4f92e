#include "widgets/wall/unlocated_corner.hpp"

#include <imgui.h>

#include <chrono>

namespace city {

std::vector<Rect> UnlocatedCorner::draw(Pen& pen, Rect map, std::uint64_t count, const CityView& view,
                                        const Texts& texts) {
  using namespace std::chrono_literals;
  if (count == 0) {
    is_open_ = false;
    return {};
  }
  const Rect chip = unlocated_chip(pen, map, count, texts);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && chip.contains(mouse.x, mouse.y)) {
    is_open_ = !is_open_;
    made_at_.reset();
  }
  draw_unlocated_chip(pen, chip, count, is_open_, texts);
  if (!is_open_) return {chip};
  if (!made_at_ || view.now >= *made_at_ + 1s || view.now < *made_at_) {
    content_ = unlocated(view, texts);
    made_at_ = view.now;
  }
  const Rect tray = unlocated_tray(pen, map, chip, content_);
  draw_unlocated_tray(pen, tray, content_, texts);
  return {chip, tray};
}

}  // namespace city
