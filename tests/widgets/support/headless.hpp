// Dear ImGui without a renderer: panels are laid out and their text is rasterised, and nothing is put on a screen.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "widgets/gfx/picture.hpp"
#include "widgets/ui/fonts.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"

struct ImGuiContext;

namespace city::support {

// Why panels cannot be drawn here; empty when they can. Tests skip with it: without the font there is nothing to measure.
std::string no_fonts();
Texts texts_in(Language language);  // from the compiled catalogues

class Headless {
 public:
  explicit Headless(SizePx size, const WallProfile& profile = {});
  ~Headless();
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  const Look& look() const { return look_; }
  // Draws `times` frames; what the last one put where.
  Audit frames(int times, const std::function<void(Pen&)>& draw);
  int vertices() const { return vertices_; }  // of the last frame

 private:
  void serve_textures();

  SizePx size_;
  Look look_{};
  int vertices_ = 0;
  std::optional<WallFonts> fonts_{};
  ImGuiContext* context_ = nullptr;
};

}  // namespace city::support
