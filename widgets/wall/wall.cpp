#include "widgets/wall/wall.hpp"

#include <imgui.h>

#include <algorithm>
#include <optional>
#include <utility>

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
  Language language = Language::Chinese;
  WallProfile profile{};
  SceneBookPtr scenes{};
  std::string scene{};
  WallState state{};
  std::uint64_t state_revision = 1;
  bool help = false;
  Look look{};
  SizePx size_of_type{};
  SeriesAnswersPtr history = std::make_shared<const SeriesAnswers>();
  std::vector<WallAction> to_obey{};  // told to every board with the next frame of its screen
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

  const Texts& texts() const { return language == Language::Chinese ? chinese : english; }
  const Scene& shown() const {
    const Scene* found = scenes->find(scene);
    return found != nullptr ? *found : scenes->scenes.front();
  }

  // What screen `i` of the wall shows: its part of the scene, else a scene to stand beside it.
  std::pair<const Scene*, std::size_t> part_for(std::size_t i) const {
    const Scene& main = shown();
    if (i < main.screens.size()) return {&main, i};
    const std::size_t beyond = i - main.screens.size();
    if (beyond < main.beside.size())
      if (const Scene* beside = scenes->find(main.beside[beyond])) return {beside, 0};
    return {&main, i % main.screens.size()};
  }

  void changed() { ++state_revision; }

  void change_language(Language to) { language = to; }

  bool show(std::string_view id) {
    if (scenes->find(id) == nullptr) return false;
    scene = id;
    changed();
    return true;
  }

  void act(const WallAction& action) {
    if (const auto* select = std::get_if<SelectAsset>(&action)) {
      state.selected = select->asset;
      state.selected_case.reset();
    } else if (const auto* chosen = std::get_if<SelectCase>(&action)) {
      state.selected_case = chosen->one;
      state.selected.reset();
    } else if (const auto* detail = std::get_if<OpenDetail>(&action)) {
      state.detail = detail->asset;
      show("asset");
    } else if (const auto* other = std::get_if<ShowScene>(&action)) {
      show(other->id);
    } else if (const auto* emergency = std::get_if<BeginEmergency>(&action)) {
      state.focus = emergency->focus;
      show("emergency");
    } else if (std::holds_alternative<EndEmergency>(action)) {
      state.focus.reset();
    } else if (const auto* known = std::get_if<AcknowledgeAlert>(&action)) {
      state.acknowledged.insert(known->id);
    }
    changed();
    to_obey.push_back(action);
  }

  void close_one() {
    if (state.selected || state.selected_case) {
      state.selected.reset();
      state.selected_case.reset();
      changed();
      return;
    }
    if (help) {
      help = false;
      return;
    }
    std::any_of(stages.begin(), stages.end(), [](const auto& stage) { return stage->close_something(); });
  }

  void press(const InputEvent& event, WallWishes& wishes) {
    if (event.kind == InputEvent::Kind::Character) {
      if (event.character == U'l' || event.character == U'L')
        change_language(language == Language::Chinese ? Language::English : Language::Chinese);
      if (event.character == U'?' || event.character == U'？') help = !help;
      if (event.character >= U'1' && event.character <= U'9')
        for (const Scene& one : scenes->scenes)
          if (one.key == static_cast<int>(event.character - U'0')) show(one.id);
      return;
    }
    switch (event.key) {
      case Key::F1:
        help = !help;
        return;
      case Key::F2: {
        const auto at = std::find_if(scenes->scenes.begin(), scenes->scenes.end(),
                                     [&](const Scene& one) { return one.id == scene; });
        const bool is_last = at == scenes->scenes.end() || at + 1 == scenes->scenes.end();
        show(is_last ? scenes->scenes.front().id : (at + 1)->id);
        return;
      }
      case Key::F11:
        wishes.toggle_fullscreen = true;
        return;
      case Key::Quit:
        wishes.quit = true;
        return;
      case Key::Home:
        act(LookAtCity{});
        return;
      case Key::Escape:
        close_one();
        return;
      default:
        return;
    }
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
  impl->language = options.language;
  impl->profile = options.profile;
  impl->scenes = options.scenes;
  impl->scene = options.scene;
  if (!impl->scenes || impl->scenes->scenes.empty()) return WallError{"there is no scene to show"};
  if (impl->scenes->find(options.scene) == nullptr)
    return WallError{"there is no scene of that name: " + options.scene};

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
  return Wall{std::move(impl)};
}

int Wall::screens() const { return static_cast<int>(impl_->stages.size()); }

void Wall::set_screens(int count) {
  const auto wanted = static_cast<std::size_t>(std::max(1, count));
  while (impl_->stages.size() > wanted) impl_->stages.pop_back();
  while (impl_->stages.size() < wanted && impl_->add_stage()) {
  }
}

WallWishes Wall::input(int screen, std::span<const InputEvent> events) {
  impl_->stages[static_cast<std::size_t>(screen)]->point(events);
  WallWishes wishes;
  for (const InputEvent& event : events)
    if (event.kind == InputEvent::Kind::KeyDown || event.kind == InputEvent::Kind::Character)
      impl_->press(event, wishes);
  return wishes;
}

void Wall::build(int screen, const WallFrame& frame, SizePx size, double since_last_frame_s, Audit* audit) {
  Impl& self = *impl_;
  if (frame.history) self.history = frame.history;
  self.look.type = type_scale(size, self.profile);
  const auto [scene, part] = self.part_for(static_cast<std::size_t>(screen));
  Stage& stage = *self.stages[static_cast<std::size_t>(screen)];
  const BoardInput in{.view = frame.view,
                      .geography = *self.geography,
                      .clock = self.clock,
                      .texts = self.texts(),
                      .state = self.state,
                      .history = *self.history,
                      .health = frame.health,
                      .map = &*self.renderer,
                      .audit = audit,
                      .since_last_frame_s = since_last_frame_s};
  const auto asked = stage.build({.in = in,
                                  .scene = *scene,
                                  .part = part,
                                  .state_revision = self.state_revision,
                                  .size = size,
                                  .look = self.look,
                                  .bezels = bezels_of(self.profile),
                                  .help = self.help},
                                 ++self.frames);
  self.state.crosshair = stage.crosshair();
  for (const WallAction& action : asked) self.act(action);
  for (const WallAction& action : std::exchange(self.to_obey, {}))
    for (const auto& each : self.stages) each->obey(action, in);
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

void Wall::act(const WallAction& action) { impl_->act(action); }
void Wall::set_language(Language language) { impl_->change_language(language); }
Language Wall::language() const { return impl_->language; }
bool Wall::show(std::string_view scene) { return impl_->show(scene); }
const std::string& Wall::scene() const { return impl_->scene; }

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
