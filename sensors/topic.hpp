// Which feed a topic belongs to, and what a message on it is.
//
//   topic                        is
//   city/<feed>/obs/<asset>      Observation
//   city/<feed>/asset/<asset>    Asset
//   city/<feed>/case/<id>        Case
//   city/<feed>/alert/<id>       Alert, in CAP whatever the feed's format
//   city/<feed>/status           Status of the publisher
//   city/<feed>/raw[/…]          Document, in the feed's own format
//   city/_sim/status             SimulatorStatus
//   city/_…                      Ignored: for others (scenes of walls, the simulator's own)
//   anything else a filter takes Document when it is not under city/, Unknown when it is
//   anything no filter takes     Unknown, feed kNoFeed
//
// <feed> of the topic and id of the feed file need not agree: filters decide. When filters of several feeds
// take a topic, "a/b/#" goes before filters with other wildcards, the longer prefix before the shorter, and
// then the book's order decides. Wildcards do not match topics that begin with $ (MQTT 3.1.1, 4.7.2).
// Threads: find() is const and may be called from anywhere.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sensors/feed_spec.hpp"

namespace city {

enum class TopicKind : std::uint8_t {
  Observation,
  Asset,
  Case,
  Alert,
  Status,
  Document,
  SimulatorStatus,
  Ignored,
  Unknown
};

struct TopicMeaning {
  FeedIndex feed = kNoFeed;
  TopicKind kind = TopicKind::Unknown;
  std::string_view id{};  // of the asset, case or alert; points into the topic
};

class TopicTable {
 public:
  explicit TopicTable(const FeedBook& feeds);
  TopicMeaning find(std::string_view topic) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  FeedIndex feed_of(std::string_view topic) const;

  std::unordered_map<std::string, FeedIndex, Hash, std::equal_to<>>
      prefixes_{};                                            // "city/youbike" of "city/youbike/#"
  std::size_t deepest_ = 0;                                   // levels of the longest prefix
  std::vector<std::pair<std::string, FeedIndex>> filters_{};  // all others
};

bool topic_matches(std::string_view filter, std::string_view topic);

}  // namespace city
