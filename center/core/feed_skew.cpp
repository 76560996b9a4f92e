#include "center/core/feed_skew.hpp"

#include <algorithm>
#include <span>

#include "center/core/value_rules.hpp"

namespace city {
namespace {

std::optional<double> median_s(std::span<Milliseconds> skews) {
  if (skews.empty()) return std::nullopt;
  const auto middle = skews.begin() + static_cast<std::ptrdiff_t>(skews.size() / 2);
  std::nth_element(skews.begin(), middle, skews.end());
  return std::chrono::duration<double>{*middle}.count();
}

}  // namespace

void FeedSkew::add(TimePoint received_at, TimePoint event_time, TimePoint published_at) {
  Skew& skew = skews_[count_++ % kMostSkews];
  skew = {.received_at = received_at, .event = received_at - held(event_time)};
  if (published_at != TimePoint{}) skew.publish = received_at - held(published_at);
  is_settled_ = false;
}

const FeedSkew::Medians& FeedSkew::medians(std::uint64_t assets) {
  const std::uint64_t most = std::clamp<std::uint64_t>(assets, kLeastSkews, kMostSkews);
  if (count_ == 0 || (is_settled_ && most == most_)) return medians_;
  most_ = most;
  std::array<Milliseconds, kMostSkews> event{};
  std::array<Milliseconds, kMostSkews> publish{};
  std::size_t events = 0;
  std::size_t publishes = 0;
  const TimePoint newest = skews_[(count_ - 1) % kMostSkews].received_at;
  for (std::uint64_t back = 0; back < std::min(count_, most); ++back) {
    const Skew& skew = skews_[(count_ - 1 - back) % kMostSkews];
    const Milliseconds before = newest - skew.received_at;
    if (back >= kLeastSkews && (before >= period_ || before <= -period_)) break;
    event.at(events++) = skew.event;
    if (skew.publish) publish.at(publishes++) = *skew.publish;
  }
  medians_ = {.event_s = median_s({event.data(), events}),
              .publish_s = median_s({publish.data(), publishes})};
  is_settled_ = true;
  return medians_;
}

}  // namespace city
