#include "tests/widgets/support/headless.hpp"

#include <imgui.h>

#include <utility>
#include <variant>

namespace city::support {

std::string no_fonts() {
  const auto found = find_fonts({});
  const auto* error = std::get_if<FontError>(&found);
  return error != nullptr ? error->what : std::string{};
}

Texts texts_in(Language language) {
  auto loaded = load_catalog(CITYGLASS_LOCALE_DIR, language == Language::Chinese ? "zh_TW" : "en");
  if (auto* catalog = std::get_if<Catalog>(&loaded))
    return {language, std::make_shared<const Catalog>(std::move(*catalog))};
  return {language, nullptr};
}

Headless::Headless(SizePx size, const WallProfile& profile) : size_{size} {
  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  io.DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
  const auto files = find_fonts({});
  auto fonts = WallFonts::load(std::get<FontFiles>(files), *io.Fonts);
  fonts_.emplace(std::get<WallFonts>(std::move(fonts)));
  look_ = {.type = type_scale(size, profile), .regular = fonts_->regular(), .bold = fonts_->bold()};
}

Headless::~Headless() {
  ImGui::SetCurrentContext(context_);
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext(context_);
}

void Headless::serve_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

Audit Headless::frames(int times, const std::function<void(Pen&)>& draw) {
  ImGui::SetCurrentContext(context_);
  Audit audit;
  for (int i = 0; i < times; ++i) {
    audit = {};
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("test", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground);
    Pen pen{*ImGui::GetWindowDrawList(), look_, &audit};
    draw(pen);
    ImGui::End();
    ImGui::Render();
    serve_textures();
    vertices_ = ImGui::GetDrawData()->TotalVtxCount;
  }
  return audit;
}

}  // namespace city::support
