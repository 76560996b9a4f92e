#include "center/history/checkpoint_codec.hpp"

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
