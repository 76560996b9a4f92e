#include "sensors/topic.hpp"

#include <algorithm>

namespace city {
namespace {

constexpr std::string_view kRoot = "city/";

std::string_view first_level(std::string_view text) { return text.substr(0, text.find('/')); }

std::string_view after_level(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash == std::string_view::npos ? std::string_view{} : text.substr(slash + 1);
}

std::size_t levels_in(std::string_view text) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '/'));
}

std::string_view first_levels(std::string_view text, std::size_t levels) {
  std::size_t at = 0;
  for (std::size_t level = 0; level < levels; ++level) {
    at = text.find('/', level == 0 ? 0 : at + 1);
    if (at == std::string_view::npos) return text;
  }
  return text.substr(0, at);
}

TopicKind kind_of_level(std::string_view level) {
  if (level == "obs") return TopicKind::Observation;
  if (level == "asset") return TopicKind::Asset;
  if (level == "case") return TopicKind::Case;
  if (level == "alert") return TopicKind::Alert;
  if (level == "status") return TopicKind::Status;
  if (level == "raw") return TopicKind::Document;
  return TopicKind::Unknown;
}

TopicMeaning meaning_within_feed(std::string_view topic, FeedIndex feed) {
  if (!topic.starts_with(kRoot)) return {.feed = feed, .kind = TopicKind::Document};
  const std::string_view levels = after_level(topic.substr(kRoot.size()));
  const TopicKind kind = kind_of_level(first_level(levels));
  const std::string_view id = after_level(levels);
  switch (kind) {
    case TopicKind::Document:
      return {.feed = feed, .kind = kind};
    case TopicKind::Status:
      if (levels != "status") return {.feed = feed, .kind = TopicKind::Unknown};
      return {.feed = feed, .kind = kind};
    case TopicKind::Unknown:
      return {.feed = feed};
    default:
      if (id.empty() || id.find('/') != std::string_view::npos)
        return {.feed = feed, .kind = TopicKind::Unknown};
      return {.feed = feed, .kind = kind, .id = id};
  }
}

}  // namespace

bool topic_matches(std::string_view filter, std::string_view topic) {
  if (topic.starts_with('$') && (filter.starts_with('+') || filter.starts_with('#'))) return false;
  while (true) {
    const std::string_view wanted = first_level(filter);
    const std::string_view given = first_level(topic);
    if (wanted == "#") return true;
    if (wanted != "+" && wanted != given) return false;
    const bool filter_ends = wanted.size() == filter.size();
    const bool topic_ends = given.size() == topic.size();
    if (filter_ends || topic_ends)  // "a/#" takes "a" too
      return (filter_ends && topic_ends) || (!filter_ends && after_level(filter) == "#");
    filter = after_level(filter);
    topic = after_level(topic);
  }
}

TopicTable::TopicTable(const FeedBook& feeds) {
  for (std::size_t i = 0; i < feeds.size() && i < kNoFeed; ++i) {
    const auto feed = static_cast<FeedIndex>(i);
    for (const std::string& filter : feeds[i].topics) {
      const std::string_view stem =
          std::string_view{filter}.substr(0, filter.size() < 2 ? 0 : filter.size() - 2);
      const bool plain_prefix =
          filter.ends_with("/#") && stem.find('+') == std::string_view::npos && !stem.empty();
      if (!plain_prefix) {
        filters_.emplace_back(filter, feed);
        continue;
      }
      prefixes_.try_emplace(std::string{stem}, feed);
      deepest_ = std::max(deepest_, levels_in(stem));
    }
  }
}

FeedIndex TopicTable::feed_of(std::string_view topic) const {
  for (std::string_view stem = first_levels(topic, deepest_); !stem.empty();) {
    const auto found = prefixes_.find(stem);
    if (found != prefixes_.end()) return found->second;
    const std::size_t slash = stem.rfind('/');
    if (slash == std::string_view::npos) break;
    stem = stem.substr(0, slash);
  }
  for (const auto& [filter, feed] : filters_)
    if (topic_matches(filter, topic)) return feed;
  return kNoFeed;
}

TopicMeaning TopicTable::find(std::string_view topic) const {
  if (topic.starts_with("city/_")) {
    if (topic == "city/_sim/status") return {.kind = TopicKind::SimulatorStatus};
    return {.kind = TopicKind::Ignored};
  }
  const FeedIndex feed = feed_of(topic);
  return feed == kNoFeed ? TopicMeaning{} : meaning_within_feed(topic, feed);
}

}  // namespace city
