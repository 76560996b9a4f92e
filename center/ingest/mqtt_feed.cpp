#include "center/ingest/mqtt_feed.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

#include "center/ingest/mqtt_connection.hpp"
#include "center/ingest/redelivery.hpp"

namespace city {
namespace {

constexpr std::string_view kSimStatus = "city/_sim/status";
constexpr std::size_t kMaxConnections = 16;
constexpr Position kLookBack =
    200'000;  // messages before the head among which an unacknowledged one is looked for

std::optional<MqttError> unusable(const std::filesystem::path& file, const char* what) {
  if (file.empty() || ::access(file.c_str(), R_OK) == 0) return {};
  return MqttError{"cannot read " + std::string{what} + ": " + file.string()};
}

std::optional<MqttError> check(const MqttOptions& options) {
  if (options.urls.empty()) return MqttError{"no broker is given, name one with --broker"};
  if (options.client_id.empty()) return MqttError{"the client id is empty, give one with --client-id"};
  if (auto error = unusable(options.ca_file, "the broker's CA certificate")) return error;
  if (auto error = unusable(options.cert_file, "our certificate")) return error;
  return unusable(options.key_file, "our private key");
}

// Of several connections the one in the worst state is shown.
int rank(LinkState state) {
  switch (state) {
    case LinkState::Down:
      return 0;
    case LinkState::Connecting:
      return 1;
    case LinkState::Off:
      return 2;
    case LinkState::Up:
      return 3;
  }
  return 4;
}

}  // namespace

struct MqttFeed::Impl {
  Impl(Journal& into, CityClock& clock_for_stamps, LinkChange tell)
      : journal(into), clock(clock_for_stamps), on_link(std::move(tell)) {}

  struct Part {  // of one connection
    RedeliveryFilter filter{};
    MqttReport report{};
  };
  void arrived(Part& part, const MqttArrival& message);
  void reported(Part& part, const MqttReport& report);
  void remember_the_end_of_the_journal();
  void connect(const MqttOptions& options);

  Journal& journal;
  CityClock& clock;
  LinkChange on_link;
  std::string order_topic{};
  WallOrders* orders = nullptr;
  std::atomic<std::uint64_t> received = 0;
  std::atomic<std::uint64_t> redelivered = 0;
  mutable std::mutex mutex;
  LinkNow link{};  // guarded by mutex
  std::vector<std::unique_ptr<Part>> parts;
  std::vector<std::unique_ptr<MqttConnection>> connections;  // last: they end first
};

// On Paho's thread; the broker has its acknowledgement when this returns.
void MqttFeed::Impl::arrived(Part& part, const MqttArrival& message) {
  if (orders != nullptr && message.topic == order_topic)
    return orders->hear(message.payload, message.retained);
  received.fetch_add(1, std::memory_order_relaxed);
  if (message.qos > 0) {
    if (message.repeated && part.filter.known(message.topic, message.payload)) {
      redelivered.fetch_add(1, std::memory_order_relaxed);
      return;
    }
    part.filter.note(message.topic, message.payload);
  }
  const TimePoint real = CityClock::real_now();
  if (message.topic == kSimStatus) clock.hear(message.payload, real);
  journal.append({.topic = message.topic,
                  .payload = message.payload,
                  .received_at = clock.at(real),
                  .qos = message.qos,
                  .retained = message.retained});
}

void MqttFeed::Impl::reported(Part& part, const MqttReport& report) {
  const std::lock_guard lock{mutex};
  part.report = report;
  const auto worst = std::min_element(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
    return rank(a->report.state) < rank(b->report.state);
  });
  const MqttReport& shown = (*worst)->report;
  if (report.state == LinkState::Up) ++link.connects;
  if (link.state != shown.state || link.since == TimePoint{}) link.since = clock.now();
  link.state = shown.state;
  if (!shown.broker.empty()) link.broker = shown.broker;
  // While it tries again the reason it fell stays to be read.
  if (shown.state != LinkState::Connecting) link.detail = shown.detail;
  if (on_link) on_link(link);
}

void MqttFeed::Impl::remember_the_end_of_the_journal() {
  const Position head = journal.head();
  JournalReader reader = journal.follow(head - std::min(head, kLookBack));
  while (const auto message = reader.next()) {
    if (message->qos == 0 || message->truncated) continue;
    for (const auto& part : parts) part->filter.note(message->topic, message->payload);
  }
}

void MqttFeed::Impl::connect(const MqttOptions& options) {
  const std::size_t shares = std::clamp<std::size_t>(options.connections, 1, kMaxConnections);
  std::vector<MqttTopic> wanted{{.filter = std::string{kSimStatus}, .qos = 0}};
  if (options.orders != nullptr && !options.wall.empty()) {
    orders = options.orders;
    order_topic = wall_topic(options.wall);
    wanted.push_back({.filter = order_topic, .qos = 1});  // kept by the broker while the center is away
  }
  wanted.insert(wanted.end(), options.topics.begin(), options.topics.end());
  const std::vector<MqttTopic> topics = without_overlap(wanted);
  for (std::size_t i = 0; i < shares; ++i) parts.push_back(std::make_unique<Part>());
  remember_the_end_of_the_journal();
  for (std::size_t i = 0; i < shares; ++i) {
    Part& part = *parts[i];
    MqttConnection::Setup setup{.options = options};
    setup.options.topics = share_of(topics, i, shares);
    if (shares > 1) setup.options.client_id += "-" + std::to_string(i + 1);
    for (const MqttTopic& topic : topics) {
      const auto& mine = setup.options.topics;
      if (std::find(mine.begin(), mine.end(), topic) == mine.end()) setup.not_ours.push_back(topic.filter);
    }
    setup.on_connecting = [&part] { part.filter.connected(); };
    setup.on_message = [this, &part](const MqttArrival& message) { arrived(part, message); };
    setup.on_report = [this, &part](const MqttReport& report) { reported(part, report); };
    connections.push_back(std::make_unique<MqttConnection>(std::move(setup)));
  }
}

std::variant<std::unique_ptr<MqttFeed>, MqttError> MqttFeed::open(MqttOptions options, Journal& journal,
                                                                  CityClock& clock, LinkChange on_link) {
  if (auto error = check(options)) return *std::move(error);
  for (std::string& url : options.urls) {
    auto address = broker_address(url);
    if (const auto* bad = std::get_if<BadUrl>(&address)) return MqttError{bad->what};
    url = std::get<std::string>(std::move(address));
  }
  auto impl = std::make_unique<Impl>(journal, clock, std::move(on_link));
  impl->connect(options);
  return std::unique_ptr<MqttFeed>(new MqttFeed(std::move(impl)));
}

MqttFeed::MqttFeed(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MqttFeed::~MqttFeed() = default;

void MqttFeed::send(const PublishRequest& request) {
  impl_->connections.front()->send(request.topic, request.payload);
}

LinkNow MqttFeed::link() const {
  const std::lock_guard lock{impl_->mutex};
  return impl_->link;
}
std::uint64_t MqttFeed::received() const { return impl_->received.load(); }
std::uint64_t MqttFeed::redelivered() const { return impl_->redelivered.load(); }

}  // namespace city
