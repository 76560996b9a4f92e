#include "center/ingest/mqtt_connection.hpp"

#include <MQTTAsync.h>
#include <mqtt/async_client.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "center/ingest/thread_name.hpp"

namespace city {
namespace {

constexpr std::chrono::seconds kAnswerWithin{20};
constexpr std::chrono::seconds kFarewellWithin{2};

std::string in_words(const mqtt::exception& error, bool with_tls) {
  switch (error.get_return_code()) {
    case 1:
      return "the broker does not speak MQTT 3.1.1";
    case 2:
      return "the broker refuses this client id";
    case 3:
      return "the broker is not available";
    case 4:
    case 5:
      return "the broker refuses this user or password";
    case MQTTASYNC_FAILURE:
      return with_tls ? "nobody answers there, or not with a certificate that we trust"
                      : "nobody answers there";
    case MQTTASYNC_DISCONNECTED:
      return "the broker closed the connection";
    default:
      return error.to_string();
  }
}

mqtt::connect_options connect_options(const MqttOptions& options, const std::string& url) {
  mqtt::connect_options made;
  made.set_mqtt_version(MQTTVERSION_3_1_1);
  made.set_clean_session(options.clean_session);
  made.set_keep_alive_interval(options.keep_alive);
  made.set_connect_timeout(std::chrono::ceil<std::chrono::seconds>(options.connect_timeout));
  if (!options.user.empty()) made.set_user_name(options.user);
  if (!options.password.empty()) made.set_password(options.password);
  if (url.starts_with("ssl://")) {
    mqtt::ssl_options tls;
    if (!options.ca_file.empty()) tls.set_trust_store(options.ca_file.string());
    if (!options.cert_file.empty()) {
      tls.set_key_store(options.cert_file.string());
      tls.set_private_key((options.key_file.empty() ? options.cert_file : options.key_file).string());
    }
    tls.set_enable_server_cert_auth(true);
    tls.set_verify(true);
    made.set_ssl(std::move(tls));
  }
  return made;
}

}  // namespace

struct MqttConnection::Impl {
  explicit Impl(Setup given) : setup(std::move(given)), thread([this] { run(); }) {}

  void run();
  std::optional<std::string> stay_connected(
      const std::string& url);  // returns why it ended; nothing when stopping
  std::string subscribe(mqtt::async_client& client);
  bool serve(mqtt::async_client& client);
  mqtt::async_client& client_for(const std::string& url);
  bool answered(mqtt::token& token, std::chrono::milliseconds patience);
  bool pause(std::chrono::milliseconds time);  // false when stopping
  void report(LinkState state, const std::string& url, const std::string& detail) const {
    setup.on_report({.state = state, .broker = url, .detail = detail});
  }

  Setup setup;
  std::mutex mutex;
  std::condition_variable changed;
  bool stopping = false;                                     // guarded by mutex
  bool lost = false;                                         // guarded by mutex
  std::deque<std::pair<std::string, std::string>> outgoing;  // guarded by mutex
  // Of the thread alone. One client per address, kept: Paho remembers in a client whether it spoke TLS.
  std::map<std::string, std::unique_ptr<mqtt::async_client>> clients;
  bool was_up = false;
  std::thread thread;  // last: everything else is there when it begins
};

mqtt::async_client& MqttConnection::Impl::client_for(const std::string& url) {
  std::unique_ptr<mqtt::async_client>& client = clients[url];
  if (client != nullptr) return *client;
  client = std::make_unique<mqtt::async_client>(url, setup.options.client_id, mqtt::create_options{});
  client->set_message_callback([this](const mqtt::const_message_ptr& message) {
    setup.on_message({.topic = message->get_topic(),
                      .payload = message->get_payload(),
                      .qos = static_cast<std::uint8_t>(message->get_qos()),
                      .retained = message->is_retained(),
                      .repeated = message->is_duplicate()});
  });
  client->set_connection_lost_handler([this](const std::string&) {
    const std::lock_guard lock{mutex};
    lost = true;
    changed.notify_all();
  });
  return *client;
}

// Sends what is asked until the link is lost (false) or the end has come (true).
bool MqttConnection::Impl::serve(mqtt::async_client& client) {
  std::unique_lock lock{mutex};
  for (;;) {
    changed.wait(lock, [this] { return lost || stopping || !outgoing.empty(); });
    if (lost || stopping) return stopping;
    const auto [topic, payload] = std::move(outgoing.front());
    outgoing.pop_front();
    lock.unlock();
    client.publish(topic, payload.data(), payload.size(), 0, false);
    lock.lock();
  }
}

std::string MqttConnection::Impl::subscribe(mqtt::async_client& client) {
  for (const std::string& filter : setup.not_ours) client.unsubscribe(filter);
  std::vector<std::pair<std::string, mqtt::token_ptr>> asked;
  for (const MqttTopic& topic : setup.options.topics) {
    asked.emplace_back(topic.filter, client.subscribe(topic.filter, topic.qos));
  }
  std::string refused;
  for (const auto& [filter, token] : asked) {
    try {
      if (!answered(*token, kAnswerWithin))
        refused = "the broker does not answer the subscription to " + filter;
    } catch (const mqtt::exception&) {
      refused = "the broker refuses the subscription to " + filter;
    }
  }
  return refused;
}

std::optional<std::string> MqttConnection::Impl::stay_connected(const std::string& url) {
  report(LinkState::Connecting, url, "");
  {
    const std::lock_guard lock{mutex};
    lost = false;
  }
  setup.on_connecting();
  std::string why;
  try {
    mqtt::async_client& client = client_for(url);
    const auto attempt = client.connect(connect_options(setup.options, url));
    if (!answered(*attempt, setup.options.connect_timeout + kAnswerWithin)) {
      client.disconnect();
      return "the broker does not answer";
    }
    const std::string refused = subscribe(client);
    was_up = true;
    report(LinkState::Up, url, refused);
    if (!serve(client)) return "the connection was lost";
    client.disconnect()->wait_for(kFarewellWithin);
    return {};
  } catch (const mqtt::exception& error) {
    why = in_words(error, url.starts_with("ssl://"));
  }
  try {
    mqtt::async_client& client = *clients.at(url);
    if (client.is_connected()) client.disconnect()->wait_for(kFarewellWithin);
  } catch (const std::exception&) {  // gone already, or never made
  }
  return why;
}

// Waits for Paho in slices, so that an end is not held up by a broker that says nothing. Throws what the attempt met.
bool MqttConnection::Impl::answered(mqtt::token& token, std::chrono::milliseconds patience) {
  constexpr std::chrono::milliseconds kSlice{50};
  for (; patience > std::chrono::milliseconds{0}; patience -= kSlice) {
    if (token.wait_for(kSlice)) return true;
    if (!pause(std::chrono::milliseconds{0})) return false;
  }
  return false;
}

bool MqttConnection::Impl::pause(std::chrono::milliseconds time) {
  std::unique_lock lock{mutex};
  changed.wait_for(lock, time, [this] { return stopping; });
  return !stopping;
}

void MqttConnection::Impl::run() {
  name_this_thread("link");
  const MqttOptions& options = setup.options;
  std::chrono::milliseconds wait = options.retry_first;
  for (std::size_t turn = 0;; ++turn) {
    const std::string& url = options.urls[turn % options.urls.size()];
    const auto why = stay_connected(url);
    if (!why || !pause(std::chrono::milliseconds{0})) break;
    if (std::exchange(was_up, false)) {
      wait = options.retry_first;
      turn = options.urls.size() - 1;  // begin again with the first
    }
    report(LinkState::Down, url, *why);
    if (!pause(wait)) break;
    wait = std::min(2 * wait, options.retry_at_most);
  }
  report(LinkState::Off, "", "");
}

MqttConnection::MqttConnection(Setup setup) : impl_(std::make_unique<Impl>(std::move(setup))) {}

void MqttConnection::send(std::string topic, std::string payload) {
  {
    const std::lock_guard lock{impl_->mutex};
    if (impl_->outgoing.size() >= kMostWaiting) impl_->outgoing.pop_front();
    impl_->outgoing.emplace_back(std::move(topic), std::move(payload));
  }
  impl_->changed.notify_all();
}

MqttConnection::~MqttConnection() {
  {
    const std::lock_guard lock{impl_->mutex};
    impl_->stopping = true;
  }
  impl_->changed.notify_all();
  impl_->thread.join();
}

}  // namespace city
