// The scenes that take turns, and whose turn it is.
//
// In the book's order, each for its own dwell time. A turn's time runs only while the scene is really up: what interrupts the
// rotation finds it afterwards where it was. A hand on the wall pauses it for two minutes.
// Time comes as lengths that have passed. Threads: one.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sensors/time.hpp"
#include "widgets/scenes/scene.hpp"

namespace city {

inline constexpr std::chrono::minutes kHandPause{2};

class Rotation {
 public:
  explicit Rotation(const SceneBook& book);

  bool can_turn() const { return !turns_.empty(); }
  bool on() const { return on_; }
  void start(std::string_view at);  // with this scene if it takes turns, else with the first
  void stop() { on_ = false; }

  void pause() { pause_left_ = kHandPause; }
  bool paused() const { return pause_left_ > Milliseconds{0}; }
  bool go_to(std::string_view scene);  // its turn begins anew; false: it takes no turns
  void pass(Milliseconds time, bool is_up);
  const std::string& scene() const { return turns_[now_].id; }  // can_turn() only

 private:
  struct Turn {
    std::string id{};
    Milliseconds dwell{0};
  };
  std::vector<Turn> turns_{};
  std::size_t now_ = 0;
  bool on_ = false;
  Milliseconds stood_{0};
  Milliseconds pause_left_{0};
};

}  // namespace city
