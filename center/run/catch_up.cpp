#include "center/run/catch_up.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace city {
namespace {

constexpr std::chrono::seconds kStep{1};
constexpr std::size_t kBatchMessages = 4096;

}  // namespace

Applied catch_up(Center& center, Decoder& decoder, const MessageSource& source, const CatchUp& range) {
  Applied applied = range.from;
  std::optional<TimePoint> batch_began;
  TimePoint newest{};
  std::size_t in_batch = 0;
  const auto step = [&](TimePoint now) {
    const std::array<Event, 2> events{
        FactsArrived{.lane = Lane::Quick, .upto = applied.quick, .facts = decoder.take()},
        FactsArrived{.lane = Lane::Bulk, .upto = applied.bulk}};
    center.step(events, now);
    batch_began.reset();
    in_batch = 0;
  };

  while (const auto message = source()) {
    if (message->position > std::max(range.to.quick, range.to.bulk)) break;
    if (range.until && message->received_at > *range.until) break;
    const bool time_moved =
        batch_began && (message->received_at - *batch_began >= kStep || message->received_at < *batch_began);
    if (time_moved || in_batch == kBatchMessages) step(newest);
    if (!batch_began) batch_began = message->received_at;
    newest = message->received_at;

    const bool quick = decoder.lane_of(message->topic) == Lane::Quick;
    const Position known = quick ? range.from.quick : range.from.bulk;
    const Position last = quick ? range.to.quick : range.to.bulk;
    if (message->position > known && message->position <= last) {
      decoder.add(*message);
      ++in_batch;
    }
    applied.quick = std::clamp(message->position, applied.quick, std::max(applied.quick, range.to.quick));
    applied.bulk = std::clamp(message->position, applied.bulk, std::max(applied.bulk, range.to.bulk));
  }
  if (range.until) {
    step(*range.until);
  } else if (batch_began) {
    step(newest);
  }
  return applied;
}

}  // namespace city
