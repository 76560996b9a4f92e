// One number that a source told, judged by what the message alone shows; the same rules for every format.
//
//   a sentinel of the feed                     Missing, value 0
//   outside the range of its quantity, or of
//   the feed's own [quality.<quantity>] rule   Suspect, doubt::kOutOfRange
//   anything else                              Good
// Values are finite; the caller sees to that. Threads: any.
#pragma once
#include <string>

#include "sensors/facts.hpp"
#include "sensors/feed_context.hpp"

namespace city {

Measured missing_value(std::string quantity);

// `told` is the number as the source wrote it: sentinels are compared with that. The value is told * scale + offset; one that
// is no longer finite is Bad and 0.
Measured measured_value(const FeedContext& feed, std::string quantity, double told, double scale = 1,
                        double offset = 0);

// The same where the caller has put `value` into the quantity's unit itself.
Measured converted_value(const FeedContext& feed, std::string quantity, double told, double value);

}  // namespace city
