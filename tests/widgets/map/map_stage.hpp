// A headless stage for the map: OpenGL without a screen, Dear ImGui with the wall's fonts, one panel over all of it.
#pragma once
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "center/geography/geography.hpp"
#include "widgets/gfx/framebuffer.hpp"
#include "widgets/gfx/headless_gl.hpp"
#include "widgets/map/map_panel.hpp"

namespace city::test {

inline GeographyPtr taipei() {
  auto loaded = load_geography(CITYGLASS_SOURCE_DIR "/assets/map/taipei.gpkg");
  return std::holds_alternative<GeographyPtr>(loaded) ? std::get<GeographyPtr>(loaded) : nullptr;
}

class MapStage {
 public:
  // Null where there is no EGL to draw with; `why` then says so.
  static std::unique_ptr<MapStage> create(SizePx size, std::string& why) {
    auto gl = HeadlessGl::create();
    if (const auto* error = std::get_if<GfxError>(&gl)) {
      why = error->what;
      return nullptr;
    }
    return std::unique_ptr<MapStage>{new MapStage{std::get<HeadlessGl>(std::move(gl)), size}};
  }
  ~MapStage() {
    renderer_.reset();
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
  }
  MapStage(const MapStage&) = delete;
  MapStage& operator=(const MapStage&) = delete;

  MapInput frame(const CityView& view, float dt_s = 1.0F / 60) {
    MapInput input = build_only(view, dt_s);
    render();
    return input;
  }
  void render() {
    target_->bind();
    clear_target(target_->size(), 0, 0, 0);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  }
  // The part of a frame that the processor does before OpenGL is asked to draw.
  MapInput build_only(const CityView& view, float dt_s = 1.0F / 60) {
    ImGuiIO& io = ImGui::GetIO();
    io.DeltaTime = dt_s;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("stage", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove);
    MapInput input = draw_map(view, panel, *renderer_, style, position, extent);
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::Render();
    return input;
  }
  Picture picture(const CityView& view) {
    for (int i = 0; i < 3; ++i) frame(view, 1);  // a second apart, so that all kept pixels are renewed
    return read_back();
  }
  Picture read_back() const { return target_->read_back(); }
  Viewport viewport() const { return {position, extent}; }
  MapRenderer& renderer() { return *renderer_; }
  const GeographyPtr& geography() const { return geography_; }
  const std::string& gl_name() const { return gl_.renderer(); }
  void finish() { target_->read_back(); }

  MapPanel panel{};
  MapStyle style{};
  Screen position{};
  Screen extent{};

 private:
  MapStage(HeadlessGl gl, SizePx size) : gl_{std::move(gl)} {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
    ImGui_ImplOpenGL3_Init("#version 330 core");
    target_.emplace(std::get<Framebuffer>(Framebuffer::create(size)));
    extent = {io.DisplaySize.x, io.DisplaySize.y};
    style.look.type = type_scale(size);
    auto files = find_fonts({});
    if (const auto* found = std::get_if<FontFiles>(&files)) {
      auto fonts = WallFonts::load(*found, *io.Fonts);
      if (std::holds_alternative<WallFonts>(fonts)) fonts_.emplace(std::get<WallFonts>(std::move(fonts)));
    }
    ImFont* plain = fonts_ ? nullptr : io.Fonts->AddFontDefault();
    style.look.regular = fonts_ ? fonts_->regular() : plain;
    style.look.bold = fonts_ ? fonts_->bold() : plain;
    geography_ = taipei();
    renderer_.emplace(geography_);
  }

  HeadlessGl gl_;
  std::optional<Framebuffer> target_{};
  std::optional<WallFonts> fonts_{};
  GeographyPtr geography_{};
  std::optional<MapRenderer> renderer_{};
};

}  // namespace city::test
