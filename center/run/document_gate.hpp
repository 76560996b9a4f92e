// Keeps the bulk lane for everybody when one publisher sends large documents without end.
//
// A document of kHeavyBytes and more takes tens of milliseconds to understand. When more of them arrive on one topic, in a tenth
// of the feed's period, than FeedSpec::runaway_times the promised one (and kFree more), then until that window is over
// only the newest waits, and takes its turn at the window's end. What it replaces is merged, and counted as throttled; the
// journal keeps it. Feeds of cases and alerts (domains dispatch and warning) are never touched.
// Bound: kMostTopics topics wait, and kMostHeldBytes; beyond that documents go on as they come. Threads: one.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sensors/feed_spec.hpp"
#include "sensors/message.hpp"

namespace city {

class DocumentGate {
 public:
  static constexpr std::size_t kHeavyBytes = 16 << 10;
  static constexpr std::uint64_t kFree = 30;
  static constexpr std::size_t kMostTopics = 256;
  static constexpr std::size_t kMostHeldBytes = std::size_t{64} << 20;

  explicit DocumentGate(FeedBookPtr book) : book_{std::move(book)} {}

  struct Waiting {
    std::string topic{};
    std::string payload{};
    TimePoint received_at{};
    Position position = 0;
    std::uint8_t qos = 0;
    FeedIndex feed = kNoFeed;

    Message message() const;
  };

  bool lets_in(const Message& message, FeedIndex feed);  // false: it waits, or waits no more for a newer one
  std::vector<Waiting> due(TimePoint now);  // whose windows are over by then; each is understood now
  std::vector<Waiting> all();               // at the end
  bool holds() const { return held_bytes_ > 0; }
  std::vector<FeedTally> take_tallies();  // throttled since the last call

 private:
  struct Topic {
    TimePoint window_end{};
    std::uint64_t count = 0;
    Waiting newest{};  // empty topic: none waits
  };
  void count_merged(FeedIndex feed);

  FeedBookPtr book_;
  std::map<std::string, Topic, std::less<>> topics_{};
  std::vector<FeedTally> tallies_{};
  std::size_t held_bytes_ = 0;
};

}  // namespace city
