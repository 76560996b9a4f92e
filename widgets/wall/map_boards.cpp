#include "widgets/wall/map_boards.hpp"

#include <chrono>
#include <utility>

#include "widgets/panels/hot_spots.hpp"
#include "widgets/panels/layer_list.hpp"
#include "widgets/wall/choice_reader.hpp"
#include "widgets/wall/map_board.hpp"
#include "widgets/wall/rows_board.hpp"

namespace city {
namespace {

using Made = std::variant<BoardPtr, ChoiceError>;

constexpr std::chrono::seconds kSpotPeriod{5};

// Made again when cases changed, but not more often than every kSpotPeriod, and at once in another language or at another time.
class HotSpotBoard final : public Board {
 public:
  explicit HotSpotBoard(HotSpotChoices choices) : choices_{std::move(choices)} {}

  void make(const BoardInput& in, const Pen&, Rect) override {
    if (!names_ || names_->geography != &in.geography) names_.emplace(in.geography);
    const auto since = in.view.now - made_at_;
    const bool is_recent = since >= Milliseconds{0} && since < kSpotPeriod;
    const bool is_same = in.view.cases == seen_ || is_recent;
    if (is_same && seen_ && language_ == in.texts.language()) return;
    made_at_ = in.view.now;
    seen_ = in.view.cases;
    language_ = in.texts.language();
    content_ = hot_spot_board(in.view, *names_, choices_, in.texts);
  }
  MaybeAction draw(Pen& pen, Rect r, const BoardInput& in) override {
    return draw_hot_spots(pen, r, content_, in.texts, in.hand);
  }

 private:
  HotSpotChoices choices_;
  std::optional<SpotNames> names_{};
  HotSpotContent content_{};
  std::shared_ptr<const std::vector<CasePtr>> seen_{};
  TimePoint made_at_{};
  Language language_{};
};

// Not made by the view's revision: what it shows changes with the hand.
class LayerBoard final : public Board {
 public:
  explicit LayerBoard(LayerListChoices choices) : choices_{std::move(choices)} {}
  void make(const BoardInput&, const Pen&, Rect) override {}
  MaybeAction draw(Pen& pen, Rect r, const BoardInput& in) override {
    return draw_layer_list(pen, r, layer_list(in.state.layers, choices_, in.texts), choices_, in.texts,
                           in.hand);
  }

 private:
  LayerListChoices choices_;
};

}  // namespace

Made hotspots_kind(const Choices& choices) {
  ChoiceReader read{choices};
  HotSpotChoices made{.density = density_choice(read)};
  made.most = static_cast<std::size_t>(read.number("most", 1, 100).value_or(static_cast<double>(made.most)));
  if (auto error = read.trouble()) return std::move(*error);
  return std::make_unique<HotSpotBoard>(std::move(made));
}

Made layers_kind(const Choices& choices) {
  ChoiceReader read{choices};
  LayerListChoices made;
  const std::vector<std::string> shown = read.list("layers"), listed = read.list("listed");
  made.pixel_pitch_mm = read.number("pixel_pitch_mm", 0, 20).value_or(0);
  if (auto error = read.trouble()) return std::move(*error);
  if (!shown.empty()) {
    const auto layers = layers_named(shown);
    if (const auto* wrong = std::get_if<std::string>(&layers))
      return ChoiceError{"layers: \"" + *wrong + "\" is no layer of the map"};
    made.layers = std::get<MapLayers>(layers);
  }
  for (const std::string& id : listed) {
    const auto layer = layer_of(id);
    if (!layer) return ChoiceError{"listed: \"" + id + "\" is no layer of the map"};
    made.listed.push_back(*layer);
  }
  return std::make_unique<LayerBoard>(std::move(made));
}

Made map_kind(const Choices& choices) {
  auto read = map_choices(choices);
  if (auto* error = std::get_if<ChoiceError>(&read)) return std::move(*error);
  return std::make_unique<MapBoard>(std::get<MapChoices>(std::move(read)));
}

}  // namespace city
