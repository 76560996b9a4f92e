// Publishing over MQTT with Paho, one connection per feed, because the last will that says "offline" belongs to a
// connection. Bounded: at most `window_messages` and `window_bytes` are on their way at any time; publish() waits for
// room, so a slow broker slows the caller down and memory stays flat.
// A lost broker is waited for (automatic reconnect, 1 to 8 s apart); QoS 1 messages not yet acknowledged are sent again
// then, QoS 0 messages on their way at that moment are counted as lost. The birth message is sent at every connect.
// Paho 1.3.12 finishes a write that the socket took only in part when its reading thread next wakes, which on a quiet
// link is up to a second later. While something is on its way and nothing moves for 4 ms, one more connection therefore
// unsubscribes from a topic nobody uses: the answer wakes that thread, and no subscriber sees a thing.
// Threads: publish() and the rest from one thread; Paho calls back on its own threads, guarded inside.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace city::sim {

struct LinkOptions {
  std::string client_id{};
  std::string will_topic{};
  std::string will_payload{};   // retained, QoS 1; also published on a clean goodbye
  std::string birth_payload{};  // retained on the will's topic at every connect; empty: none
};

struct PublisherOptions {
  std::string broker{};  // mqtt://host:port, tcp:// is the same
  std::size_t window_messages =
      200;  // more is slower: Paho walks its list of waiting messages for each new one
  std::size_t window_bytes = std::size_t{16} << 20U;
};

struct PublishCounts {
  std::uint64_t sent = 0;          // handed to Paho
  std::uint64_t acknowledged = 0;  // QoS 1: by the broker; QoS 0: written to the socket
  std::uint64_t lost = 0;
  std::uint64_t resent = 0;
  std::uint64_t reconnects = 0;
};

// `error` is empty when all went well, else one line for the user.
struct PublishOutcome {
  std::string error{};
  bool ok() const { return error.empty(); }
};

class Publisher {
 public:
  // `stop` ends every wait when it becomes true.
  Publisher(PublisherOptions options, const std::atomic<bool>& stop);
  ~Publisher();
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  // Connects all links at once and waits for the broker's answers (10 s). Links are numbered as given. Call once.
  PublishOutcome connect(const std::vector<LinkOptions>& links);

  // Waits for room, and for the broker when it is away. Not sent when `stop` came first.
  void publish(std::size_t link, const std::string& topic, const std::string& payload, int qos,
               bool retained);

  // From now on `stop` is ignored and waits end after `patience` instead: for the last words after a stop.
  void begin_closing(std::chrono::seconds patience);

  // Waits until nothing is on its way, at most `patience`; true when all is delivered.
  bool drain(std::chrono::seconds patience);

  // Links that reconnected since the last call: their retained messages may be gone.
  std::vector<std::size_t> take_reconnected();

  // The will's payload and a clean disconnect, on every link.
  void goodbye();

  PublishCounts counts() const;
  bool connected() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace city::sim
