#include "widgets/panels/figure_words.hpp"

#include "center/figures/aqi.hpp"
#include "center/figures/nedocs.hpp"

namespace city {
namespace {

std::string_view nedocs_words(double score, const Texts& texts) {
  switch (nedocs_band(score)) {
    case NedocsBand::NotBusy:
      return texts.tr("not busy");
    case NedocsBand::Busy:
      return texts.tr("busy");
    case NedocsBand::ExtremelyBusy:
      return texts.tr("extremely busy");
    case NedocsBand::Overcrowded:
      return texts.tr("overcrowded");
    case NedocsBand::Severe:
      return texts.tr("severely overcrowded");
    case NedocsBand::Dangerous:
      return texts.tr("dangerously overcrowded");
  }
  return {};
}

std::string_view aqi_words(double index, const Texts& texts) {
  switch (aqi_band(index)) {
    case AqiBand::Good:
      return texts.tr("good air");
    case AqiBand::Moderate:
      return texts.tr("moderate air");
    case AqiBand::Sensitive:
      return texts.tr("unhealthy for sensitive groups");
    case AqiBand::Unhealthy:
      return texts.tr("unhealthy air");
    case AqiBand::VeryUnhealthy:
      return texts.tr("very unhealthy air");
    case AqiBand::Hazardous:
      return texts.tr("hazardous air");
  }
  return {};
}

std::string_view rain_words(int rain_class, const Texts& texts) {
  switch (rain_class) {
    case 1:
      return texts.tr("heavy rain");
    case 2:
      return texts.tr("extremely heavy rain");
    case 3:
      return texts.tr("torrential rain");
    case 4:
      return texts.tr("extremely torrential rain");
    default:
      return {};
  }
}

std::string_view epidemic_words(int band, const Texts& texts) {
  if (band == 2) return texts.tr("high risk");
  return band == 1 ? texts.tr("elevated risk") : texts.tr("ordinary risk");
}

}  // namespace

std::string figure_words(std::string_view quantity, double value, const Texts& texts) {
  const int grade = static_cast<int>(value);
  if (quantity == "nedocs") return std::string{nedocs_words(value, texts)};
  if (quantity == "aqi" || quantity.starts_with("aqi_")) return std::string{aqi_words(value, texts)};
  if (quantity == "rain_class") return std::string{rain_words(grade, texts)};
  if (quantity == "epidemic_band") return std::string{epidemic_words(grade, texts)};
  if (quantity == "los_grade" && grade >= 1 && grade <= 6)
    return filled(texts.tr("level {0}"),
                  {std::string_view{"ABCDEF"}.substr(static_cast<std::size_t>(grade - 1), 1)});
  return {};
}

}  // namespace city
