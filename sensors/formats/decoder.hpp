// Messages to facts: the topic picks the feed, the feed picks the decoder.
//
// A Decoder owns scratch memory (parsers, compiled jq programs) and gathers a batch; what it yields depends
// on the feed book and the messages alone. It reads no clock and does no I/O. Nothing it is given makes it
// throw. Threads: one thread each; make as many as wanted.
#pragma once
#include <memory>

#include "sensors/facts.hpp"
#include "sensors/feed_spec.hpp"
#include "sensors/message.hpp"

namespace city {

// Canonical observations, assets, cases and publisher states are small and cost about a microsecond (Quick).
// Raw documents and alerts may cost tens of milliseconds (Bulk), and go through a decoder of their own so
// that they delay nobody. All messages of one feed whose format is not Canonical are Bulk, so that a feed's
// messages keep their order.
enum class Lane : std::uint8_t { Quick, Bulk };

class Decoder {
 public:
  explicit Decoder(FeedBookPtr feeds);
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;

  Lane lane_of(std::string_view topic);             // Quick for topics nobody claims
  FeedIndex feed_of(std::string_view topic) const;  // kNoFeed for those
  void add(const Message& message);
  // Messages that an earlier decoder asked to see again (Facts::remembered), oldest first. They count as nothing and yield no
  // readings. Call before the first add().
  void remember(const Message& message);
  // The catalogue documents of the feed book, as if each had arrived once. Call before the first add().
  void add_catalogues();
  Facts take();  // everything since the last take()

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
