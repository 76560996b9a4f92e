#include "widgets/scenes/rotation.hpp"

#include <algorithm>

namespace city {

Rotation::Rotation(const SceneBook& book) {
  for (const Scene& scene : book.scenes)
    if (scene.dwell.count() > 0) turns_.push_back({.id = scene.id, .dwell = scene.dwell});
}

void Rotation::start(std::string_view at) {
  if (!can_turn()) return;
  on_ = true;
  pause_left_ = Milliseconds{0};
  if (go_to(at)) return;
  now_ = 0;
  stood_ = Milliseconds{0};
}

bool Rotation::go_to(std::string_view scene) {
  const auto turn = std::find_if(turns_.begin(), turns_.end(), [&](const Turn& t) { return t.id == scene; });
  if (turn == turns_.end()) return false;
  now_ = static_cast<std::size_t>(turn - turns_.begin());
  stood_ = Milliseconds{0};
  return true;
}

void Rotation::pass(Milliseconds time, bool is_up) {
  if (paused()) {
    pause_left_ = std::max(Milliseconds{0}, pause_left_ - time);
    return;
  }
  if (!on_ || !is_up) return;
  stood_ += time;
  if (stood_ < turns_[now_].dwell) return;
  now_ = (now_ + 1) % turns_.size();
  stood_ = Milliseconds{0};
}

}  // namespace city
