#include "sensors/formats/device_topic.hpp"

#include <algorithm>

#include "sensors/topic.hpp"

namespace city {

std::vector<std::string_view> levels_of(std::string_view topic) {
  std::vector<std::string_view> levels;
  while (true) {
    const std::size_t slash = topic.find('/');
    levels.push_back(topic.substr(0, slash));
    if (slash == std::string_view::npos) return levels;
    topic.remove_prefix(slash + 1);
  }
}

std::string joined(const std::vector<std::string_view>& levels, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t i = first; i < end && i < levels.size(); ++i) {
    if (i > first) text += '/';
    text += levels[i];
  }
  return text;
}

std::size_t fixed_levels(const FeedSpec& spec, std::string_view topic) {
  for (const std::string& filter : spec.topics) {
    if (!topic_matches(filter, topic)) continue;
    const std::vector<std::string_view> levels = levels_of(filter);
    const auto wildcard = std::find_if(levels.begin(), levels.end(),
                                       [](std::string_view level) { return level == "+" || level == "#"; });
    return wildcard == levels.end() ? 1 : static_cast<std::size_t>(wildcard - levels.begin());
  }
  return 0;
}

}  // namespace city
