// The wall: one frozen view in, one picture out, and what hands ask of it.
//
// Make it with the OpenGL 3.3 context current that it will draw in, and drop it with that context current. build() lays out the
// frame on the CPU; render() puts it on whatever target is bound. Nothing here reads a clock: time comes with the view and as
// the seconds since the last frame. Text rasterises on demand, so a picture that is kept takes two frames.
// Errors: no font, no catalogue, no OpenGL. Threads: the one that owns the context.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>

#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"
#include "widgets/gfx/input.hpp"
#include "widgets/gfx/picture.hpp"
#include "widgets/ui/fonts.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/type_scale.hpp"
#include "widgets/wall/scene.hpp"

namespace city {

struct WallOptions {
  std::string locale_dir{};  // holds zh_TW/LC_MESSAGES/cityglass.mo and en/…
  FontFiles fonts{};         // empty: where distributions put Noto Sans CJK
  Language language = Language::Chinese;
  WallProfile profile{};
  Scene scene = Scene::Overview;
};

struct WallError {
  std::string what{};
};

struct WallWishes {  // what a hand asked for that only the owner of the window can do
  bool quit = false;
  bool toggle_fullscreen = false;
};

class Wall {
 public:
  static std::variant<Wall, WallError> create(GeographyPtr geography, const WallOptions& options);
  ~Wall();
  Wall(Wall&&) noexcept;
  Wall& operator=(Wall&&) noexcept;

  WallWishes input(std::span<const InputEvent> events);  // call before build()
  void build(const CityView& view, SizePx size, double since_last_frame_s, Audit* audit = nullptr);
  void render();
  void frame(const CityView& view, SizePx size, double since_last_frame_s);  // build(), then render()

  void set_language(Language language);
  Language language() const;
  void show(Scene scene);
  Scene scene() const;
  void select(std::optional<AssetRef> asset);  // opens its card
  const std::string& trouble() const;          // empty, or why the map is not drawn

 private:
  struct Impl;
  explicit Wall(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
