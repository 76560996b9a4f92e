#include "center/history/checkpoint_codec.hpp"

#include <fstream>
#include <iterator>

#include "tests/center/history/support.hpp"

namespace city::history {
namespace {

TEST(CheckpointCodec, BringsBackAnEmptyView) {
  const auto back = decode_view(encode_view(CityView{}), nullptr);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->assets.size(), 0u);
  EXPECT_TRUE(back->feeds.empty());
}

TEST(CheckpointCodec, BringsBackAssetsWithTheirValues) {
  const CityView view = small_view();
  const auto back = decode_view(encode_view(view), view.book);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->assets.size(), 2u);
  for (std::size_t c = 0; c < 2; ++c) {
    const AssetChunk& was = view.assets[c];
    const AssetChunk& is = back->assets[c];
    EXPECT_EQ(is.feed, was.feed);
    EXPECT_EQ(is.first, was.first);
    EXPECT_EQ(is.revision, was.revision);
    EXPECT_EQ(is.info_revision, was.info_revision);
    ASSERT_EQ(is.size(), was.size());
    for (std::size_t i = 0; i < is.size(); ++i) {
      const AssetInfo& a = (*is.info)[i];
      const AssetInfo& b = (*was.info)[i];
      EXPECT_EQ(a.id, b.id);
      EXPECT_EQ(a.kind, b.kind);
      EXPECT_EQ(a.name, b.name);
      EXPECT_EQ(a.place, b.place);
      EXPECT_EQ(a.line, b.line);
      EXPECT_EQ(a.agency, b.agency);
      EXPECT_EQ(a.district, b.district);
      EXPECT_EQ(a.described, b.described);
      EXPECT_EQ(a.traits, b.traits);
      EXPECT_EQ(a.stream, b.stream);
      EXPECT_EQ(a.online, b.online);
      EXPECT_EQ(a.place_approximate, b.place_approximate);
      EXPECT_EQ(is.tallies.at(i).accepted, was.tallies.at(i).accepted);
      EXPECT_EQ(is.tallies.at(i).duplicate, was.tallies.at(i).duplicate);
      EXPECT_EQ(is.tallies.at(i).late, was.tallies.at(i).late);
      EXPECT_EQ(is.tallies.at(i).suspect, was.tallies.at(i).suspect);
      EXPECT_EQ(is.tallies.at(i).refused, was.tallies.at(i).refused);
    }
    ASSERT_EQ(is.values.size(), was.values.size());
    for (std::size_t i = 0; i < is.values.size(); ++i) {
      EXPECT_EQ(is.values[i].value, was.values[i].value);
      EXPECT_EQ(is.values[i].event_time, was.values[i].event_time);
      EXPECT_EQ(is.values[i].received_at, was.values[i].received_at);
      EXPECT_EQ(is.values[i].series, was.values[i].series);
      EXPECT_EQ(is.values[i].quantity, was.values[i].quantity);
      EXPECT_EQ(is.values[i].quality, was.values[i].quality);
      EXPECT_EQ(is.values[i].doubts, was.values[i].doubts);
      EXPECT_EQ(is.values[i].same_for_s, was.values[i].same_for_s);
      EXPECT_EQ(is.values[i].published_s, was.values[i].published_s);
    }
  }
}

TEST(CheckpointCodec, BringsBackTheHeadAndTheFeeds) {
  const CityView view = small_view();
  const auto back = decode_view(encode_view(view), view.book);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->revision, 77u);
  EXPECT_EQ(back->now, view.now);
  EXPECT_TRUE(back->simulated);
  EXPECT_EQ(back->applied, view.applied);
  EXPECT_EQ(back->book, view.book);
  EXPECT_EQ((*back->quantities)[1].unit, "mm");
  EXPECT_EQ((*back->quantities)[1].high, 500);
  const FeedNow& feed = back->feeds.at(0);
  EXPECT_EQ(feed.state, FeedState::Late);
  EXPECT_EQ(feed.publisher_online, false);
  EXPECT_EQ(feed.newest_receipt, view.feeds[0].newest_receipt);
  EXPECT_EQ(feed.newest_event, view.feeds[0].newest_event);
  EXPECT_EQ(feed.known, 2u);
  EXPECT_EQ(feed.late, 6u);
  EXPECT_EQ(feed.clock_suspect, 13u);
  EXPECT_EQ(feed.messages_per_s, 1.5);
  EXPECT_EQ(feed.refused_by_kind, view.feeds[0].refused_by_kind);
  EXPECT_EQ(feed.last_error, "sno: missing");
  EXPECT_EQ(feed.throttled, 14u);
  EXPECT_EQ(feed.zone_assumed, 15u);
  EXPECT_EQ(feed.approximate, 16u);
  EXPECT_EQ(feed.offline, 17u);
  EXPECT_EQ(feed.undistricted, 22u);
  EXPECT_EQ(feed.by_quality, view.feeds[0].by_quality);
  EXPECT_EQ(feed.skew_s, 28'800.5);
  EXPECT_FALSE(feed.publish_skew_s);
  EXPECT_EQ(feed.grade, FeedGrade::Bad);
  ASSERT_EQ(feed.reasons.size(), 2u);
  EXPECT_EQ(feed.reasons[0].kind, FeedReason::Kind::StampsBehind);
  EXPECT_EQ(feed.reasons[1].number, 1);
  EXPECT_EQ(feed.findings, view.feeds[0].findings);
  EXPECT_FALSE(back->feeds.at(1).publisher_online);
}

TEST(CheckpointCodec, BringsBackTheRefusalsThatNoFeedOwns) {
  CityView view = small_view();
  view.unclaimed_by_kind[static_cast<std::size_t>(DecodeError::Kind::UnknownTopic)] = 41;
  const auto back = decode_view(encode_view(view), view.book);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->unclaimed_by_kind, view.unclaimed_by_kind);
}

TEST(CheckpointCodec, BringsBackCasesAlertsAndVitalSigns) {
  const CityView view = small_view();
  const auto back = decode_view(encode_view(view), view.book);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->cases->size(), 2u);
  EXPECT_EQ((*back->cases)[0]->fact.id, "1999-7");
  EXPECT_EQ((*back->cases)[0]->fact.status, CaseStatus::Reopened);
  EXPECT_EQ((*back->cases)[0]->fact.place, (LonLat{121.56, 25.03}));
  EXPECT_EQ((*back->cases)[0]->updated, (*view.cases)[0]->updated);
  EXPECT_EQ((*back->cases)[0]->fact.group, "drainage");
  EXPECT_TRUE((*back->cases)[0]->fact.place_approximate);
  EXPECT_EQ((*back->cases)[0]->duplicates, 2u);
  EXPECT_EQ((*back->cases)[0]->duplicate_of, "1999-5");
  EXPECT_EQ((*back->cases)[0]->fact.told, kNoon);
  ASSERT_EQ(back->alerts->size(), 2u);
  const AlertNow& alert = *(*back->alerts)[0];
  EXPECT_TRUE(alert.in_force);
  EXPECT_EQ(alert.fact.references, (std::vector<std::string>{"CAP-0"}));
  EXPECT_EQ(alert.fact.expires, (*view.alerts)[0]->fact.expires);
  EXPECT_EQ(alert.fact.received_at, (*view.alerts)[0]->fact.received_at);
  EXPECT_FALSE(alert.fact.onset);
  EXPECT_EQ(alert.fact.areas.at(0).polygons, (*view.alerts)[0]->fact.areas[0].polygons);
  EXPECT_EQ(alert.fact.areas.at(0).circles.at(0).radius_km, 3.5);
  EXPECT_EQ((*back->alerts)[1]->replaced_by, "CAP-1");
  EXPECT_EQ((*back->vital_specs)[0].aggregate, VitalSpec::Aggregate::Sum);
  EXPECT_EQ((*back->vital_specs)[0].attention_below, 100);
  EXPECT_FALSE((*back->vital_specs)[0].attention_above);
  EXPECT_EQ(back->vitals.at(0).value, 12);
  EXPECT_EQ(back->vitals.at(0).trend->at(1).value, 12);
  EXPECT_EQ(back->vitals.at(0).trend->at(0).at, view.vitals[0].trend->at(0).at);
}

TEST(CheckpointCodec, BringsBackTheVolumesAndHowMuchIsInQuarantine) {
  const CityView view = small_view();
  const auto back = decode_view(encode_view(view), view.book);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->volumes->size(), 2u);
  EXPECT_EQ((*back->volumes)[0].item, "路面積淹水");
  EXPECT_EQ((*back->volumes)[0].last_hour, 84u);
  EXPECT_EQ((*back->volumes)[0].deviation, 0.5);
  EXPECT_EQ((*back->volumes)[1].weeks, 26u);
  EXPECT_EQ((*back->volumes)[1].band, ItemVolume::Band::ExpectedPeak);
  EXPECT_EQ((*back->volumes)[1].why, (Text2{"農曆年前", "before Lunar New Year"}));
  EXPECT_EQ(back->volume_memory->newest_hour, 500'000);
  EXPECT_EQ(back->volume_memory->days, (std::vector<std::uint8_t>{1, 0, 1}));
  ASSERT_EQ(back->volume_memory->items.size(), 1u);
  EXPECT_EQ(back->volume_memory->items[0].first, "路樹處理");
  EXPECT_EQ(*back->volume_memory->items[0].second, (std::vector<std::uint16_t>{0, 65'535, 3}));
  EXPECT_EQ(back->quarantined, 41u);
}

// fixtures/checkpoint_v1.bin is small_view() as the first version wrote it, with what that version knew.
TEST(CheckpointCodec, ReadsWhatVersionOneWrote) {
  std::ifstream file{CITYGLASS_SOURCE_DIR "/tests/center/history/fixtures/checkpoint_v1.bin",
                     std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  const CityView now = small_view();
  const auto back = decode_view(bytes, now.book);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->revision, 77u);
  ASSERT_EQ(back->assets.size(), 2u);
  const AssetChunk& chunk = back->assets[0];
  ASSERT_EQ(chunk.values.size(), 3u);
  EXPECT_EQ(chunk.values[0].value, 12);
  EXPECT_EQ(chunk.values[0].published_s, kNotPublished);
  EXPECT_FALSE(chunk.values[0].clock_suspect());
  EXPECT_TRUE(chunk.values[1].clock_suspect());
  EXPECT_EQ(chunk.values[1].value, -0.125);
  EXPECT_EQ(chunk.tallies.size(), chunk.size());
  EXPECT_TRUE((*chunk.info)[0].described);
  EXPECT_EQ((*chunk.info)[1].line.size(), 3u);
  EXPECT_FALSE((*chunk.info)[1].place_approximate);
  EXPECT_EQ(back->feeds.at(0).clock_suspect, 13u);
  EXPECT_EQ(back->feeds.at(0).throttled, 0u);
  ASSERT_EQ(back->cases->size(), 2u);
  EXPECT_EQ((*back->cases)[1]->fact.id, "1999-6");
  EXPECT_EQ((*back->cases)[1]->duplicates, 0u);
  EXPECT_EQ(back->alerts->size(), 2u);
  EXPECT_EQ(back->vitals.at(0).trend->size(), 2u);
}

TEST(CheckpointCodec, BringsBackWhatIsUsualAndTheTrendsOfAssets) {
  const CityView view = small_view();
  const auto back = decode_view(encode_view(view), view.book);
  ASSERT_TRUE(back);
  const NormalBand band = back->vitals.at(0).normal.value();
  EXPECT_EQ(band.low, 2.5);
  EXPECT_EQ(band.high, 30.25);
  EXPECT_EQ(band.basis, NormalBand::Basis::HourOfDay);
  EXPECT_EQ(band.samples, 5u);
  ASSERT_EQ(back->norms->vitals.size(), 1u);
  EXPECT_EQ(back->norms->vitals[0].first, "bikes");
  ASSERT_EQ(back->norms->vitals[0].second->size(), kWeekHours);
  const NormCell& cell = back->norms->vitals[0].second->at(36);
  EXPECT_EQ(cell.hours, 3u);
  EXPECT_EQ(cell.count, 180u);
  EXPECT_EQ(cell.mean, 12.5);
  EXPECT_EQ(cell.squared, 47.75);
  EXPECT_EQ(cell.newest_hour, 493'908);
  EXPECT_EQ(back->norms->vitals[0].second->at(35).count, 0u);
  ASSERT_EQ(back->trends->size(), 1u);
  const AssetTrend& trend = back->trends->at(0);
  EXPECT_EQ(trend.series, 2u);
  EXPECT_EQ(trend.quantity, 1u);
  EXPECT_EQ(trend.asset, (AssetRef{1, 0}));
  ASSERT_EQ(trend.points->size(), 2u);
  EXPECT_EQ(trend.points->at(0).at, view.trends->at(0).points->at(0).at);
  EXPECT_EQ(trend.points->at(1).at, view.trends->at(0).points->at(1).at);
  EXPECT_EQ(trend.points->at(1).value, -0.125);
}

TEST(CheckpointCodec, RefusesATrendOfAnAssetThatIsNotThere) {
  CityView view = small_view();
  AssetTrend trend = view.trends->at(0);
  trend.asset = {1, 77};
  view.trends = std::make_shared<const std::vector<AssetTrend>>(std::vector<AssetTrend>{trend});
  EXPECT_FALSE(decode_view(encode_view(view), view.book));
}

// fixtures/checkpoint_v2.bin: the same of the second version.
TEST(CheckpointCodec, ReadsWhatVersionTwoWrote) {
  std::ifstream file{CITYGLASS_SOURCE_DIR "/tests/center/history/fixtures/checkpoint_v2.bin",
                     std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  const CityView now = small_view();
  const auto back = decode_view(bytes, now.book);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->revision, 77u);
  EXPECT_EQ(back->vitals.at(0).trend->size(), 2u);
  EXPECT_FALSE(back->vitals.at(0).normal);
  EXPECT_EQ(back->volumes->size(), 2u);
  EXPECT_EQ(back->quarantined, 41u);
  EXPECT_TRUE(back->norms->vitals.empty());
  EXPECT_TRUE(back->trends->empty());
}

TEST(CheckpointCodec, WritesTheSameBytesForWhatItBroughtBack) {
  const CityView view = small_view();
  const std::string bytes = encode_view(view);
  EXPECT_EQ(encode_view(*decode_view(bytes, view.book)), bytes);
}

TEST(CheckpointCodec, KeepsTheOldNumbersWhenTheBookHasChanged) {
  const std::string bytes = encode_view(small_view());
  const auto other = std::make_shared<const FeedBook>(book_of({"parking", "cwa-rain"}));
  const auto back = decode_view(bytes, other);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->book->size(), 2u);
  EXPECT_EQ((*back->book)[0].id, "youbike");
  EXPECT_EQ((*back->book)[0].toml_text, "");
  EXPECT_EQ((*back->book)[1].toml_text, (*other)[1].toml_text);
}

TEST(CheckpointCodec, ReadsNothingOfDamagedBytes) {
  const CityView view = small_view();
  const std::string bytes = encode_view(view);
  for (std::size_t n = 0; n < bytes.size(); ++n)
    EXPECT_FALSE(decode_view(bytes.substr(0, n), view.book)) << n;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(~damaged[i]);
    decode_view(damaged, view.book);  // whatever it makes of it, it returns
  }
}

}  // namespace
}  // namespace city::history
