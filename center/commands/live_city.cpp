#include "center/commands/live_city.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <utility>

#include "center/commands/city_setup.hpp"
#include "center/commands/journal_archive.hpp"
#include "center/config/read_file.hpp"
#include "center/history/historian.hpp"
#include "center/history/store.hpp"
#include "center/ingest/mqtt_feed.hpp"
#include "center/run/catch_up.hpp"
#include "center/run/engine.hpp"
#include "center/run/remembering.hpp"

namespace city {
namespace {

std::variant<MqttOptions, Exit> mqtt_options(const BrokerConfig& broker, const FeedBook& feeds) {
  MqttOptions options;
  options.urls = broker.urls;
  options.client_id = broker.client_id;
  options.connections = static_cast<std::size_t>(broker.connections);
  options.ca_file = broker.ca_file;
  options.cert_file = broker.cert_file;
  options.key_file = broker.key_file;
  options.user = broker.user;
  if (const char* user = std::getenv("CITYGLASS_MQTT_USER")) options.user = user;
  if (const char* password = std::getenv("CITYGLASS_MQTT_PASSWORD")) options.password = password;
  if (!broker.password_file.empty()) {
    auto password = read_file(broker.password_file);
    if (!password) return Exit{2, "the broker's password cannot be read: " + broker.password_file.string()};
    while (!password->empty() && (password->back() == '\n' || password->back() == '\r')) password->pop_back();
    options.password = std::move(*password);
  }
  for (const FeedSpec& feed : feeds)
    for (const std::string& topic : feed.topics) options.topics.push_back({.filter = topic, .qos = feed.qos});
  return options;
}

// Where the store stands, and a center that stands there too.
struct Start {
  Center center;
  Applied applied{};
};

std::variant<Start, Exit> start_of(Store& store, Journal& journal, CenterConfig settings) {
  const FeedBookPtr feeds = settings.feeds;
  Start start{Center{std::move(settings)}};
  const auto checkpoint = store.checkpoint(std::nullopt);
  if (checkpoint) {
    start.center.restore(*checkpoint, store.series());
    start.applied = checkpoint->applied;
  }
  const Applied committed = store.committed();
  if (committed == start.applied) return start;
  Decoder decoder{feeds};
  decoder.add_catalogues();
  remember(decoder, store.remembered(start.applied.bulk));
  JournalReader reader = journal.follow(std::min(start.applied.quick, start.applied.bulk));
  start.applied = catch_up(start.center, decoder, [&] { return reader.next(); },
                           {.from = start.applied, .to = committed});
  return start;
}

}  // namespace

std::filesystem::path journal_dir(const std::filesystem::path& store_file) {
  auto dir = store_file;
  dir += ".journal";
  return dir;
}

// The way of a message is shut from its beginning: no more arrives, what is journaled is worked off, then committed.
struct LiveCity::Impl {
  Impl() = default;
  ~Impl() { stop(); }
  void stop() {
    std::unique_ptr<MqttFeed> ending;
    {
      const std::lock_guard lock{feed_mutex};
      ending = std::move(feed);
    }
    ending.reset();
    if (engine) engine->stop();
    if (historian) historian->stop();
  }

  GeographyPtr geography{};
  CityClock clock{};
  WallOrders orders{};
  std::unique_ptr<Engine> engine{};
  std::atomic<Engine*> told = nullptr;  // the historian runs before there is an engine to tell
  std::unique_ptr<Historian> historian{};
  void send(const PublishRequest& request) {  // on a lane's thread
    const std::lock_guard lock{feed_mutex};
    if (feed) feed->send(request);
  }

  std::mutex feed_mutex{};
  std::unique_ptr<MqttFeed> feed{};  // guarded by feed_mutex
};

std::variant<std::unique_ptr<LiveCity>, Exit> LiveCity::open(const Config& config, Orders orders) {
  auto loaded = load_feeds(config);
  if (auto* error = std::get_if<SetupError>(&loaded)) return Exit{2, std::move(error->what)};
  const FeedBookPtr feeds = std::get<FeedBookPtr>(std::move(loaded));
  auto city = load_city(config, feeds);
  if (auto* error = std::get_if<SetupError>(&city)) return Exit{2, std::move(error->what)};
  auto settings = std::get<CenterConfig>(std::move(city));
  auto broker = mqtt_options(config.broker, *feeds);
  if (auto* exit = std::get_if<Exit>(&broker)) return std::move(*exit);

  auto opened_store = Store::open(config.store_file, Store::Mode::ReadWrite);
  if (auto* error = std::get_if<StoreError>(&opened_store)) return Exit{1, std::move(error->what)};
  auto store = std::get<std::unique_ptr<Store>>(std::move(opened_store));
  const Applied committed = store->committed();
  auto opened_journal =
      Journal::open({.dir = journal_dir(config.store_file),
                     .sync_every = config.journal_sync,
                     .not_before = std::max({committed.quick, committed.bulk, store->archived()})});
  if (auto* error = std::get_if<JournalError>(&opened_journal)) return Exit{1, std::move(error->what)};
  auto journal = std::get<std::unique_ptr<Journal>>(std::move(opened_journal));

  auto impl = std::make_unique<Impl>();
  impl->geography = settings.geography;
  if (auto error = store->save_feed_book(*feeds, journal->head() + 1)) return Exit{1, std::move(error->what)};
  auto start = start_of(*store, *journal, std::move(settings));
  if (auto* exit = std::get_if<Exit>(&start)) return std::move(*exit);
  auto& from = std::get<Start>(start);
  auto remembered = store->remembered(from.applied.bulk);

  Impl& self = *impl;
  self.historian = std::make_unique<Historian>(std::move(store), HistorianOptions{}, archive_source(*journal),
                                               [&self](const HistoryNow& now) {
                                                 if (Engine* engine = self.told) engine->tell(now);
                                               });
  self.engine = std::make_unique<Engine>(
      EngineOptions{
          .feeds = feeds,
          .from = from.applied,
          .remembered = std::move(remembered),
          .sinks = {.on_changes = [&self](Changes&& changes) { self.historian->offer(std::move(changes)); },
                    .on_checkpoint = [&self](const CityViewPtr& view) { self.historian->offer(view); }},
          .on_request = [&self](const PublishRequest& request) { self.send(request); }},
      std::move(journal), std::move(from.center), self.clock);
  self.told = self.engine.get();
  auto& link = std::get<MqttOptions>(broker);
  if (orders == Orders::Heard) {
    link.wall = config.wall.name;
    link.orders = &self.orders;
  }
  auto feed = MqttFeed::open(std::move(link), self.engine->journal(), self.clock,
                             [&self](const LinkNow& now) { self.engine->tell(now); });
  if (auto* error = std::get_if<MqttError>(&feed)) return Exit{2, std::move(error->what)};
  const std::lock_guard lock{self.feed_mutex};
  self.feed = std::get<std::unique_ptr<MqttFeed>>(std::move(feed));
  return std::unique_ptr<LiveCity>(new LiveCity(std::move(impl)));
}

LiveCity::LiveCity(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
LiveCity::~LiveCity() = default;

void LiveCity::stop() { impl_->stop(); }

CityViewPtr LiveCity::view() const { return impl_->engine->view(); }
GeographyPtr LiveCity::geography() const { return impl_->geography; }
WallMail LiveCity::take_orders() { return impl_->orders.take(); }

}  // namespace city
