// The wall: one frozen view in, a picture per screen out, and what hands ask of it.
//
// A wall has one or more screens that show parts of the same scene. All of them are drawn with one OpenGL 3.3 context, so that
// glyphs and the map's buffers exist once however many screens there are; whoever owns windows puts the pictures there.
// Make it with that context current, and drop it with that context current. build() lays out one screen's frame on the CPU;
// render() puts it on whatever target is bound; a screen's render() belongs directly after its build(), before any other
// screen's. Nothing here reads a clock: time comes with the view and as the seconds since the last frame. Text rasterises on
// demand, so a picture that is kept takes two frames.
// Errors: no scene, no font, no catalogue, no OpenGL. Threads: the one that owns the context.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"
#include "center/state/series.hpp"
#include "center/state/tiles.hpp"
#include "widgets/gfx/picture.hpp"
#include "widgets/scenes/scene.hpp"
#include "widgets/ui/fonts.hpp"
#include "widgets/ui/pen.hpp"
#include "widgets/ui/texts.hpp"
#include "widgets/ui/type_scale.hpp"
#include "widgets/ui/wall_action.hpp"
#include "widgets/ui/wall_health.hpp"
#include "widgets/wall/wall_control.hpp"
#include "widgets/wall/wall_memory.hpp"

namespace city {

struct WallOptions {
  std::string locale_dir{};  // holds zh_TW/LC_MESSAGES/cityglass.mo and en/…
  FontFiles fonts{};         // empty: where distributions put Noto Sans CJK
  Language language = Language::Chinese;
  WallProfile profile{};
  SceneBookPtr scenes{};        // at least one scene
  TileSourcePtr raster{};       // under every map; null: none
  std::string scene = "daily";  // the first one shown
  int screens = 1;
};

struct WallError {
  std::string what{};
};

struct WallFrame {  // what is shown, the same for all screens
  const CityView& view;
  SeriesAnswersPtr history{};  // none yet: empty
  WallHealth health{};
};

class Wall {
 public:
  static std::variant<Wall, WallError> create(GeographyPtr geography, const WallOptions& options);
  ~Wall();
  Wall(Wall&&) noexcept;
  Wall& operator=(Wall&&) noexcept;

  int screens() const;
  void set_screens(int count);  // at least 1; a screen that was unplugged keeps nothing

  WallWishes input(int screen, const WallFrame& frame, std::span<const InputEvent> events);
  // Time goes on for rules, rotation and whatever is told with it; once per loop, before the screens are built.
  void step(const WallFrame& frame, double since_last_s);
  void build(int screen, const WallFrame& frame, SizePx size, double since_last_frame_s,
             Audit* audit = nullptr);
  void render(int screen);
  void frame(int screen, const WallFrame& frame, SizePx size,
             double since_last_frame_s);  // build(), then render()

  void act(const WallAction& action);
  void set_language(Language language);
  Language language() const;
  bool show(std::string_view scene);  // false: there is no such scene
  const std::string& scene() const;
  std::optional<std::string> order(const WallOrder& order);  // why it cannot be followed

  WallMemory memory() const;  // what it should still know after a restart; without windows
  void recall(const WallMemory& memory);

  std::vector<SeriesWish> wishes() const;    // history that the boards on show want
  bool is_moving() const;                    // something glides or flies: draw on even when nothing new comes
  std::vector<std::string> trouble() const;  // why the map or a board is not drawn; empty: all is well
  std::uint64_t gpu_bytes() const;           // of the map's buffers

 private:
  struct Impl;
  explicit Wall(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
