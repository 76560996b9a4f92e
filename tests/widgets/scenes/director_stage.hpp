// A director with a small book, views written by hand, and a clock that a test moves.
//
// The book, in its order: daily (key 1, turns 30 s, two screens, beside traffic), event (2, event mode), traffic (3, turns 20 s),
// emergency (9, emergency mode), asset (no key). A scene's rules are given by the test.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "widgets/scenes/director.hpp"

namespace city::test {

using namespace std::chrono_literals;

inline constexpr TimePoint kStart{std::chrono::milliseconds{1'790'000'000'000}};
using Rules = std::vector<std::pair<std::string, SceneRule>>;

inline SceneBookPtr small_book(const Rules& rules = {}) {
  const SceneScreen screen{.panels = {{.panel = "map", .at = {0, 0, 12, 8}}}};
  std::vector<Scene> scenes{
      {.id = "daily", .key = 1, .dwell = 30s, .beside = {"traffic"}, .screens = {screen, screen}},
      {.id = "event", .mode = SceneMode::Special, .key = 2, .screens = {screen}},
      {.id = "traffic", .key = 3, .dwell = 20s, .screens = {screen}},
      {.id = "emergency", .mode = SceneMode::Emergency, .key = 9, .screens = {screen}},
      {.id = "asset", .level = 3, .screens = {screen}}};
  for (const auto& [id, rule] : rules)
    for (Scene& scene : scenes)
      if (scene.id == id) scene.rules.push_back(rule);
  return std::make_shared<const SceneBook>(std::get<SceneBook>(scene_book(std::move(scenes))));
}

class Stage {
 public:
  explicit Stage(const Rules& rules = {}, std::string_view start = "daily")
      : director{small_book(rules), start} {
    step();
  }

  // Steps twice a second, each with a view of its own, as a wall does.
  void run(Milliseconds time) {
    for (const TimePoint end = now + time; now < end;) {
      now += 500ms;
      step();
    }
  }
  void step() {
    ++view.revision;
    view.now = now;
    director.step(view, now);
  }
  void vital(const std::string& id, std::optional<double> value) {
    auto specs = *view.vital_specs;
    for (std::size_t i = 0; i < specs.size(); ++i)
      if (specs[i].id == id) {
        view.vitals[i].value = value;
        return;
      }
    specs.push_back({.id = id});
    view.vital_specs = std::make_shared<const std::vector<VitalSpec>>(std::move(specs));
    view.vitals.push_back({.value = value});
  }
  Refusal key(const std::string& scene) { return director.order(SceneOrder{.scene = scene}, now); }
  Refusal press(SceneOrder::What what, SceneMode mode = SceneMode::Daily) {
    return director.order(SceneOrder{.what = what, .mode = mode}, now);
  }
  Refusal broker(const WallOrder& order) { return director.order(order, now); }
  const std::string& scene() const { return director.shown().scene; }
  ShownWhy why() const { return director.shown().why; }

  Director director;
  CityView view{};
  TimePoint now = kStart;
};

inline SceneRule vital_rule(std::string id, double above, std::chrono::seconds hold = 10s) {
  return {.vital = std::move(id), .above = above, .hold = hold};
}
inline Focus station_square() {
  return {.at = {.lon_deg = 121.517, .lat_deg = 25.047}, .radius_m = 800, .title = "火災"};
}

}  // namespace city::test
