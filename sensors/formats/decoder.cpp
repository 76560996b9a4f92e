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

void Decoder::Impl::message_document(Feed& feed) {
  const Compression compression = feed.context.spec->compression;
  if (compression == Compression::None || batch.message().payload.empty()) return document(feed);
  Uncompressed plain = uncompressed(batch.message().payload, compression);
  if (plain.fault) return batch.fail(plain.fault->kind, "", plain.fault->detail);
  uncompressed_text = std::move(plain.text);
  batch.uncompressed(uncompressed_text);
  document(feed);
  uncompressed_text = {};
  batch.uncompressed({});
}

void Decoder::Impl::catalogue(Feed& feed) {
  const Format format = feed.context.spec->format;
  if (format == Format::Jq || format == Format::SensorThings) return document(feed);
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
    case Format::SensorThings:
    case Format::Sparkplug:
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

void Decoder::add(const Message& message) {
  const TopicMeaning topic = impl_->topics.find(message.topic);
  if (topic.kind == TopicKind::Ignored) return;
  impl_->batch.begin(message, topic.feed,
                     topic.kind == TopicKind::SimulatorStatus ? Batch::Count::No : Batch::Count::Yes);
  if (message.truncated)
    return impl_->batch.fail(Kind::TooLarge, "", "over the payload limit; only its beginning was kept");
  impl_->decode(topic);
}

void Decoder::remember(const Message&) {}

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
