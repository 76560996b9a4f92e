#include "widgets/wall/sense_boards.hpp"

#include <array>

#include "widgets/panels/environment_board.hpp"
#include "widgets/panels/iot_board.hpp"
#include "widgets/panels/nedocs_board.hpp"
#include "widgets/panels/next_hospital.hpp"
#include "widgets/panels/water_board.hpp"
#include "widgets/panels/weather_board.hpp"
#include "widgets/wall/calm_board.hpp"
#include "widgets/wall/choice_reader.hpp"

namespace city {
namespace {

using Made = std::variant<BoardPtr, ChoiceError>;

constexpr double kFarthestReachKm = 500;  // the whole island

}  // namespace

Made environment_kind(const Choices& choices) {
  ChoiceReader read{choices};
  EnvironmentChoices chosen;
  chosen.reach_km = read.number("reach_km", 0, kFarthestReachKm).value_or(chosen.reach_km);
  if (auto error = read.trouble()) return std::move(*error);
  return calm_board(
      [chosen](const BoardInput& in) { return environment_board(in.view, in.geography, chosen, in.texts); },
      [](Pen& pen, Rect r, const EnvironmentContent& content, const BoardInput& in) {
        return draw_environment_board(pen, r, content, in.texts, in.hand);
      });
}

Made hospital_nedocs_kind(const Choices& choices) {
  if (auto error = ChoiceReader{choices}.trouble()) return std::move(*error);
  return calm_board([](const BoardInput& in) { return nedocs_board(in.view, {}, in.texts); },
                    [](Pen& pen, Rect r, const NedocsContent& content, const BoardInput& in) {
                      return draw_nedocs_board(pen, r, content, in.texts, in.hand);
                    });
}

Made hospital_next_kind(const Choices& choices) {
  static constexpr std::array<std::string_view, 3> kNeeds{"any", "icu", "trauma"};
  using Need = NextHospitalChoices::Need;
  ChoiceReader read{choices};
  NextHospitalChoices chosen;
  if (const auto most = read.number("most", 1, 50)) chosen.most = static_cast<std::size_t>(*most);
  const auto need = read.one_of("need", kNeeds);
  if (need == "icu") chosen.need = Need::IntensiveCare;
  if (need == "trauma") chosen.need = Need::Trauma;
  if (auto error = read.trouble()) return std::move(*error);
  return calm_board(
      [chosen](const BoardInput& in) { return next_hospitals(in.view, chosen, in.state.focus, in.texts); },
      [](Pen& pen, Rect r, const NextHospitalContent& content, const BoardInput& in) {
        return draw_next_hospitals(pen, r, content, in.texts, in.hand);
      });
}

Made iot_kind(const Choices& choices) {
  if (auto error = ChoiceReader{choices}.trouble()) return std::move(*error);
  return calm_board(
      [board = IotBoard{}](const BoardInput& in) mutable {
        return board.make(in.view, in.geography, {}, in.texts);
      },
      [](Pen& pen, Rect r, const IotContent& content, const BoardInput& in) {
        return draw_iot_board(pen, r, content, in.texts, in.hand);
      });
}

Made water_kind(const Choices& choices) {
  ChoiceReader read{choices};
  WaterChoices chosen;
  chosen.reach_km = read.number("reach_km", 0, kFarthestReachKm).value_or(chosen.reach_km);
  if (auto error = read.trouble()) return std::move(*error);
  return calm_board(
      [chosen](const BoardInput& in) { return water_board(in.view, in.geography, chosen, in.texts); },
      [](Pen& pen, Rect r, const WaterContent& content, const BoardInput& in) {
        return draw_water_board(pen, r, content, in.texts, in.hand);
      });
}

Made weather_kind(const Choices& choices) {
  ChoiceReader read{choices};
  WeatherChoices chosen;
  chosen.reach_km = read.number("reach_km", 0, kFarthestReachKm).value_or(chosen.reach_km);
  if (auto error = read.trouble()) return std::move(*error);
  return calm_board(
      [chosen](const BoardInput& in) { return weather_board(in.view, in.geography, chosen, in.texts); },
      [](Pen& pen, Rect r, const WeatherContent& content, const BoardInput& in) {
        return draw_weather_board(pen, r, content, in.texts, in.hand);
      });
}

}  // namespace city
