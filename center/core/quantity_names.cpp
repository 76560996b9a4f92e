#include "center/core/quantity_names.hpp"

#include "center/core/limits.hpp"

namespace city {

std::optional<QuantityIndex> QuantityNames::index(FeedIndex feed, std::size_t k, std::string_view name) {
  std::vector<Seen>& layout = layouts_[feed];
  if (k < layout.size() && layout[k].name == name) return layout[k].quantity;
  const std::optional<QuantityIndex> found = index(name);
  if (!found || k >= kMaxValuesPerAsset) return found;
  if (k >= layout.size()) layout.resize(k + 1);
  layout[k] = {.name = std::string{name}, .quantity = *found};
  return found;
}

std::optional<QuantityIndex> QuantityNames::index(std::string_view name) {
  if (const std::optional<QuantityIndex> known = find(name)) return known;
  if (infos_.size() >= kMaxQuantities) return std::nullopt;
  const auto fresh = static_cast<QuantityIndex>(infos_.size());
  infos_.push_back(quantity_info(name));
  infos_.back().name = std::string{name};
  indices_.emplace(std::string{name}, fresh);
  return fresh;
}

std::shared_ptr<const std::vector<QuantityInfo>> QuantityNames::freeze() {
  // Names are only ever added.
  if (frozen_->size() != infos_.size()) frozen_ = std::make_shared<const std::vector<QuantityInfo>>(infos_);
  return frozen_;
}

std::optional<QuantityIndex> QuantityNames::find(std::string_view name) const {
  const auto found = indices_.find(name);
  if (found == indices_.end()) return std::nullopt;
  return found->second;
}

}  // namespace city
