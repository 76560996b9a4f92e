#include "center/core/event.hpp"

namespace city {
namespace {

std::size_t bytes_of(const AssetInfo& info) {
  return sizeof(AssetInfo) + info.id.size() + info.kind.size() + info.name.zh.size() + info.name.en.size() +
         info.agency.size() + info.district.size() + info.stream.size() + info.traits.size() * sizeof(Trait) +
         info.line.size() * sizeof(LonLat);
}

std::size_t bytes_of(const CaseFact& fact) {
  return sizeof(CaseNow) + fact.id.size() + fact.category.size() + fact.agency.size() + fact.district.size() +
         fact.address.size() + fact.text.size();
}

std::size_t bytes_of(const AlertFact& fact) {
  std::size_t sum =
      sizeof(AlertNow) + fact.headline.size() + fact.description.size() + fact.instruction.size();
  for (const AlertArea& area : fact.areas) {
    sum += sizeof(AlertArea) + area.description.size();
    for (const auto& polygon : area.polygons) sum += polygon.size() * sizeof(LonLat);
  }
  return sum;
}

}  // namespace

std::size_t Changes::bytes() const {
  std::size_t sum = sizeof(Changes) + observations.size() * sizeof(ObservationRow);
  for (const SeriesRow& row : series) {
    sum += sizeof row + row.feed.size() + row.asset.size() + row.quantity.size();
  }
  for (const AssetRow& row : assets) sum += sizeof row + row.feed.size() + bytes_of(row.info);
  for (const CasePtr& one : cases) sum += bytes_of(one->fact);
  for (const AlertPtr& one : alerts) sum += bytes_of(one->fact);
  for (const RefusedRow& row : refused)
    sum += sizeof row + row.feed.size() + row.field.size() + row.detail.size();
  for (const RememberedRow& row : remembered)
    sum += sizeof row + row.feed.size() + row.topic.size() + row.payload.size();
  return sum;
}

bool Changes::empty() const {
  return series.empty() && observations.empty() && assets.empty() && cases.empty() && alerts.empty() &&
         refused.empty() && remembered.empty();
}

}  // namespace city
