// Brings a restored center up to a position or an instant, from messages that were kept.
//
// At a start: from the checkpoint to what the store has committed; the changes are in the store already and are thrown
// away. For a past instant: from the checkpoint before it to the last message received until then.
// City time steps along with the messages' receive times, at most kStep at once, so that ages, staleness and trends come out
// as they did live. Each lane's messages count only beyond that lane's own position in `from`.
// Threads: one; pure but for what `source` does.
#pragma once
#include <functional>
#include <limits>
#include <optional>

#include "center/core/center.hpp"
#include "sensors/formats/decoder.hpp"
#include "sensors/message.hpp"

namespace city {

// The next message in order of position; borrowed until the following call. Empty: no more.
using MessageSource = std::function<std::optional<Message>()>;

struct CatchUp {
  Applied from{};  // in the center already
  Applied to{.quick = std::numeric_limits<Position>::max(), .bulk = std::numeric_limits<Position>::max()};
  std::optional<TimePoint> until{};  // the last step is at this instant; messages received later are left out
};

// Returns how far the center is now: for a lane that met none of its messages up to the last one read.
Applied catch_up(Center& center, Decoder& decoder, const MessageSource& source, const CatchUp& range);

}  // namespace city
