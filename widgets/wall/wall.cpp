#include "widgets/wall/wall.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "widgets/gfx/framebuffer.hpp"
#include "widgets/map/map_panel.hpp"
#include "widgets/panels/help_card.hpp"
#include "widgets/panels/inspector.hpp"
#include "widgets/wall/feeds_scene.hpp"
#include "widgets/wall/overview.hpp"
#include "widgets/wall/unlocated_corner.hpp"

namespace city {
namespace {

struct ContextDeleter {
  void operator()(ImGuiContext* context) const {
    ImGui::SetCurrentContext(context);
    if (ImGui::GetIO().BackendRendererUserData != nullptr) ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(context);
  }
};

void feed(ImGuiIO& io, const InputEvent& event) {
  switch (event.kind) {
    case InputEvent::Kind::PointerMoved:
      io.AddMousePosEvent(event.x, event.y);
      return;
    case InputEvent::Kind::PointerLeft:
      io.AddMousePosEvent(-1e6F, -1e6F);
      return;
    case InputEvent::Kind::ButtonDown:
    case InputEvent::Kind::ButtonUp:
      if (event.button >= 0 && event.button < 3)
        io.AddMouseButtonEvent(event.button, event.kind == InputEvent::Kind::ButtonDown);
      return;
    case InputEvent::Kind::Wheel:
      io.AddMouseWheelEvent(event.x, event.y);
      return;
    case InputEvent::Kind::KeyDown:
    case InputEvent::Kind::Character:
      return;
  }
}

constexpr ImGuiWindowFlags kBareWindow = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                         ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus;

}  // namespace

struct Wall::Impl {
  GeographyPtr geography{};
  ZoneClock clock{"UTC"};
  Texts chinese{};
  Texts english{};
  Language language = Language::Chinese;
  WallProfile profile{};
  Scene scene = Scene::Overview;
  Look look{};
  SizePx size{};
  int rows_of_feeds = 0;
  OverviewLayout layout{};
  OverviewContent content{};
  FeedsLayout feeds_places{};
  FeedsContent health{};
  std::optional<std::uint64_t> shown_revision{};  // of the scene's content; empty: make it anew
  MapPanel map{};
  MapInput map_input{};
  CasePtr selected_case{};
  UnlocatedCorner corner{};
  bool help = false;
  // In the order in which they must outlive each other: fonts before the atlas that reads them.
  std::optional<WallFonts> fonts{};
  std::unique_ptr<ImGuiContext, ContextDeleter> context{};
  std::optional<MapRenderer> renderer{};

  const Texts& texts() const { return language == Language::Chinese ? chinese : english; }

  void arrange(SizePx to, std::size_t feeds) {
    const int rows = feed_rows(feeds);
    if (to == size && rows == rows_of_feeds) return;
    size = to;
    rows_of_feeds = rows;
    look.type = type_scale(size, profile);
    layout = overview_layout(size, look.type, rows);
    feeds_places = feeds_layout(size, look.type);
    shown_revision.reset();
    map.is_placed = false;
  }

  void press(const InputEvent& event, WallWishes& wishes) {
    if (event.kind == InputEvent::Kind::Character) {
      if (event.character == U'l' || event.character == U'L')
        change_language(language == Language::Chinese ? Language::English : Language::Chinese);
      if (event.character == U'?' || event.character == U'？') help = !help;
      return;
    }
    switch (event.key) {
      case Key::F1:
        help = !help;
        return;
      case Key::F2:
        show(next_scene(scene));
        return;
      case Key::F11:
        wishes.toggle_fullscreen = true;
        return;
      case Key::Quit:
        wishes.quit = true;
        return;
      case Key::Home:
        fly_to_city(map, *geography, {layout.map.x, layout.map.y}, {layout.map.w, layout.map.h});
        return;
      case Key::Escape:
        if (map.selected || selected_case) {
          map.selected.reset();
          selected_case.reset();
        } else if (corner.is_open()) {
          corner.close();
        } else {
          help = false;
        }
        return;
      case Key::Left:
      case Key::Right:
      case Key::Up:
      case Key::Down:
        return;
    }
  }

  void change_language(Language to) {
    language = to;
    shown_revision.reset();
    corner.forget();
  }

  void show(Scene to) {
    scene = to;
    shown_revision.reset();
    map_input = {};
  }

  // A click holds a card open; without one, what the pointer is over is shown.
  void draw_inspector(Pen& pen, const CityView& view) {
    if (map_input.clicked || map_input.clicked_case) {
      map.selected = map_input.clicked;
      selected_case = map_input.clicked ? nullptr : map_input.clicked_case;
    }
    std::optional<CardContent> card;
    if (map_input.hovered)
      card = asset_card(view, *map_input.hovered, clock, texts());
    else if (map_input.hovered_case)
      card = case_card(view, *map_input.hovered_case, clock, texts());
    else if (map.selected)
      card = asset_card(view, *map.selected, clock, texts());
    else if (selected_case)
      card = case_card(view, *selected_case, clock, texts());
    if (card) draw_card(pen, inset(layout.map, pen.px(12)), *card, texts());
  }

  void draw_overview_scene(Pen& pen, const CityView& view, Audit* audit) {
    if (shown_revision != view.revision)
      content = overview_content(view, *geography, clock, texts(), name_of(scene).title, pen, layout);
    draw_overview(pen, layout, content, view, texts());
    const Rect at = layout.map;
    const MapStyle style{.look = look, .texts = texts(), .audit = audit};
    if (audit != nullptr) audit->panels.push_back(at);
    map_input = draw_map(view, map, *renderer, style, {at.x, at.y}, {at.w, at.h});
    map.covered = corner.draw(pen, at, renderer->stats().unlocated, view, texts());
    draw_inspector(pen, view);
  }

  void draw_feeds_scene(Pen& pen, const CityView& view) {
    if (shown_revision != view.revision)
      health = feeds_content(view, *geography, clock, texts(), pen, feeds_places);
    draw_feeds(pen, feeds_places, health, texts());
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
  impl->scene = options.scene;

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

  impl->context.reset(ImGui::CreateContext());
  ImGui::SetCurrentContext(impl->context.get());
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  const auto files = find_fonts(options.fonts);
  if (const auto* error = std::get_if<FontError>(&files)) return WallError{error->what};
  auto fonts = WallFonts::load(std::get<FontFiles>(files), *io.Fonts);
  if (const auto* error = std::get_if<FontError>(&fonts)) return WallError{error->what};
  impl->fonts.emplace(std::get<WallFonts>(std::move(fonts)));
  impl->look.regular = impl->fonts->regular();
  impl->look.bold = impl->fonts->bold();
  if (!ImGui_ImplOpenGL3_Init("#version 330 core"))
    return WallError{"Dear ImGui cannot draw with this OpenGL"};
  impl->renderer.emplace(impl->geography);
  return Wall{std::move(impl)};
}

WallWishes Wall::input(std::span<const InputEvent> events) {
  ImGui::SetCurrentContext(impl_->context.get());
  WallWishes wishes;
  for (const InputEvent& event : events) {
    feed(ImGui::GetIO(), event);
    if (event.kind == InputEvent::Kind::KeyDown || event.kind == InputEvent::Kind::Character)
      impl_->press(event, wishes);
  }
  return wishes;
}

void Wall::build(const CityView& view, SizePx size, double since_last_frame_s, Audit* audit) {
  Impl& self = *impl_;
  ImGui::SetCurrentContext(self.context.get());
  self.arrange(size, view.feeds.size());
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
  io.DeltaTime = static_cast<float>(std::clamp(since_last_frame_s, 1e-4, 1.0));
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::Begin("wall", nullptr, kBareWindow);
  Pen pen{*ImGui::GetWindowDrawList(), self.look, audit};
  switch (self.scene) {
    case Scene::Overview:
      self.draw_overview_scene(pen, view, audit);
      break;
    case Scene::Feeds:
      self.draw_feeds_scene(pen, view);
      break;
  }
  self.shown_revision = view.revision;
  if (self.help) draw_help(pen, without_top(self.layout.screen, self.layout.header.bottom()), self.texts());
  ImGui::End();
  ImGui::PopStyleVar(2);
  ImGui::Render();
}

void Wall::render() {
  ImGui::SetCurrentContext(impl_->context.get());
  const Colour ground = impl_->look.theme.ground;
  clear_target(impl_->size, static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255,
               static_cast<float>(ground.b) / 255);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Wall::frame(const CityView& view, SizePx size, double since_last_frame_s) {
  if (size.width <= 0 || size.height <= 0) return;  // minimised
  build(view, size, since_last_frame_s);
  render();
}

void Wall::set_language(Language language) { impl_->change_language(language); }
Language Wall::language() const { return impl_->language; }
void Wall::show(Scene scene) { impl_->show(scene); }
Scene Wall::scene() const { return impl_->scene; }
const std::string& Wall::trouble() const { return impl_->renderer->trouble(); }

void Wall::select(std::optional<AssetRef> asset) {
  impl_->map.selected = asset;
  impl_->selected_case.reset();
}

}  // namespace city
