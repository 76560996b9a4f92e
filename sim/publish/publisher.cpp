#include "sim/publish/publisher.hpp"

#include <mqtt/async_client.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace city::sim {
namespace {

constexpr auto kPoll = std::chrono::milliseconds{100};  // how often a wait looks at `stop`
constexpr auto kConnectTimeout = std::chrono::seconds{5};
constexpr auto kGoodbyeTimeout = std::chrono::seconds{3};

// Paho knows tcp:// and ssl://; people write mqtt:// and mqtts://.
std::string paho_address(const std::string& broker) {
  if (broker.rfind("mqtt://", 0) == 0) return "tcp://" + broker.substr(7);
  if (broker.rfind("mqtts://", 0) == 0) return "ssl://" + broker.substr(8);
  return broker;
}

}  // namespace

struct Publisher::Impl {
  struct Link;
  struct Resend {
    std::size_t link = 0;
    mqtt::const_message_ptr message;
  };

  Impl(PublisherOptions o, const std::atomic<bool>& s) : options{std::move(o)}, stop{s} {}

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

  bool gives_up() const {
    return closing_until ? std::chrono::steady_clock::now() >= *closing_until : stop.load();
  }
  void settle(std::size_t link, const mqtt::const_message_ptr& message, bool delivered);
  void send(std::size_t link, const mqtt::const_message_ptr& message);
  void send_again();
};

// The listener of one connection and of everything it publishes.
struct Publisher::Impl::Link : mqtt::iaction_listener {
  Link(Impl& owner, std::size_t number, const LinkOptions& o)
      : impl{owner}, index{number}, options{o}, client{paho_address(owner.options.broker), o.client_id} {}

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
      if (!first) {
        ++impl.counts.reconnects;
        impl.reconnected.push_back(index);
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
  bool was_connected = false;  // guarded by impl.mutex
  mqtt::async_client client;
};

void Publisher::Impl::settle(std::size_t link, const mqtt::const_message_ptr& message, bool delivered) {
  {
    const std::lock_guard lock{mutex};
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
  }
  changed.notify_all();
}

void Publisher::Impl::send(std::size_t link, const mqtt::const_message_ptr& message) {
  Link& l = *links[link];
  const std::size_t size = message->get_payload_ref().size();
  for (;;) {
    {
      std::unique_lock lock{mutex};
      while (!gives_up() && messages > 0 &&
             (messages >= options.window_messages || bytes + size > options.window_bytes)) {
        changed.wait_for(lock, kPoll);
      }
      while (!gives_up() && !l.client.is_connected()) changed.wait_for(lock, kPoll);
      if (gives_up()) return;
      ++messages;
      bytes += size;
    }
    try {
      l.client.publish(message, nullptr, l);
      const std::lock_guard lock{mutex};
      ++counts.sent;
      return;
    } catch (const mqtt::exception&) {
      const std::lock_guard lock{mutex};
      --messages;
      bytes -= size;
    }
  }
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

PublishOutcome Publisher::connect(const LinkOptions& link) {
  try {
    impl_->links.push_back(std::make_unique<Impl::Link>(*impl_, impl_->links.size(), link));
    Impl::Link& l = *impl_->links.back();
    l.client.set_connected_handler([&l](const std::string&) { l.on_connected(); });
    mqtt::connect_options options;
    options.set_clean_session(true);
    options.set_keep_alive_interval(20);
    options.set_connect_timeout(kConnectTimeout);
    options.set_automatic_reconnect(1, 8);
    options.set_max_inflight(static_cast<int>(std::min<std::size_t>(impl_->options.window_messages, 65'000)));
    if (!link.will_topic.empty())
      options.set_will(mqtt::will_options{link.will_topic, link.will_payload, 1, true});
    if (!l.client.connect(options)->wait_for(kConnectTimeout)) {
      return {.error = "no answer from the broker within 5 s at " + impl_->options.broker};
    }
    return {};
  } catch (const mqtt::exception& e) {
    return {.error = std::string{"cannot connect ("} + e.what() + "): is a broker running at " +
                     impl_->options.broker + "?"};
  } catch (const std::exception& e) {
    return {.error = std::string{"cannot connect: "} + e.what() + ": " + impl_->options.broker};
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
  for (auto& link : impl_->links) {
    try {
      if (!link->client.is_connected()) continue;
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
    if (!link->client.is_connected()) return false;
  }
  return true;
}

}  // namespace city::sim
