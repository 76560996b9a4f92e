// One screen of a wall: its part of a scene, its boards, its hand.
//
// Owns an ImGui context of its own over the wall's shared glyphs, so that each screen has its own pointer and size. Boards are
// made anew when another scene is put on, and make their content when the view, the history, the language or what the wall
// has chosen changed; all other frames only draw.
// Needs the wall's OpenGL context current. Threads: the context's.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "widgets/gfx/input.hpp"
#include "widgets/gfx/picture.hpp"
#include "widgets/panels/header_bar.hpp"
#include "widgets/panels/status_line.hpp"
#include "widgets/wall/board.hpp"
#include "widgets/wall/scene_layout.hpp"

struct ImGuiContext;
struct ImFontAtlas;

namespace city {

struct StageFrame {  // what one frame of one screen is made from
  BoardInput in;
  const Scene& scene;    // whose title the header shows
  std::size_t part = 0;  // which of the scene's screens
  std::uint64_t state_revision = 0;
  std::span<const MapMemory> maps{};  // where hands left maps before
  SizePx size{};
  const Look& look;
  Bezels bezels{};
  bool help = false;
};

class Stage {
 public:
  // Empty when Dear ImGui cannot draw here.
  static std::unique_ptr<Stage> create(ImFontAtlas& glyphs);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  void point(std::span<const InputEvent> events);  // pointer, buttons and wheel; keys are the wall's
  // Lays the frame out; what was asked for on it. `frame_number` grows with every frame of any screen.
  std::vector<WallAction> build(const StageFrame& frame, int frame_number);
  void render();  // on the bound target

  void obey(const WallAction& action, const BoardInput& in);
  bool close_something();
  bool is_moving() const;
  bool shows(const Scene& scene, std::size_t part) const { return scene_ == &scene && part_ == part; }
  std::vector<MapMemory> memories() const;
  std::vector<SeriesWish> wishes() const;
  std::optional<TimePoint> crosshair() const { return crosshair_; }
  SizePx size() const { return size_; }                                 // of the last frame
  const std::vector<std::string>& trouble() const { return trouble_; }  // boards that could not be made

 private:
  struct Placed {
    BoardPtr board{};
    std::string kind{};
  };
  struct Made {  // what the content stands for
    std::uint64_t view = 0, history = 0, state = 0;
    Language language{};
    friend bool operator==(const Made&, const Made&) = default;
  };
  Stage() = default;
  void put_on(const StageFrame& frame);
  void make_content(const StageFrame& frame, const Pen& pen);
  Hand hand() const;
  std::vector<WallAction> draw(const StageFrame& frame, const BoardInput& in, Pen& pen);

  struct ContextDeleter {
    void operator()(ImGuiContext* context) const;
  };
  std::unique_ptr<ImGuiContext, ContextDeleter> context_{};
  const Scene* scene_ = nullptr;
  std::size_t part_ = 0;
  SizePx size_{};
  SceneLayout layout_{};
  std::vector<Placed> boards_{};
  std::vector<std::string> trouble_{};
  std::optional<Made> made_{};
  HeaderContent header_{};
  StatusContent status_{};
  std::optional<TimePoint> crosshair_{};
};

}  // namespace city
