#include "widgets/panels/item_volumes.hpp"

#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

std::string band_text(const ItemVolume& volume, const Texts& texts) {
  switch (volume.band) {
    case ItemVolume::Band::Raised:
      return std::string{texts.tr("raised")};
    case ItemVolume::Band::High:
      return std::string{texts.tr("high")};
    case ItemVolume::Band::ExpectedPeak:
      return joined({texts.tr("expected"), texts.pick(volume.why)});
    case ItemVolume::Band::Unknown:
    case ItemVolume::Band::Normal:
      break;
  }
  return {};
}

}  // namespace

std::vector<FactRow> item_volume_rows(const CityView& view, const Texts& texts) {
  std::vector<FactRow> rows;
  for (const ItemVolume& volume : *view.volumes) {
    const std::string band = band_text(volume, texts);
    if (band.empty()) continue;
    const bool is_high = volume.band == ItemVolume::Band::High;
    const std::string usual = number_text(volume.mean, volume.mean < 9.95 ? 1 : 0);
    rows.push_back({.label = std::string{texts.word(volume.item)},
                    .note = joined({band, filled(texts.tr("usually {0} an hour"), {usual})}),
                    .value = count_text(volume.last_hour),
                    .symbol = is_high ? Symbol::Attention : Symbol::Ok,
                    .matters = is_high});
  }
  return rows;
}

}  // namespace city
