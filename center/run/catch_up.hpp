// Old messages through the same decoder and the same center: at the start, from the checkpoint to where the store stands, and
// for a past instant, from the checkpoint before it to that instant.
//
// Pure but for `source`. `now` is stepped along the messages' own receive times, at least once per second of them.
// Changes are given to nobody: what they say is in the store already.
// Threads: one.
#pragma once
#include <functional>
#include <optional>

#include "center/core/center.hpp"
#include "sensors/decoder.hpp"

namespace city {

// Consecutive messages, oldest first, each borrowed until the next call; empty at the end.
using MessageSource = std::function<std::optional<Message>()>;

// Applies every message of the source that its lane has not had (`from`), up to and with its lane's position in `to`.
// Returns what was applied.
Applied catch_up(Center& center, FeedBookPtr feeds, const MessageSource& source, Applied from, Applied to);

// Applies every message received at or before `until`, then steps the center to `until`.
Applied catch_up_until(Center& center, FeedBookPtr feeds, const MessageSource& source, Applied from, TimePoint until);

}  // namespace city
