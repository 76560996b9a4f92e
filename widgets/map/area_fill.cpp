#include "widgets/map/area_fill.hpp"

#include <algorithm>
#include <cmath>

#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

using Source = AreaFigureChoice::Source;
using Aggregate = AreaFigureChoice::Aggregate;

constexpr std::size_t kNoArea = static_cast<std::size_t>(-1);

std::vector<std::size_t> figures_of_painted(const Geography& geography, AreaLevel level) {
  const bool has_villages = !geography.villages.empty();
  std::vector<std::size_t> figure_of;
  if ((level == AreaLevel::Village) == has_villages) {
    const std::size_t count = has_villages ? geography.villages.size() : geography.districts.size();
    for (std::size_t i = 0; i < count; ++i) figure_of.push_back(i);
    return figure_of;
  }
  for (const Area& painted : has_villages ? geography.villages : geography.districts) {
    const auto around = std::find_if(geography.districts.begin(), geography.districts.end(),
                                     [&](const Area& d) { return d.name.zh == painted.district; });
    const bool is_known = has_villages && around != geography.districts.end();
    figure_of.push_back(is_known ? static_cast<std::size_t>(around - geography.districts.begin()) : kNoArea);
  }
  return figure_of;
}

std::string_view aggregate_word(Aggregate aggregate, const Texts& texts) {
  switch (aggregate) {
    case Aggregate::Mean:
      return texts.tr("mean");
    case Aggregate::Max:
      return texts.tr("highest");
    case Aggregate::Sum:
      return texts.tr("sum");
    case Aggregate::Count:
      break;
  }
  return texts.tr("how many report");
}

std::string heading(const AreaFigureChoice& choice, const AreaFigures& figures, const Texts& texts) {
  const bool by_village = choice.level == AreaLevel::Village;
  if (choice.source == Source::OpenCases)
    return std::string{by_village ? texts.tr("Open cases by village") : texts.tr("Open cases by district")};
  if (choice.source == Source::OverdueCases)
    return std::string{by_village ? texts.tr("Overdue cases by village")
                                  : texts.tr("Overdue cases by district")};
  const QuantityInfo info = quantity_info(choice.quantity);
  const std::string unit = unit_text(figures.unit);
  std::string label{choice.quantity.empty() ? texts.word(choice.kind) : texts.pick(info.label)};
  if (!unit.empty()) label += " (" + unit + ")";
  return filled(by_village ? texts.tr("{0}, {1}, by village") : texts.tr("{0}, {1}, by district"),
                {label, aggregate_word(choice.aggregate, texts)});
}

}  // namespace

std::string class_text(const ClassBreaks& breaks, std::size_t index, int decimals) {
  const bool is_last = index + 1 == breaks.from.size();
  const double from = breaks.from[index];
  double to = is_last ? breaks.most : breaks.from[index + 1];
  if (!is_last && decimals == 0) to = std::ceil(to) - 1;
  const std::string low = number_text(decimals == 0 ? std::ceil(from) : from, decimals);
  const std::string high = number_text(to, decimals);
  return low == high || to < from ? low : low + "\u2013" + high;
}

AreaFill::AreaFill(const GeographyPtr& geography, const AreaFigureChoice& choice)
    : figurer_{geography, choice}, figure_of_{figures_of_painted(*geography, choice.level)} {}

bool AreaFill::update(const CityView& view) {
  if (!figurer_.update(view)) return false;
  const std::vector<std::optional<double>>& values = figurer_.figures().values;
  std::vector<double> known;
  for (const std::optional<double>& value : values)
    if (value) known.push_back(*value);
  breaks_ = class_breaks(known);
  classes_.assign(figure_of_.size(), kNoFigure);
  for (std::size_t i = 0; i < figure_of_.size(); ++i) {
    if (figure_of_[i] >= values.size() || !values[figure_of_[i]]) continue;
    classes_[i] = static_cast<std::uint8_t>(breaks_.class_of(*values[figure_of_[i]]));
  }
  return true;
}

std::vector<LegendRow> AreaFill::legend(const Texts& texts) const {
  using Sign = LegendRow::Sign;
  const AreaFigures& now = figures();
  const bool is_counted = choice().source != Source::Assets || choice().aggregate == Aggregate::Count;
  const int decimals = is_counted ? 0 : now.decimals + (choice().aggregate == Aggregate::Mean ? 1 : 0);
  std::vector<LegendRow> rows{{.sign = Sign::Heading, .text = heading(choice(), now, texts)}};
  for (std::size_t i = breaks_.from.size(); i > 0; --i)
    rows.push_back({.sign = Sign::Swatch,
                    .step = static_cast<std::uint8_t>(i),
                    .text = class_text(breaks_, i - 1, decimals)});
  if (breaks_.has_zero) rows.push_back({.sign = Sign::Swatch, .step = 0, .text = number_text(0.0, 0)});
  if (std::find(classes_.begin(), classes_.end(), kNoFigure) != classes_.end())
    rows.push_back({.sign = Sign::Hatch, .text = std::string{texts.tr("No figure")}});
  const std::string n = "n = " + count_text(now.n);
  rows.push_back({.sign = Sign::None,
                  .text = now.elsewhere == 0 ? n
                                             : filled(texts.tr("{0}, and {1} that no area can be told of"),
                                                      {n, count_text(now.elsewhere)})});
  return rows;
}

}  // namespace city
