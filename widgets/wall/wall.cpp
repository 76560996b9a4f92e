#include "widgets/wall/wall.hpp"

#include <imgui.h>

#include <algorithm>
#include <optional>

#include "widgets/gfx/framebuffer.hpp"
#include "widgets/map/map_panel.hpp"
#include "widgets/wall/stage.hpp"

namespace city {

namespace {

Bezels bezels_of(const WallProfile& profile) {
  const double px = profile.pixel_pitch_mm > 0 ? profile.bezel_mm / profile.pixel_pitch_mm : 0;
  return {.across = profile.tiles_across, .down = profile.tiles_down, .px = static_cast<float>(px)};
}

}  // namespace

struct Wall::Impl {
  GeographyPtr geography{};
  ZoneClock clock{"UTC"};
  Texts chinese{};
  Texts english{};
  WallProfile profile{};
  std::optional<WallControl> control{};
  Look look{};
  std::vector<MapMemory> maps{};  // where hands left the maps of scenes
  SeriesAnswersPtr history = std::make_shared<const SeriesAnswers>();
  int frames = 0;
  // In the order in which they must outlive each other: fonts before the atlas that reads them, the atlas before its contexts.
  std::optional<WallFonts> fonts{};
  std::unique_ptr<ImFontAtlas> glyphs{};
  std::vector<std::unique_ptr<Stage>> stages{};
  std::optional<MapRenderer> renderer{};

  ~Impl() {
    renderer.reset();
    stages.clear();
  }

  const Texts& texts() const { return control->language() == Language::Chinese ? chinese : english; }

  BoardInput input_for(const WallFrame& frame) {
    return {.view = frame.view,
            .geography = *geography,
            .clock = clock,
            .texts = texts(),
            .state = control->state(),
            .history = *history,
            .health = frame.health,
            .map = &*renderer};
  }

  void tell_boards(const BoardInput& in) {
    for (const WallAction& action : control->take_news())
      for (const auto& stage : stages) stage->obey(action, in);
  }

  // The newest of each place; the longest untouched leaves first.
  void keep(const std::vector<MapMemory>& seen) {
    for (const MapMemory& one : seen) {
      std::erase_if(maps, [&](const MapMemory& before) { return before.place == one.place; });
      maps.push_back(one);
    }
    if (maps.size() > kMostMemoryMaps) maps.erase(maps.begin(), maps.end() - kMostMemoryMaps);
  }

  bool add_stage() {
    auto stage = Stage::create(*glyphs);
    if (stage == nullptr) return false;
    stages.push_back(std::move(stage));
    return true;
  }
};

Wall::Wall(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Wall::~Wall() = default;
Wall::Wall(Wall&&) noexcept = default;
Wall& Wall::operator=(Wall&&) noexcept = default;

std::variant<Wall, WallError> Wall::create(GeographyPtr geography, const WallOptions& options) {
  auto impl = std::make_unique<Impl>();
  impl->geography = geography ? std::move(geography) : std::make_shared<const Geography>();
  impl->clock = ZoneClock{impl->geography->zone};
  impl->profile = options.profile;
  if (!options.scenes || options.scenes->scenes.empty()) return WallError{"there is no scene to show"};
  if (options.scenes->find(options.scene) == nullptr)
    return WallError{"there is no scene of that name: " + options.scene};
  impl->control.emplace(options.scenes, options.scene, options.language);

  const auto words = [&](Language language, const char* folder) -> std::variant<Texts, WallError> {
    auto loaded = load_catalog(options.locale_dir, folder);
    if (const auto* error = std::get_if<CatalogError>(&loaded)) return WallError{error->what};
    return Texts{language, std::make_shared<const Catalog>(std::get<Catalog>(std::move(loaded)))};
  };
  auto chinese = words(Language::Chinese, "zh_TW");
  auto english = words(Language::English, "en");
  for (const auto* texts : {&chinese, &english})
    if (const auto* error = std::get_if<WallError>(texts)) return *error;
  impl->chinese = std::get<Texts>(chinese);
  impl->english = std::get<Texts>(english);

  const auto files = find_fonts(options.fonts);
  if (const auto* error = std::get_if<FontError>(&files)) return WallError{error->what};
  impl->glyphs = std::make_unique<ImFontAtlas>();
  auto fonts = WallFonts::load(std::get<FontFiles>(files), *impl->glyphs);
  if (const auto* error = std::get_if<FontError>(&fonts)) return WallError{error->what};
  impl->fonts.emplace(std::get<WallFonts>(std::move(fonts)));
  impl->look.regular = impl->fonts->regular();
  impl->look.bold = impl->fonts->bold();
  for (int i = 0; i < std::max(1, options.screens); ++i)
    if (!impl->add_stage()) return WallError{"Dear ImGui cannot draw with this OpenGL"};
  impl->renderer.emplace(impl->geography);
  if (options.raster) impl->renderer->show_raster(options.raster);
  return Wall{std::move(impl)};
}

int Wall::screens() const { return static_cast<int>(impl_->stages.size()); }

void Wall::set_screens(int count) {
  const auto wanted = static_cast<std::size_t>(std::max(1, count));
  while (impl_->stages.size() > wanted) impl_->stages.pop_back();
  while (impl_->stages.size() < wanted && impl_->add_stage()) {
  }
}

WallWishes Wall::input(int screen, const WallFrame& frame, std::span<const InputEvent> events) {
  Stage& stage = *impl_->stages[static_cast<std::size_t>(screen)];
  stage.point(events);
  if (!events.empty()) impl_->control->touched();
  WallWishes all;
  for (const InputEvent& event : events) {
    const WallWishes wishes =
        impl_->control->press(event, frame.view, [&] { return stage.close_something(); });
    all.quit = all.quit || wishes.quit;
    all.toggle_fullscreen = all.toggle_fullscreen || wishes.toggle_fullscreen;
  }
  return all;
}

void Wall::step(const WallFrame& frame, double since_last_s) {
  if (frame.history) impl_->history = frame.history;
  impl_->control->step(frame.view, since_last_s);
}

void Wall::build(int screen, const WallFrame& frame, SizePx size, double since_last_frame_s, Audit* audit) {
  Impl& self = *impl_;
  self.look.type = type_scale(size, self.profile);
  BoardInput in = self.input_for(frame);
  self.tell_boards(in);
  in.audit = audit;
  in.since_last_frame_s = since_last_frame_s;
  const ScreenShown shown = self.control->director().on_screen(static_cast<std::size_t>(screen));
  Stage& stage = *self.stages[static_cast<std::size_t>(screen)];
  if (!stage.shows(*shown.scene, shown.screen)) self.keep(stage.memories());
  const auto asked = stage.build({.in = in,
                                  .scene = *shown.scene,
                                  .part = shown.screen,
                                  .state_revision = self.control->revision(),
                                  .maps = self.maps,
                                  .size = size,
                                  .look = self.look,
                                  .bezels = bezels_of(self.profile),
                                  .help = self.control->help()},
                                 ++self.frames);
  self.control->point_at(stage.crosshair());
  for (const WallAction& action : asked) self.control->act(action);
}

void Wall::render(int screen) {
  Impl& self = *impl_;
  const SizePx size = self.stages[static_cast<std::size_t>(screen)]->size();
  const Colour ground = self.look.theme.ground;
  clear_target(size, static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255,
               static_cast<float>(ground.b) / 255);
  self.stages[static_cast<std::size_t>(screen)]->render();
}

void Wall::frame(int screen, const WallFrame& frame, SizePx size, double since_last_frame_s) {
  if (size.width <= 0 || size.height <= 0) return;  // minimised
  build(screen, frame, size, since_last_frame_s);
  render(screen);
}

void Wall::act(const WallAction& action) { impl_->control->act(action); }
void Wall::set_language(Language language) { impl_->control->set_language(language); }
Language Wall::language() const { return impl_->control->language(); }
bool Wall::show(std::string_view scene) { return impl_->control->show(scene); }
const std::string& Wall::scene() const { return impl_->control->director().shown().scene; }
std::optional<std::string> Wall::order(const WallOrder& order) { return impl_->control->order(order); }

WallMemory Wall::memory() const {
  for (const auto& stage : impl_->stages) impl_->keep(stage->memories());
  WallMemory memory = impl_->control->memory();
  memory.maps = impl_->maps;
  return memory;
}

void Wall::recall(const WallMemory& memory) {
  impl_->control->recall(memory);
  impl_->maps = memory.maps;
}

std::vector<SeriesWish> Wall::wishes() const {
  std::vector<SeriesWish> all;
  for (const auto& stage : impl_->stages) std::ranges::copy(stage->wishes(), std::back_inserter(all));
  return all;
}

bool Wall::is_moving() const {
  return std::any_of(impl_->stages.begin(), impl_->stages.end(),
                     [](const auto& stage) { return stage->is_moving(); });
}

std::vector<std::string> Wall::trouble() const {
  std::vector<std::string> all;
  if (!impl_->renderer->trouble().empty()) all.push_back(impl_->renderer->trouble());
  for (const auto& stage : impl_->stages) std::ranges::copy(stage->trouble(), std::back_inserter(all));
  return all;
}

std::uint64_t Wall::gpu_bytes() const { return impl_->renderer->stats().gpu_bytes; }

}  // namespace city
