// A sample file of what a feed publishes, as the messages that it stands for.
//
//   name.messages, name.mqtt   a line each: topic, blank, payload, as `mosquitto_sub -v` prints them. A payload that begins with
//               "hex:" is bytes in hexadecimal (`mosquitto_sub -F '%t hex:%x'`). Empty lines and those that begin with "#"
//               are skipped
//   any other   the whole file is one payload
// Errors: a line without a topic, or digits that are none, with its number. Pure: the caller reads the file.
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sensors/feed_spec.hpp"

namespace city {

struct SampleMessage {
  std::string topic{};
  std::string payload{};
};

struct SampleError {
  std::string what{};
};

// `topic` is for files that are one payload; empty: usual_topic().
std::variant<std::vector<SampleMessage>, SampleError> sample_messages(const FeedSpec& spec,
                                                                      std::string_view file_name,
                                                                      std::string_view text,
                                                                      std::string_view topic = {});

// A topic on which the feed would publish such a payload: raw for documents; for canonical messages obs, case, asset, alert or
// status by what the payload holds; else the feed's first filter with its wildcards filled in.
std::string usual_topic(const FeedSpec& spec, std::string_view payload);

}  // namespace city
