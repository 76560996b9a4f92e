#include "center/ingest/redelivery.hpp"

#include <algorithm>
#include <functional>

namespace city {
namespace {

std::uint64_t hash_of(std::string_view topic, std::string_view payload) {
  const std::uint64_t a = std::hash<std::string_view>{}(topic);
  const std::uint64_t b = std::hash<std::string_view>{}(payload);
  return b ^ (a * 0x9e3779b97f4a7c15ULL + (b << 6U) + (b >> 2U));
}

}  // namespace

void RedeliveryFilter::connected() {
  before_ = ring_;
  std::sort(before_.begin(), before_.end());
}

void RedeliveryFilter::note(std::string_view topic, std::string_view payload) {
  const std::uint64_t hash = hash_of(topic, payload);
  if (ring_.size() < kRemembered) {
    ring_.push_back(hash);
    return;
  }
  ring_[next_] = hash;
  next_ = (next_ + 1) % kRemembered;
}

bool RedeliveryFilter::known(std::string_view topic, std::string_view payload) const {
  return std::binary_search(before_.begin(), before_.end(), hash_of(topic, payload));
}

}  // namespace city
