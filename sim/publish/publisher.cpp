#include "sim/publish/publisher.hpp"

#include <mqtt/async_client.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace city::sim {
namespace {

constexpr auto kPoll = std::chrono::milliseconds{100};  // how often a wait looks at `stop`
constexpr auto kConnectTimeout = std::chrono::seconds{10};
constexpr auto kQuiet = std::chrono::milliseconds{4};
constexpr std::string_view kPulseTopic = "citysim/pulse";
constexpr auto kGoodbyeTimeout = std::chrono::seconds{3};

// Paho knows tcp:// and ssl://; people write mqtt:// and mqtts://.
std::string paho_address(const std::string& broker) {
  if (broker.rfind("mqtt://", 0) == 0) return "tcp://" + broker.substr(7);
  if (broker.rfind("mqtts://", 0) == 0) return "ssl://" + broker.substr(8);
  return broker;
}

// Paho refuses beyond 100 waiting messages unless told otherwise; ours is the bound that counts.
mqtt::create_options paho_bounds(const PublisherOptions& options) {
  mqtt::create_options bounds;
  bounds.set_max_buffered_messages(static_cast<int>(options.window_messages) + 100);
  bounds.set_send_while_disconnected(false);
  return bounds;
}

}  // namespace

struct Publisher::Impl {
  struct Link;
  struct Resend {
    std::size_t link = 0;
    mqtt::const_message_ptr message;
  };

  Impl(PublisherOptions o, const std::atomic<bool>& s) : options{std::move(o)}, stop{s} {}
  ~Impl() { end_pulse(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  PublisherOptions options;
  const std::atomic<bool>& stop;
  mutable std::mutex mutex;
  std::condition_variable changed;
  std::size_t messages = 0;  // on their way
  std::size_t bytes = 0;
  PublishCounts counts;
  std::deque<Resend> resend;  // at most what was on its way: bounded by the window
  std::vector<std::size_t> reconnected;
  std::vector<std::unique_ptr<Link>> links;
  std::optional<std::chrono::steady_clock::time_point> closing_until;  // the publishing thread's own

  bool waiting_for_room = false;
  std::size_t wanted_spare = 0;
  std::uint64_t settled = 0;
  bool ending = false;
  std::thread pulse;

  bool has_room(std::size_t size, std::size_t spare) const {
    return messages == 0 ||
           (messages + spare < options.window_messages && bytes + size <= options.window_bytes);
  }
  // Once full, how much must be free before the sender goes on. At QoS 0 a sixteenth of the window: a wake-up for every
  // message costs more than the message. At QoS 1 nothing: our next message carries the TCP acknowledgement for which the
  // broker, under Nagle's algorithm, holds its own back (otherwise 40 ms each time: 2,200 a second instead of 20,000).
  std::size_t spare(int qos) const { return qos == 0 ? options.window_messages / 16 : 0; }
  bool gives_up() const {
    return closing_until ? std::chrono::steady_clock::now() >= *closing_until : stop.load();
  }
  mqtt::token_ptr begin_connecting(const LinkOptions& link);
  void settle(std::size_t link, const mqtt::const_message_ptr& message, bool delivered);
  void send(std::size_t link, const mqtt::const_message_ptr& message);
  void send_again();
  void keep_moving();  // the pulse thread
  void end_pulse();
};

// The listener of one connection and of everything it publishes.
struct Publisher::Impl::Link : mqtt::iaction_listener {
  Link(Impl& owner, std::size_t number, const LinkOptions& o)
      : impl{owner},
        index{number},
        options{o},
        client{paho_address(owner.options.broker), o.client_id, paho_bounds(owner.options), nullptr} {}

  void on_success(const mqtt::token& token) override { finish(token, true); }
  void on_failure(const mqtt::token& token) override { finish(token, false); }

  void finish(const mqtt::token& token, bool delivered) {
    if (token.get_type() != mqtt::token::Type::PUBLISH) return;
    // Paho hands the delivery token back as its base.
    const auto& delivery = static_cast<const mqtt::delivery_token&>(token);
    impl.settle(index, delivery.get_message(), delivered);
  }

  // On Paho's thread, after every connect.
  void on_connected() {
    bool first = false;
    {
      const std::lock_guard lock{impl.mutex};
      first = !was_connected;
      was_connected = true;
      up = true;
      if (!first) {
        ++impl.counts.reconnects;
        if (index + 1 < impl.links.size()) impl.reconnected.push_back(index);
      }
    }
    impl.changed.notify_all();
    if (options.birth_payload.empty()) return;
    try {
      client.publish(options.will_topic, options.birth_payload.data(), options.birth_payload.size(), 1, true);
    } catch (const mqtt::exception&) {
      // Gone again already: the next connect says it.
    }
  }

  Impl& impl;
  std::size_t index;
  LinkOptions options;
  bool was_connected = false;   // guarded by impl.mutex
  std::atomic<bool> up{false};  // ours, because asking Paho takes its lock, which is held while it calls us
  mqtt::async_client client;
};

mqtt::token_ptr Publisher::Impl::begin_connecting(const LinkOptions& link) {
  links.push_back(std::make_unique<Link>(*this, links.size(), link));
  Link& l = *links.back();
  l.client.set_connected_handler([&l](const std::string&) { l.on_connected(); });
  l.client.set_connection_lost_handler([&l](const std::string&) { l.up = false; });
  mqtt::connect_options connect;
  connect.set_clean_session(true);
  connect.set_keep_alive_interval(20);
  connect.set_connect_timeout(kConnectTimeout);
  connect.set_automatic_reconnect(1, 8);
  connect.set_max_inflight(static_cast<int>(std::min<std::size_t>(options.window_messages, 65'000)));
  if (!link.will_topic.empty())
    connect.set_will(mqtt::will_options{link.will_topic, link.will_payload, 1, true});
  return l.client.connect(connect);
}

void Publisher::Impl::settle(std::size_t link, const mqtt::const_message_ptr& message, bool delivered) {
  bool wake = false;
  {
    const std::lock_guard lock{mutex};
    ++settled;
    if (messages > 0) --messages;
    const std::size_t size = message ? message->get_payload_ref().size() : 0;
    bytes -= std::min(bytes, size);
    if (delivered) {
      ++counts.acknowledged;
    } else if (message && message->get_qos() > 0) {
      resend.push_back({.link = link, .message = message});
    } else {
      ++counts.lost;
    }
    wake = messages == 0 || (waiting_for_room && has_room(0, wanted_spare));
  }
  if (wake) changed.notify_all();
}

void Publisher::Impl::send(std::size_t link, const mqtt::const_message_ptr& message) {
  Link& l = *links[link];
  const std::size_t size = message->get_payload_ref().size();
  for (;;) {
    {
      std::unique_lock lock{mutex};
      if (!has_room(size, 0)) {
        waiting_for_room = true;
        wanted_spare = spare(message->get_qos());
        while (!gives_up() && !has_room(size, wanted_spare)) changed.wait_for(lock, kPoll);
        waiting_for_room = false;
      }
      while (!gives_up() && !l.up) changed.wait_for(lock, kPoll);
      if (gives_up()) return;
      if (messages++ == 0) changed.notify_all();
      bytes += size;
    }
    try {
      l.client.publish(message, nullptr, l);
      const std::lock_guard lock{mutex};
      ++counts.sent;
      return;
    } catch (const mqtt::exception&) {
      // Not connected after all, or Paho is out of message ids: a moment later it may be better.
      std::unique_lock lock{mutex};
      --messages;
      bytes -= size;
      changed.wait_for(lock, kPoll);
    }
  }
}

// Runs until `ending`; the pulse's link is the last.
void Publisher::Impl::keep_moving() {
  Link& link = *links.back();
  mqtt::token_ptr asked;
  for (;;) {
    {
      std::unique_lock lock{mutex};
      while (!ending && messages == 0) changed.wait(lock);
      const std::uint64_t before = settled;
      changed.wait_for(lock, kQuiet, [&] { return ending; });
      if (ending) return;
      if (messages == 0 || settled != before) continue;
    }
    if (!link.up || (asked && !asked->is_complete())) continue;
    try {
      asked = link.client.unsubscribe(std::string{kPulseTopic});
    } catch (const mqtt::exception&) {
      asked.reset();
    }
  }
}

void Publisher::Impl::end_pulse() {
  {
    const std::lock_guard lock{mutex};
    ending = true;
  }
  changed.notify_all();
  if (pulse.joinable()) pulse.join();
}

void Publisher::Impl::send_again() {
  for (;;) {
    Resend next;
    {
      const std::lock_guard lock{mutex};
      if (resend.empty() || gives_up()) return;
      next = std::move(resend.front());
      resend.pop_front();
      ++counts.resent;
      --counts.sent;  // counted once
    }
    send(next.link, next.message);
  }
}

Publisher::Publisher(PublisherOptions options, const std::atomic<bool>& stop)
    : impl_{std::make_unique<Impl>(std::move(options), stop)} {}

Publisher::~Publisher() = default;

PublishOutcome Publisher::connect(const std::vector<LinkOptions>& links) {
  try {
    // Paho's one reading thread takes up to a second to notice a new socket: ask for all before waiting for any.
    std::vector<mqtt::token_ptr> answers;
    answers.reserve(links.size() + 1);
    for (const LinkOptions& link : links) answers.push_back(impl_->begin_connecting(link));
    if (!links.empty())
      answers.push_back(impl_->begin_connecting({.client_id = links.front().client_id + "-pulse"}));
    const auto until = std::chrono::steady_clock::now() + kConnectTimeout;
    for (const auto& answer : answers) {
      if (!answer->wait_until(until))
        return {.error = "no answer within 10 s from the broker at " + impl_->options.broker};
    }
    if (!links.empty()) impl_->pulse = std::thread{[this] { impl_->keep_moving(); }};
    return {};
  } catch (const std::exception& e) {
    return {.error = "cannot connect to " + impl_->options.broker + " (" + e.what() +
                     "); is a broker running there?"};
  }
}

void Publisher::publish(std::size_t link, const std::string& topic, const std::string& payload, int qos,
                        bool retained) {
  impl_->send_again();
  impl_->send(link, mqtt::make_message(topic, payload, qos, retained));
}

void Publisher::begin_closing(std::chrono::seconds patience) {
  impl_->closing_until = std::chrono::steady_clock::now() + patience;
}

bool Publisher::drain(std::chrono::seconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  for (;;) {
    impl_->send_again();
    std::unique_lock lock{impl_->mutex};
    if (impl_->messages == 0 && impl_->resend.empty()) return true;
    if (std::chrono::steady_clock::now() >= until) return false;
    impl_->changed.wait_for(lock, kPoll);
  }
}

std::vector<std::size_t> Publisher::take_reconnected() {
  const std::lock_guard lock{impl_->mutex};
  return std::exchange(impl_->reconnected, {});
}

void Publisher::goodbye() {
  impl_->end_pulse();
  for (auto& link : impl_->links) {
    try {
      if (!link->up) continue;
      const LinkOptions& o = link->options;
      if (!o.will_topic.empty()) {
        link->client.publish(o.will_topic, o.will_payload.data(), o.will_payload.size(), 1, true)
            ->wait_for(kGoodbyeTimeout);
      }
      link->client.disconnect()->wait_for(kGoodbyeTimeout);
    } catch (const mqtt::exception&) {
      // The broker is gone: its last will speaks for us.
    }
  }
}

PublishCounts Publisher::counts() const {
  const std::lock_guard lock{impl_->mutex};
  return impl_->counts;
}

bool Publisher::connected() const {
  for (const auto& link : impl_->links) {
    if (!link->up) return false;
  }
  return true;
}

}  // namespace city::sim
