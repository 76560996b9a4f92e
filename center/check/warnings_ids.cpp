#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "center/check/warnings.hpp"
#include "center/check/words.hpp"

namespace city {
namespace {

bool same_place(const std::optional<LonLat>& a, const std::optional<LonLat>& b) {
  if (!a || !b) return true;  // told once is not told differently
  return std::abs(a->lon_deg - b->lon_deg) <= kSamePlaceDeg &&
         std::abs(a->lat_deg - b->lat_deg) <= kSamePlaceDeg;
}

bool same_name(const Text2& a, const Text2& b) {
  const auto agree = [](const std::string& x, const std::string& y) {
    return x.empty() || y.empty() || x == y;
  };
  return agree(a.zh, b.zh) && agree(a.en, b.en);
}

// How many ids are told in more than one way within one document, and the first of them.
class Shared {
 public:
  void note(const std::string& id) {
    if (!count_.try_emplace(id, 0).second) return;
    if (first_.empty()) first_ = id;
  }
  std::vector<Warning> warning(const std::string& what) const {
    if (count_.empty()) return {};
    return {{"shared-id", check::counted(count_.size(), "id") + " told with " + what +
                              " in one document; are they unique? first: " + first_}};
  }

 private:
  std::map<std::string, int> count_{};
  std::string first_{};
};

std::vector<Warning> shared_assets(const Facts& facts) {
  std::map<std::pair<Position, std::string>, const AssetFact*> seen;
  Shared shared;
  for (const AssetFact& asset : facts.assets) {
    const auto [at, fresh] = seen.try_emplace({asset.position, asset.asset}, &asset);
    if (fresh) continue;
    const AssetFact& before = *at->second;
    if (!same_name(asset.name, before.name) || !same_place(asset.place, before.place))
      shared.note(asset.asset);
  }
  return shared.warning("different names or places");
}

std::vector<Warning> shared_readings(const Facts& facts) {
  std::map<std::tuple<Position, std::string, std::string, TimePoint>, double> seen;
  Shared shared;
  for (const Reading& reading : facts.readings)
    for (std::uint32_t i = reading.first; i < reading.first + reading.count; ++i) {
      const Measured& measured = facts.measured[i];
      if (measured.quality == Quality::Missing) continue;
      const auto [at, fresh] = seen.try_emplace(
          {reading.position, reading.asset, measured.quantity, reading.event_time}, measured.value);
      if (!fresh && at->second != measured.value) shared.note(reading.asset);
    }
  return shared.warning("different values at the same time");
}

std::vector<Warning> shared_cases(const Facts& facts) {
  std::map<std::pair<Position, std::string>, const CaseFact*> seen;
  Shared shared;
  for (const CaseFact& one : facts.cases) {
    const auto [at, fresh] = seen.try_emplace({one.position, one.id}, &one);
    if (fresh) continue;
    const CaseFact& before = *at->second;
    if (one.category != before.category || one.address != before.address || one.opened != before.opened)
      shared.note(one.id);
  }
  return shared.warning("different items, addresses or times");
}

}  // namespace

std::vector<Warning> shared_ids(const Facts& facts) {
  std::vector<Warning> all = shared_assets(facts);
  for (Warning& one : shared_readings(facts)) all.push_back(std::move(one));
  for (Warning& one : shared_cases(facts)) all.push_back(std::move(one));
  return all;
}

}  // namespace city
