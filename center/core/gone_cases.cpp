#include "center/core/gone_cases.hpp"

#include <functional>

#include "center/core/limits.hpp"

namespace city {
namespace {

class Hash {
 public:
  template <class T>
  Hash& add(const T& value) {
    // The mixing step of boost's hash_combine, for 64 bits.
    hash_ ^= static_cast<std::uint64_t>(std::hash<T>{}(value)) + 0x9e3779b97f4a7c15ULL + (hash_ << 6) +
             (hash_ >> 2);
    return *this;
  }
  Hash& add(TimePoint time) { return add(time.time_since_epoch().count()); }
  template <class T>
  Hash& add(const std::optional<T>& value) {
    add(value.has_value());
    if (value) add(*value);
    return *this;
  }
  Hash& add(LonLat place) { return add(place.lon_deg).add(place.lat_deg); }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0;
};

std::uint64_t hash_of(std::string_view key) {
  return static_cast<std::uint64_t>(std::hash<std::string_view>{}(key));
}

}  // namespace

std::uint64_t content_hash(const CaseFact& fact) {
  Hash hash;
  hash.add(fact.category).add(fact.group).add(static_cast<int>(fact.status)).add(fact.opened).add(fact.due);
  hash.add(fact.closed).add(fact.agency).add(fact.district).add(fact.address).add(fact.text).add(fact.place);
  return hash.add(fact.place_approximate).value();
}

void GoneCases::put(std::string_view key, GoneCase gone) {
  const std::uint64_t hash = hash_of(key);
  by_key_[hash] = {.gone = gone, .turn = ++turn_};
  order_.emplace_back(hash, turn_);
  while (order_.size() > kMaxGoneCases) {
    const auto [oldest, turn] = order_.front();
    order_.pop_front();
    const auto found = by_key_.find(oldest);
    if (found != by_key_.end() && found->second.turn == turn) by_key_.erase(found);
  }
}

void GoneCases::erase(std::string_view key) { by_key_.erase(hash_of(key)); }

std::optional<GoneCase> GoneCases::find(std::string_view key) const {
  const auto found = by_key_.find(hash_of(key));
  return found == by_key_.end() ? std::nullopt : std::optional{found->second.gone};
}

}  // namespace city
