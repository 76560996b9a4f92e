#include "sensors/formats/decoder.hpp"

#include <utility>
#include <vector>

#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"
#include "sensors/formats/canonical.hpp"
#include "sensors/formats/cap.hpp"
#include "sensors/formats/compression.hpp"
#include "sensors/formats/device_json.hpp"
#include "sensors/formats/jq_mapper.hpp"
#include "sensors/formats/ngsi_ld.hpp"
#include "sensors/formats/sensorthings.hpp"
#include "sensors/formats/sparkplug.hpp"
#include "sensors/formats/tasmota.hpp"
#include "sensors/formats/ttn.hpp"
#include "sensors/formats/zigbee2mqtt.hpp"
#include "sensors/topic.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;

struct Feed {
  FeedContext context{};
  JqMapper mapper{};
  SensorThingsDecoder sensorthings{};
  SparkplugDecoder sparkplug{};
};

}  // namespace

struct Decoder::Impl {
  explicit Impl(FeedBookPtr book) : feeds{std::move(book)}, topics{*feeds}, batch{feeds->size()} {
    by_index.resize(feeds->size());
    for (std::size_t i = 0; i < feeds->size(); ++i) {
      by_index[i].context.spec = &(*feeds)[i];
      by_index[i].context.zone = Zone{(*feeds)[i].zone};
      // A list with an error in it does not get this far: whoever reads feed files refuses it.
      auto items = parse_hotline_items((*feeds)[i].items_text);
      if (auto* list = std::get_if<HotlineItems>(&items))
        by_index[i].context.items = ItemIndex{std::move(*list)};
    }
  }

  void decode(const TopicMeaning& topic);
  bool uncompress(Batch& into, const FeedSpec& spec);
  void message_document(Feed& feed);
  void document(Feed& feed);
  void catalogue(Feed& feed);

  FeedBookPtr feeds;
  TopicTable topics;
  Batch batch;
  std::vector<Feed> by_index{};
  CanonicalDecoder canonical{};
  DeviceJson device_json{};
  std::string uncompressed_text{};
};

// False: reported. The text lives until the next message that is compressed.
bool Decoder::Impl::uncompress(Batch& into, const FeedSpec& spec) {
  if (spec.compression == Compression::None || into.message().payload.empty()) return true;
  Uncompressed plain = uncompressed(into.message().payload, spec.compression);
  if (plain.fault) into.fail(plain.fault->kind, "", plain.fault->detail);
  if (plain.fault) return false;
  uncompressed_text = std::move(plain.text);
  into.uncompressed(uncompressed_text);
  return true;
}

void Decoder::Impl::message_document(Feed& feed) {
  if (uncompress(batch, *feed.context.spec)) document(feed);
  uncompressed_text = {};
}

void Decoder::Impl::catalogue(Feed& feed) {
  const Format format = feed.context.spec->format;
  if (format == Format::Jq) return document(feed);
  if (format == Format::SensorThings) return feed.sensorthings.catalogue(feed.context, batch);
  canonical.catalogue(batch.message().payload, feed.context, batch);
}

void Decoder::Impl::document(Feed& feed) {
  switch (feed.context.spec->format) {
    case Format::Jq:
      return feed.mapper.decode(feed.context, canonical, batch);
    case Format::Cap:
      return decode_cap(feed.context, batch);
    case Format::Ttn:
      return decode_ttn(device_json, feed.context, batch);
    case Format::Zigbee2Mqtt:
      return decode_zigbee2mqtt(device_json, feed.context, batch);
    case Format::Tasmota:
      return decode_tasmota(device_json, feed.context, batch);
    case Format::NgsiLd:
      return decode_ngsi_ld(device_json, feed.context, batch);
    case Format::Sparkplug:
      return feed.sparkplug.decode(feed.context, batch);
    case Format::SensorThings:
      return feed.sensorthings.decode(feed.context, batch);
    case Format::Canonical:
      return batch.fail(Kind::UnknownTopic, "",
                        "a feed in canonical form has no documents: raw needs format = \"jq\" or another");
  }
}

void Decoder::Impl::decode(const TopicMeaning& topic) {
  switch (topic.kind) {
    case TopicKind::Ignored:
      return;
    case TopicKind::SimulatorStatus:
      return canonical.simulator_status(batch);
    case TopicKind::Unknown:
      return batch.fail(
          Kind::UnknownTopic, "",
          std::string{topic.feed == kNoFeed ? "no feed file claims " : "means nothing in its feed: "}.append(
              batch.message().topic));
    case TopicKind::Alert:
      return decode_cap(by_index[topic.feed].context, batch);
    case TopicKind::Document:
      return message_document(by_index[topic.feed]);
    default:
      return canonical.message(topic, by_index[topic.feed].context, batch);
  }
}

Decoder::Decoder(FeedBookPtr feeds) : impl_{std::make_unique<Impl>(std::move(feeds))} {}
Decoder::~Decoder() = default;
Decoder::Decoder(Decoder&&) noexcept = default;
Decoder& Decoder::operator=(Decoder&&) noexcept = default;

Lane Decoder::lane_of(std::string_view topic) {
  const TopicMeaning meaning = impl_->topics.find(topic);
  if (meaning.feed == kNoFeed) return Lane::Quick;
  if (meaning.kind == TopicKind::Alert) return Lane::Bulk;
  return (*impl_->feeds)[meaning.feed].format == Format::Canonical ? Lane::Quick : Lane::Bulk;
}

FeedIndex Decoder::feed_of(std::string_view topic) const { return impl_->topics.find(topic).feed; }

void Decoder::add(const Message& message) {
  const TopicMeaning topic = impl_->topics.find(message.topic);
  if (topic.kind == TopicKind::Ignored) return;
  impl_->batch.begin(message, topic.feed,
                     topic.kind == TopicKind::SimulatorStatus ? Batch::Count::No : Batch::Count::Yes);
  if (message.truncated)
    return impl_->batch.fail(Kind::TooLarge, "", "over the payload limit; only its beginning was kept");
  impl_->decode(topic);
}

void Decoder::remember(const Message& message) {
  const TopicMeaning topic = impl_->topics.find(message.topic);
  if (topic.feed == kNoFeed || topic.kind != TopicKind::Document) return;
  Feed& feed = impl_->by_index[topic.feed];
  Batch unheard{impl_->feeds->size()};  // whatever it yields was told before
  unheard.begin(message, topic.feed, Batch::Count::No);
  if (!impl_->uncompress(unheard, *feed.context.spec)) return;
  if (feed.context.spec->format == Format::Sparkplug) feed.sparkplug.remember(feed.context, unheard);
  if (feed.context.spec->format == Format::SensorThings) feed.sensorthings.decode(feed.context, unheard);
  impl_->uncompressed_text = {};
}

void Decoder::add_catalogues() {
  for (std::size_t i = 0; i < impl_->by_index.size(); ++i) {
    Feed& feed = impl_->by_index[i];
    if (feed.context.spec->catalogue_text.empty()) continue;
    const Message document{.topic = feed.context.spec->catalogue_file,
                           .payload = feed.context.spec->catalogue_text};
    impl_->batch.begin(document, static_cast<FeedIndex>(i), Batch::Count::No);
    impl_->catalogue(feed);
  }
}

Facts Decoder::take() { return impl_->batch.take(); }

}  // namespace city
