// What every command needs before it starts: feeds, vital signs and the city's shape, read from the files of the configuration.
//
// Errors: one line with the file and how to mend it. Reads files. Threads: one.
#pragma once
#include <string>
#include <variant>

#include "center/config/config.hpp"
#include "center/core/center.hpp"

namespace city {

struct SetupError {
  std::string what{};
};

// The feed book of the configuration's directories; the store's own is used instead for past instants.
std::variant<FeedBookPtr, SetupError> load_feeds(const Config& config);
std::variant<CenterConfig, SetupError> load_city(const Config& config, FeedBookPtr feeds);

}  // namespace city
