#include "center/commands/scene_trial.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

#include "widgets/gfx/framebuffer.hpp"
#include "widgets/wall/board.hpp"
#include "widgets/wall/scene_layout.hpp"

namespace city {
namespace {

bool shows_one_asset(const Scene& scene) {
  return std::any_of(scene.screens.begin(), scene.screens.end(), [](const SceneScreen& screen) {
    return std::any_of(screen.panels.begin(), screen.panels.end(),
                       [](const PanelPlace& place) { return place.panel == "asset_detail"; });
  });
}

std::optional<AssetRef> first_hospital(const CityView& view) {
  for (std::uint32_t c = 0; c < view.assets.size(); ++c) {
    const AssetChunk& chunk = view.assets[c];
    for (std::uint32_t slot = 0; slot < chunk.size(); ++slot)
      if ((*chunk.info)[slot].kind == "hospital") return AssetRef{c, slot};
  }
  return std::nullopt;
}

Focus focus_in(const Geography& geography) {
  const auto& districts = geography.districts;
  return {.at = districts.empty() ? LonLat{121.54, 25.04} : districts[districts.size() / 2].label_at,
          .radius_m = 1'000,
          .title = "路面積淹水：和平東路二段"};
}

// History as a store would answer: a day's swing, a gap, a doubtful stretch.
SeriesAnswersPtr answers_to(const std::vector<SeriesWish>& wishes) {
  auto answers = std::make_shared<SeriesAnswers>();
  answers->revision = 1;
  for (const SeriesWish& wish : wishes) {
    auto answer = std::make_shared<SeriesAnswer>();
    answer->wish = wish;
    constexpr int kPoints = 600;
    const auto span = wish.to - wish.from;
    for (int i = 0; i < kPoints; ++i) {
      if (i > 200 && i < 240) continue;
      answer->points.push_back({.at = wish.from + span * i / kPoints,
                                .value = 60 + 1'240 * std::abs(std::sin(i / 37.0)),
                                .quality = i > 500 ? Quality::Suspect : Quality::Good});
    }
    answers->all.push_back(std::move(answer));
  }
  std::sort(answers->all.begin(), answers->all.end(), [](const SeriesAnswerPtr& a, const SeriesAnswerPtr& b) {
    return a->wish.series < b->wish.series;
  });
  return answers;
}

WallHealth busy_health() {
  return {.renderer = "llvmpipe (LLVM 15.0.6, 256 bits)",
          .screens = 4,
          .frames_per_s = 239.8,
          .build_p50_ms = 1.24,
          .build_p99_ms = 18.35,
          .frame_p50_ms = 16.67,
          .frame_p99_ms = 133.4,
          .worst_frame_ms = 1'234.5,
          .event_to_pixel_p50_ms = 84.2,
          .event_to_pixel_p99_ms = 2'430.9,
          .gpu_bytes = 1'234'567'890,
          .resident_bytes = 987'654'321};
}

std::vector<NamedPanel> panels_of(const Scene& scene, int screen, const TrialWall& wall,
                                  const TypeScale& type) {
  const WallProfile& profile = wall.profile;
  const Bezels bezels{
      .across = profile.tiles_across,
      .down = profile.tiles_down,
      .px = profile.pixel_pitch_mm > 0 ? static_cast<float>(profile.bezel_mm / profile.pixel_pitch_mm) : 0};
  const SceneScreen& part = scene.screens[static_cast<std::size_t>(screen)];
  const SceneLayout layout = scene_layout(part, wall.size, type, bezels);
  std::vector<NamedPanel> panels{{"header", layout.header}, {"status", layout.status, true}};
  for (std::size_t i = 0; i < part.panels.size(); ++i)
    panels.push_back({part.panels[i].panel, layout.panels[i], part.panels[i].panel == "map"});
  return panels;
}

}  // namespace

void SceneFaults::add(SceneFault fault) {
  const auto key = std::tuple{fault.scene, fault.screen, fault.panel, fault.rule, fault.what};
  const auto [it, is_new] = places_.emplace(key, all_.size());
  if (is_new)
    all_.push_back(std::move(fault));
  else
    ++all_[it->second].times;
}

void judge_boards(const Scene& scene, SceneFaults& faults) {
  for (std::size_t s = 0; s < scene.screens.size(); ++s)
    for (const PanelPlace& place : scene.screens[s].panels) {
      SceneFault fault{.scene = scene.id, .screen = static_cast<int>(s), .panel = place.panel};
      const std::string line = place.line > 0 ? " (line " + std::to_string(place.line) + ")" : std::string{};
      const BoardKind* kind = board_kind(place.panel);
      if (kind == nullptr) {
        fault.rule = "unknown-board";
        fault.what = place.panel;
        std::string known;
        for (const BoardKind& one : board_kinds()) known += (known.empty() ? "" : ", ") + std::string{one.id};
        fault.words = "there is no board \"" + place.panel + "\"" + line + "; there are " + known;
        faults.add(std::move(fault));
        continue;
      }
      const auto made = kind->make(place.choices);
      if (const auto* error = std::get_if<ChoiceError>(&made)) {
        fault.rule = "bad-choice";
        fault.what = error->what;
        fault.words = error->what + line;
        faults.add(std::move(fault));
      }
    }
}

std::variant<TrialTally, WallError> judge_scene(const Scene& scene, const TrialWall& wall,
                                                const TrialCities& cities, WallOptions options,
                                                SceneFaults& faults) {
  // Layout and letters are what is asked for: the pixels may fall beside a small target.
  auto target = Framebuffer::create({64, 64});
  if (auto* error = std::get_if<GfxError>(&target)) return WallError{std::move(error->what)};
  options.profile = wall.profile;
  options.scene = scene.id;
  options.screens = static_cast<int>(scene.screens.size());
  auto made = Wall::create(cities.geography, options);
  if (auto* error = std::get_if<WallError>(&made)) return std::move(*error);
  Wall& drawn = std::get<Wall>(made);

  TrialTally tally;
  const TypeScale type = type_scale(wall.size, wall.profile);
  for (const auto& [mood, view] : cities.views) {
    if (scene.mode == SceneMode::Emergency) drawn.act(BeginEmergency{focus_in(*cities.geography)});
    if (const auto asset = first_hospital(*view); asset && shows_one_asset(scene))
      drawn.act(OpenDetail{*asset});
    drawn.show(scene.id);
    for (const Language language : {Language::Chinese, Language::English}) {
      drawn.set_language(language);
      for (int screen = 0; screen < options.screens; ++screen) {
        Audit audit;
        SeriesAnswersPtr history;
        for (int pass = 0; pass < 2; ++pass) {  // the second has the history that the first wished for
          audit = {};
          std::get<Framebuffer>(target).bind();
          drawn.build(screen, {.view = *view, .history = history, .health = busy_health()}, wall.size, 1.0,
                      &audit);
          drawn.render(screen);
          history = answers_to(drawn.wishes());
        }
        ++tally.pictures;
        tally.texts += audit.texts.size();
        const Drawn to_judge{.audit = audit,
                             .size = wall.size,
                             .profile = wall.profile,
                             .panels = panels_of(scene, screen, wall, type),
                             .small_px = type.small};
        for (const Illegible& one : illegible(to_judge))
          faults.add({.scene = scene.id,
                      .screen = screen,
                      .panel = one.panel,
                      .rule = std::string{name_of(one.rule)},
                      .what = one.what,
                      .words = in_words(one),
                      .number = one.number,
                      .least = one.least,
                      .wall = wall,
                      .language = language,
                      .mood = mood});
      }
    }
  }
  for (const std::string& trouble : drawn.trouble())
    faults.add({.scene = scene.id,
                .panel = "screen",
                .rule = "not-drawn",
                .what = trouble,
                .words = trouble,
                .wall = wall});
  return tally;
}

}  // namespace city
