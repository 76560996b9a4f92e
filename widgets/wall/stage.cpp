#include "widgets/wall/stage.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "widgets/panels/help_card.hpp"
#include "widgets/panels/inspector.hpp"
#include "widgets/panels/panel_parts.hpp"

namespace city {
namespace {

constexpr float kDragStarts = 4;  // units: below it a press is a click
constexpr ImGuiWindowFlags kBareWindow = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                         ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus;

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

// What is chosen, on a screen without a map to show it on.
std::optional<CardContent> chosen(const BoardInput& in) {
  if (in.state.selected) return asset_card(in.view, *in.state.selected, in.clock, in.texts);
  if (in.state.selected_case) return case_card(in.view, *in.state.selected_case, in.clock, in.texts);
  return std::nullopt;
}

std::string name_of_place(const Scene& scene, std::size_t part, std::size_t panel) {
  return scene.id + "/" + std::to_string(part) + "/" + std::to_string(panel);
}

}  // namespace

void Stage::ContextDeleter::operator()(ImGuiContext* context) const {
  ImGui::SetCurrentContext(context);
  if (ImGui::GetIO().BackendRendererUserData != nullptr) ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext(context);
}

std::unique_ptr<Stage> Stage::create(ImFontAtlas& glyphs) {
  std::unique_ptr<Stage> stage{new Stage};
  stage->context_.reset(ImGui::CreateContext(&glyphs));
  ImGui::SetCurrentContext(stage->context_.get());
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  if (!ImGui_ImplOpenGL3_Init("#version 330 core")) return nullptr;
  return stage;
}

Stage::~Stage() = default;

void Stage::point(std::span<const InputEvent> events) {
  ImGui::SetCurrentContext(context_.get());
  for (const InputEvent& event : events) feed(ImGui::GetIO(), event);
}

void Stage::put_on(const StageFrame& frame) {
  boards_.clear();
  trouble_.clear();
  made_.reset();
  scene_ = &frame.scene;
  part_ = frame.part;
  for (const PanelPlace& place : frame.scene.screens[frame.part].panels) {
    Placed placed{.kind = place.panel};
    if (const BoardKind* kind = board_kind(place.panel)) {
      auto made = kind->make(place.choices);
      if (auto* error = std::get_if<ChoiceError>(&made))
        trouble_.push_back(place.panel + ": " + error->what);
      else
        placed.board = std::get<BoardPtr>(std::move(made));
    } else {
      trouble_.push_back("there is no board \"" + place.panel + "\"");
    }
    const std::string name = name_of_place(frame.scene, frame.part, boards_.size());
    for (const MapMemory& map : frame.maps)
      if (placed.board && map.place == name) placed.board->recall(map);
    boards_.push_back(std::move(placed));
  }
}

void Stage::make_content(const StageFrame& frame, const Pen& pen) {
  const BoardInput& in = frame.in;
  const Made made{in.view.revision, in.history.revision, frame.state_revision, in.texts.language()};
  if (made_ == made) return;
  made_ = made;
  header_ = header_content(in.view, in.geography, in.clock, in.texts, in.texts.pick(frame.scene.title));
  status_ = status_content(in.view, in.texts);
  for (std::size_t i = 0; i < boards_.size(); ++i)
    if (boards_[i].board) boards_[i].board->make(in, pen, layout_.panels[i]);
}

Hand Stage::hand() const {
  const ImGuiIO& io = ImGui::GetIO();
  Hand hand;
  if (io.MousePos.x >= 0 && io.MousePos.y >= 0) hand.at = Hand::Point{io.MousePos.x, io.MousePos.y};
  const float moved =
      std::hypot(io.MousePos.x - io.MouseClickedPos[0].x, io.MousePos.y - io.MouseClickedPos[0].y);
  hand.clicked = ImGui::IsMouseReleased(ImGuiMouseButton_Left) && moved < kDragStarts;
  return hand;
}

std::vector<WallAction> Stage::draw(const StageFrame& frame, const BoardInput& in, Pen& pen) {
  std::vector<WallAction> actions;
  crosshair_.reset();
  draw_header_bar(pen, layout_.header, header_);
  bool has_card = false;
  for (std::size_t i = 0; i < boards_.size(); ++i) {
    if (!boards_[i].board) {
      const Rect room = draw_panel(pen, layout_.panels[i], {.title = boards_[i].kind});
      draw_nothing(pen, room, in.texts.tr("This panel cannot be shown; check the scene file"));
      continue;
    }
    Board& board = *boards_[i].board;
    has_card = has_card || board.shows_selection();
    if (auto action = board.draw(pen, layout_.panels[i], in)) actions.push_back(std::move(*action));
    if (!crosshair_) crosshair_ = board.crosshair();
  }
  draw_status_line(pen, layout_.status, status_, in.texts);
  if (!has_card)
    if (const auto card = chosen(in)) draw_card(pen, inset(layout_.grid, pen.px(12)), *card, in.texts);
  if (frame.help) draw_help(pen, without_top(layout_.screen, layout_.header.bottom()), in.texts);
  return actions;
}

std::vector<WallAction> Stage::build(const StageFrame& frame, int frame_number) {
  ImGui::SetCurrentContext(context_.get());
  ImGuiIO& io = ImGui::GetIO();
  if (!shows(frame.scene, frame.part)) put_on(frame);
  const SceneLayout layout =
      scene_layout(frame.scene.screens[frame.part], frame.size, frame.look.type, frame.bezels);
  if (layout.panels != layout_.panels || frame.size != size_) made_.reset();
  layout_ = layout;
  size_ = frame.size;
  io.DisplaySize = {static_cast<float>(frame.size.width), static_cast<float>(frame.size.height)};
  io.DeltaTime = static_cast<float>(std::clamp(frame.in.since_last_frame_s, 1e-4, 1.0));
  ImGui_ImplOpenGL3_NewFrame();
  ImFontAtlasUpdateNewFrame(io.Fonts, frame_number, true);
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::Begin("wall", nullptr, kBareWindow);
  Pen pen{*ImGui::GetWindowDrawList(), frame.look, frame.in.audit};
  make_content(frame, pen);
  BoardInput in = frame.in;
  if (!frame.help) in.hand = hand();
  std::vector<WallAction> actions = draw(frame, in, pen);
  ImGui::End();
  ImGui::PopStyleVar(2);
  ImGui::Render();
  return actions;
}

void Stage::render() {
  ImGui::SetCurrentContext(context_.get());
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Stage::obey(const WallAction& action, const BoardInput& in) {
  for (const Placed& placed : boards_)
    if (placed.board) placed.board->obey(action, in);
}

bool Stage::close_something() {
  return std::any_of(boards_.begin(), boards_.end(),
                     [](const Placed& placed) { return placed.board && placed.board->close_something(); });
}

bool Stage::is_moving() const {
  return std::any_of(boards_.begin(), boards_.end(),
                     [](const Placed& placed) { return placed.board && placed.board->is_moving(); });
}

std::vector<MapMemory> Stage::memories() const {
  std::vector<MapMemory> all;
  for (std::size_t i = 0; i < boards_.size(); ++i) {
    auto memory = boards_[i].board ? boards_[i].board->memory() : std::nullopt;
    if (!memory) continue;
    memory->place = name_of_place(*scene_, part_, i);
    all.push_back(std::move(*memory));
  }
  return all;
}

std::vector<SeriesWish> Stage::wishes() const {
  std::vector<SeriesWish> all;
  for (const Placed& placed : boards_)
    if (placed.board) std::ranges::copy(placed.board->wishes(), std::back_inserter(all));
  return all;
}

}  // namespace city
