// One scene on one reference wall: drawn in every language and every trial city, and judged.
//
// Needs an OpenGL context current. Threads: the context's.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "center/commands/trial_city.hpp"
#include "widgets/gfx/picture.hpp"
#include "widgets/legibility/legibility.hpp"
#include "widgets/scenes/scene.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/wall/wall.hpp"

namespace city {

struct TrialWall {
  SizePx size{};
  WallProfile profile{};
};

struct SceneFault {
  std::string scene{};
  int screen = 0;       // from 0
  std::string panel{};  // board's name, "header", "status" or "screen"
  std::string rule{};   // of LegibilityRule; or "unknown-board", "bad-choice"
  std::string what{};   // what is at fault
  std::string words{};  // and how
  double number = 0, least = 0;
  // Where it was seen first, and how often in all.
  TrialWall wall{};
  Language language{};
  TrialMood mood{};
  std::size_t times = 1;
};

// Faults with the same scene, screen, panel, rule and text are one.
class SceneFaults {
 public:
  void add(SceneFault fault);
  const std::vector<SceneFault>& all() const { return all_; }

 private:
  std::vector<SceneFault> all_{};
  std::map<std::tuple<std::string, int, std::string, std::string, std::string>, std::size_t> places_{};
};

struct TrialCities {
  GeographyPtr geography{};
  std::vector<std::pair<TrialMood, CityViewPtr>> views{};
};

struct TrialTally {
  std::size_t pictures = 0;
  std::size_t texts = 0;
};

// Boards that do not exist or do not take their choices: nothing is drawn for it.
void judge_boards(const Scene& scene, SceneFaults& faults);
// `options.scenes` holds the scene. An error when nothing can be drawn here at all.
std::variant<TrialTally, WallError> judge_scene(const Scene& scene, const TrialWall& wall,
                                                const TrialCities& cities, WallOptions options,
                                                SceneFaults& faults);

}  // namespace city
