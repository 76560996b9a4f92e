// What a batch of messages has yielded so far, and the message being read: where every decoder puts what it
// finds.
//
// Keeps the tallies, and makes errors presentable: details are cut to 200 bytes of valid UTF-8 without
// control characters. Threads: one.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "sensors/facts.hpp"
#include "sensors/message.hpp"

namespace city {

class Batch {
 public:
  explicit Batch(std::size_t feeds) : tallies_(feeds) {}

  enum class Count : std::uint8_t { Yes, No };

  // What follows is about this message. Documents that never were messages are not counted.
  void begin(const Message& message, FeedIndex feed, Count count = Count::Yes);
  // subject: the asset, case or alert at fault, when known.
  void fail(DecodeError::Kind kind, std::string_view field, std::string_view detail,
            std::string_view subject = {});
  void find(std::string_view name, std::string_view subject, std::string_view field, std::string_view detail);
  void count_unknown_field();
  // Asks to see this message again after a restart, under its own topic or another that the feed takes.
  void remember(std::string_view topic);
  // What the message holds once it is uncompressed. The text must live as long as the message is read.
  void uncompressed(std::string_view payload) { message_.payload = payload; }
  Facts take();  // everything since the last take(); the message being read is over

  // A place to go back to when a record turns out to be worthless half-way; its errors go too.
  struct Mark {
    std::size_t readings = 0, measured = 0, assets = 0, presences = 0, cases = 0, alerts = 0, errors = 0,
                findings = 0;
  };
  Mark mark() const;
  void back_to(const Mark& mark);

  const Message& message() const { return message_; }
  FeedIndex feed() const { return feed_; }

  // Decoders push to these directly; errors and tallies only through the functions above.
  Facts facts{};
  // When the document being read was made, as far as it has said so; begin() forgets it.
  TimePoint document_published_at{};

 private:
  FeedTally& tally();

  Message message_{};
  std::string_view payload_as_received_{};
  FeedIndex feed_ = kNoFeed;
  std::vector<FeedTally> tallies_{};  // by feed
  FeedTally unclaimed_{};             // messages of no feed
};

// Text as people may see it: valid UTF-8, control characters as blanks, at most `most_bytes`, ends trimmed.
std::string presentable(std::string_view text, std::size_t most_bytes);

}  // namespace city
