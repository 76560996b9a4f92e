// Hop 1: from the broker into the journal.
//
// Each message is in the journal before Paho acknowledges it, because the acknowledgement goes out when the message callback
// returns and the callback appends. There is no queue in between. A link that breaks is made again by itself, waiting a little
// longer each time, trying the brokers in turn; all topics are subscribed anew on every connection, whether the broker
// remembers the session or not.
//
// Sessions are persistent: what arrives for a client id while the center is away waits at the broker. So a client id must
// be stable, and belongs to one center. With several connections the ids are id-1, id-2, …: after a change of their
// number the broker keeps the sessions of the old ids until it expires them.
// What Paho costs is one thread for all connections of a process, and its lock is held during callbacks: several connections
// ease limits per client at the broker, they do not use more processors here.
// Errors: open() refuses settings that cannot work. Everything later is the link's state, in words.
// Threads: open() and the destructor from one; the link callback comes from threads of its own, one call at a time, and must not
// destroy the feed. Counters from any thread.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "center/ingest/city_clock.hpp"
#include "center/ingest/journal.hpp"
#include "center/ingest/mqtt_topics.hpp"
#include "center/ingest/wall_orders.hpp"
#include "center/state/city_view.hpp"

namespace city {

struct MqttOptions {
  std::vector<std::string> urls{"mqtt://127.0.0.1:1883"};  // tried in turn; see broker_address()
  std::string client_id = "cityglass";
  std::string user{};                 // empty: none
  std::string password{};             // already read from its file or the environment
  std::filesystem::path ca_file{};    // PEM; empty: the system's
  std::filesystem::path cert_file{};  // PEM, our own; empty: none
  std::filesystem::path key_file{};   // PEM; empty: in cert_file
  std::size_t connections = 1;        // share the topics; at most 16
  std::vector<MqttTopic> topics{};    // city/_sim/status is always among them
  std::string wall{};                 // whose orders are heard; empty: nobody's
  WallOrders* orders = nullptr;       // where they go instead of the journal; outlives the feed
  bool clean_session = false;
  std::chrono::seconds keep_alive{20};
  std::chrono::milliseconds connect_timeout{5000};
  std::chrono::milliseconds retry_first{500};
  std::chrono::milliseconds retry_at_most{15'000};
};

struct MqttError {
  std::string what{};  // one line: what is wrong and how to mend it
};

class MqttFeed {
 public:
  using LinkChange = std::function<void(const LinkNow&)>;

  // Starts connecting at once. `journal` and `clock` must outlive the feed.
  static std::variant<std::unique_ptr<MqttFeed>, MqttError> open(MqttOptions options, Journal& journal,
                                                                 CityClock& clock, LinkChange on_link);
  ~MqttFeed();  // disconnects; the broker keeps the session

  // What a decoder would like to have sent (a Sparkplug rebirth request), at QoS 0, when the link is up. Never blocks; any thread.
  void send(const PublishRequest& request);

  LinkNow link() const;
  std::uint64_t received() const;
  std::uint64_t redelivered() const;  // delivered again and already in the journal: not appended

 private:
  struct Impl;
  explicit MqttFeed(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
