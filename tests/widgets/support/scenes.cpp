#include "tests/widgets/support/scenes.hpp"

namespace city::support {
namespace {

PanelPlace vitals(const char* domain, Cells at) {
  return {.panel = "vitals", .at = at, .choices = {{"domain", std::string{domain}}}};
}

Scene daily() {
  return {.id = "daily",
          .title = {.zh = "日常", .en = "Daily"},
          .level = 1,
          .key = 1,
          .screens = {{.columns = 17,
                       .rows = 36,
                       .panels = {{.panel = "map", .at = {0, 0, 9, 32}},
                                  vitals("environment", {9, 0, 4, 8}),
                                  vitals("traffic", {13, 0, 4, 8}),
                                  vitals("dispatch", {9, 8, 4, 8}),
                                  vitals("hospital", {13, 8, 4, 8}),
                                  {.panel = "cases", .at = {9, 16, 4, 16}},
                                  {.panel = "hospitals", .at = {13, 16, 4, 16}},
                                  {.panel = "feed_strip", .at = {0, 32, 17, 4}}}}}};
}

Scene feeds() {
  return {.id = "feeds",
          .title = {.zh = "資料來源", .en = "Feeds"},
          .level = 4,
          .key = 7,
          .screens = {{.columns = 3,
                       .rows = 12,
                       .panels = {{.panel = "feed_health", .at = {0, 0, 3, 9}},
                                  {.panel = "refusals", .at = {0, 9, 1, 3}},
                                  {.panel = "findings", .at = {1, 9, 1, 3}},
                                  {.panel = "pipeline", .at = {2, 9, 1, 3}}}}}};
}

}  // namespace

SceneBookPtr demo_scenes() {
  return std::make_shared<const SceneBook>(SceneBook{.scenes = {daily(), feeds()}});
}

}  // namespace city::support
