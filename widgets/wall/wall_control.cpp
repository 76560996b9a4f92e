#include "widgets/wall/wall_control.hpp"

#include <algorithm>
#include <utility>

#include "widgets/ui/map_layers.hpp"
#include "widgets/wall/abnormal_walk.hpp"

namespace city {
namespace {

constexpr double kZoomStep = 1.5;
constexpr float kPanStep = 0.2F;  // of the panel
constexpr const char* kDetailScene = "asset";

std::string_view word_of(SceneMode mode) {
  switch (mode) {
    case SceneMode::Special:
      return "event";
    case SceneMode::Emergency:
      return "emergency";
    case SceneMode::Daily:
      break;
  }
  return "daily";
}

std::optional<LonLat> place_of(const CityView& view, AssetRef ref) {
  if (ref.chunk >= view.assets.size() || ref.slot >= view.assets[ref.chunk].size()) return std::nullopt;
  const AssetInfo& info = (*view.assets[ref.chunk].info)[ref.slot];
  if (info.place) return info.place;
  return info.line.empty() ? std::nullopt : std::optional{info.line[info.line.size() / 2]};
}

bool has_board(const Scene& scene, std::string_view board) {
  for (const SceneScreen& screen : scene.screens)
    for (const PanelPlace& place : screen.panels)
      if (place.panel == board) return true;
  return false;
}

}  // namespace

WallControl::WallControl(SceneBookPtr scenes, std::string_view start, Language language)
    : director_{std::move(scenes), start}, language_{language}, shown_{director_.shown().scene} {}

void WallControl::step(const CityView& view, double passed_s) {
  clock_s_ += std::max(0.0, passed_s);
  director_.step(view, now());
  follow_director();
}

void WallControl::follow_director() {
  const Shown& shown = director_.shown();
  if (shown.scene == shown_ && shown.focus == state_.focus) return;
  if (shown_ == kDetailScene && shown.scene != shown_) state_.detail.reset();
  shown_ = shown.scene;
  state_.focus = shown.focus;
  changed();
}

bool WallControl::show(std::string_view scene) {
  const bool refused =
      director_.order(SceneOrder{.what = SceneOrder::What::Scene, .scene = std::string{scene}}, now())
          .has_value();
  follow_director();
  return !refused;
}

std::optional<std::string> WallControl::order(const WallOrder& order) {
  auto refused = director_.order(order, now());
  follow_director();
  return refused;
}

void WallControl::set_language(Language language) {
  if (language_ == language) return;
  language_ = language;
  changed();
}

void WallControl::act(const WallAction& action) {
  if (const auto* asset = std::get_if<SelectAsset>(&action)) {
    state_.selected = asset->asset;
    state_.selected_case.reset();
  } else if (const auto* chosen = std::get_if<SelectCase>(&action)) {
    state_.selected_case = chosen->one;
    state_.selected.reset();
  } else if (const auto* detail = std::get_if<OpenDetail>(&action)) {
    state_.detail = state_.selected = detail->asset;
    show(kDetailScene);
  } else if (const auto* other = std::get_if<ShowScene>(&action)) {
    show(other->id);
  } else if (const auto* emergency = std::get_if<BeginEmergency>(&action)) {
    director_.begin_emergency(emergency->focus, now());
    follow_director();
  } else if (std::holds_alternative<EndEmergency>(action)) {
    director_.end_emergency(now());
    follow_director();
  } else if (std::holds_alternative<BeginSearch>(action)) {
    state_.search = begun(state_.search);
    if (!has_board(director_.scene(), "search")) show("operator");
  } else if (const auto* found = std::get_if<GoTo>(&action)) {
    state_.selected = found->asset;
    state_.selected_case = found->asset ? nullptr : found->one;
    if (found->look) news_.emplace_back(*found->look);
  } else if (const auto* known = std::get_if<AcknowledgeAlert>(&action)) {
    state_.acknowledged.insert(known->id);
  } else if (const auto* layer = std::get_if<SetLayer>(&action)) {
    if (const auto which = layer_of(layer->layer)) {
      LayerChange& change = state_.layers[static_cast<std::size_t>(*which)];
      if (layer->on) change.on = layer->on;
      if (layer->opacity) change.opacity = layer->opacity;
    }
  }
  changed();
  news_.push_back(action);
}

std::vector<WallAction> WallControl::take_news() { return std::exchange(news_, {}); }

WallWishes WallControl::perform(Act act, const InputEvent& event, const CityView& view) {
  const auto direct = [&](SceneOrder order) {
    director_.order(order, now());
    follow_director();
  };
  using What = SceneOrder::What;
  switch (act) {
    case Act::SceneKey:
      for (const Scene& scene : director_.book().scenes)
        if (scene.key == digit_of(event)) show(scene.id);
      break;
    case Act::NextScene:
      direct({.what = What::Next});
      break;
    case Act::PreviousScene:
      direct({.what = What::Previous});
      break;
    case Act::Rotation:
      direct({.what = What::ToggleRotation});
      changed();
      break;
    case Act::ModeDaily:
      direct({.what = What::Mode, .mode = SceneMode::Daily});
      break;
    case Act::ModeEvent:
      direct({.what = What::Mode, .mode = SceneMode::Special});
      break;
    case Act::ModeEmergency:
      direct({.what = What::Mode, .mode = SceneMode::Emergency});
      break;
    case Act::EmergencyHere:
      begin_emergency(view);
      break;
    case Act::EndEmergency:
      this->act(EndEmergency{});
      break;
    case Act::NextAbnormal:
      select_abnormal(view, 1);
      break;
    case Act::PreviousAbnormal:
      select_abnormal(view, -1);
      break;
    case Act::Detail:
      if (state_.selected) this->act(OpenDetail{*state_.selected});
      break;
    case Act::Back:
      back();
      break;
    case Act::Acknowledge:
      acknowledge_newest(view);
      break;
    case Act::Home:
      this->act(LookAtCity{});
      break;
    case Act::ZoomIn:
      this->act(MoveMap{.zoom = kZoomStep});
      break;
    case Act::ZoomOut:
      this->act(MoveMap{.zoom = 1 / kZoomStep});
      break;
    case Act::PanLeft:
      this->act(MoveMap{.right = -kPanStep});
      break;
    case Act::PanRight:
      this->act(MoveMap{.right = kPanStep});
      break;
    case Act::PanUp:
      this->act(MoveMap{.down = -kPanStep});
      break;
    case Act::PanDown:
      this->act(MoveMap{.down = kPanStep});
      break;
    case Act::Layers:
      toggle_layers();
      break;
    case Act::Measure:
      this->act(StartTool{StartTool::Tool::Measure});
      break;
    case Act::Radius:
      this->act(StartTool{StartTool::Tool::Radius});
      break;
    case Act::Search:
      this->act(BeginSearch{});
      break;
    case Act::Feeds:
      show("feeds");
      break;
    case Act::Diagnostics:
      show("diagnostics");
      break;
    case Act::Language:
      set_language(language_ == Language::Chinese ? Language::English : Language::Chinese);
      break;
    case Act::Help:
      help_ = !help_;
      break;
    case Act::Fullscreen:
      return {.toggle_fullscreen = true};
    case Act::Quit:
      return {.quit = true};
  }
  return {};
}

// What lies on top goes first: the help, then what is chosen, then the scene that was looked up.
void WallControl::back() {
  if (help_) {
    help_ = false;
    return;
  }
  if (state_.selected || state_.selected_case) {
    state_.selected.reset();
    state_.selected_case.reset();
    return changed();
  }
  director_.order(SceneOrder{.what = SceneOrder::What::Back}, now());
  follow_director();
}

void WallControl::begin_emergency(const CityView& view) {
  std::optional<LonLat> place;
  std::string title;
  if (state_.selected) {
    place = place_of(view, *state_.selected);
    if (place) {
      const AssetInfo& info = (*view.assets[state_.selected->chunk].info)[state_.selected->slot];
      title = language_ == Language::Chinese || info.name.en.empty() ? info.name.zh : info.name.en;
    }
  } else if (state_.selected_case) {
    place = state_.selected_case->fact.place;
    title = state_.selected_case->fact.category;
  }
  if (place) act(BeginEmergency{{.at = *place, .title = std::move(title)}});
}

void WallControl::select_abnormal(const CityView& view, int direction) {
  if (const auto found = next_abnormal(view, state_.selected, direction)) {
    act(SelectAsset{*found});
    if (const auto place = place_of(view, *found)) act(LookAt{*place, 3000});
  }
}

void WallControl::acknowledge_newest(const CityView& view) {
  for (const AlertPtr& alert : *view.alerts) {
    if (!alert->in_force) return;
    const std::string feed = alert->fact.feed < view.book->size() ? (*view.book)[alert->fact.feed].id : "";
    const std::string id = feed + "/" + alert->fact.id;
    if (!state_.acknowledged.contains(id)) return act(AcknowledgeAlert{id});
  }
}

void WallControl::toggle_layers() {
  layers_shown_ = !layers_shown_;
  for (const MapLayer layer : {MapLayer::Assets, MapLayer::Roads, MapLayer::Cases, MapLayer::Cameras})
    act(SetLayer{.layer = std::string{layer_name(layer).id}, .on = layers_shown_});
}

WallMemory WallControl::memory() const {
  std::vector<LayerMemory> layers;
  for (std::size_t i = 0; i < kMapLayers; ++i) {
    const LayerChange& change = state_.layers[i];
    if (!change.on && !change.opacity) continue;
    layers.push_back({.layer = std::string{layer_name(static_cast<MapLayer>(i)).id}, .on = change.on});
    if (change.opacity) layers.back().opacity = static_cast<double>(*change.opacity);
  }
  return {.scene = shown_,
          .language = language_,
          .rotation = director_.rotating(),
          .mode = std::string{word_of(director_.shown().mode)},
          .layers = std::move(layers),
          .acknowledged = {state_.acknowledged.begin(), state_.acknowledged.end()}};
}

void WallControl::recall(const WallMemory& memory) {
  if (memory.language) set_language(*memory.language);
  if (memory.rotation) director_.rotate(*memory.rotation, now());
  if (!memory.scene.empty()) show(memory.scene);
  for (const LayerMemory& layer : memory.layers)
    act(SetLayer{
        .layer = layer.layer,
        .on = layer.on,
        .opacity = layer.opacity ? std::optional{static_cast<float>(*layer.opacity)} : std::nullopt});
  state_.acknowledged.insert(memory.acknowledged.begin(), memory.acknowledged.end());
  changed();
}

}  // namespace city
