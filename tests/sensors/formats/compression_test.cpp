#include "sensors/formats/compression.hpp"

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "tests/sensors/builders.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;

std::string gzip(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string zstd(std::string_view text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
  return packed;
}

std::string packed_as(Compression compression, std::string_view text) {
  return compression == Compression::Gzip ? gzip(text) : zstd(text);
}

std::string some_text(std::size_t bytes) {
  std::string text;
  for (unsigned i = 0; text.size() < bytes; ++i) text += std::to_string(i * 2654435761u) + "水";
  text.resize(bytes);
  return text;
}

class EachCompression : public testing::TestWithParam<Compression> {};
INSTANTIATE_TEST_SUITE_P(Compressions, EachCompression, testing::Values(Compression::Gzip, Compression::Zstd),
                         [](const auto& tested) {
                           return tested.param == Compression::Gzip ? "Gzip" : "Zstd";
                         });

TEST_P(EachCompression, GivesBackWhatWasCompressed) {
  for (const std::size_t bytes : {0u, 1u, 65535u, 65536u, 65537u, 1000000u}) {
    const std::string text = some_text(bytes);
    const Uncompressed back = uncompressed(packed_as(GetParam(), text), GetParam());
    EXPECT_FALSE(back.fault) << bytes;
    EXPECT_EQ(back.text, text) << bytes;
  }
}

TEST_P(EachCompression, TakesPartsInARowAsOneDocument) {
  const std::string two = packed_as(GetParam(), some_text(65536)) + packed_as(GetParam(), "tail");
  const Uncompressed back = uncompressed(two, GetParam());
  EXPECT_FALSE(back.fault);
  EXPECT_EQ(back.text, some_text(65536) + "tail");
}

TEST_P(EachCompression, NamesEveryCut) {
  const std::string whole = packed_as(GetParam(), some_text(3000));
  for (std::size_t n = 0; n < whole.size(); ++n) {
    const Uncompressed cut = uncompressed(std::string_view{whole}.substr(0, n), GetParam());
    if (n == 0 && GetParam() == Compression::Zstd) continue;  // no frame at all is told by the decoder
    ASSERT_TRUE(cut.fault) << n;
    EXPECT_EQ(cut.fault->kind, Kind::BadValue) << n;
    EXPECT_NE(cut.fault->detail.find("cut off"), std::string::npos) << n << cut.fault->detail;
    EXPECT_TRUE(cut.text.empty());
  }
}

TEST_P(EachCompression, RefusesWhatIsDamagedOrNotCompressedAtAll) {
  std::string damaged = packed_as(GetParam(), some_text(3000));
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  const std::string behind = packed_as(GetParam(), "text") + "something else";
  for (const std::string& wrong : {damaged, behind, std::string{"{\"plain\":1}"}, std::string(100, '\0')}) {
    const Uncompressed back = uncompressed(wrong, GetParam());
    // A zstd frame need not carry a checksum, so damage may show as another text only.
    if (!back.fault && GetParam() == Compression::Zstd && wrong == damaged) continue;
    ASSERT_TRUE(back.fault);
    EXPECT_EQ(back.fault->kind, Kind::BadValue);
    EXPECT_TRUE(back.text.empty());
  }
}

TEST_P(EachCompression, StopsAtItsBound) {
  const std::string packed = packed_as(GetParam(), std::string(200000, ' '));
  EXPECT_LT(packed.size(), 1000u);
  EXPECT_FALSE(uncompressed(packed, GetParam(), 200000).fault);
  const Uncompressed over = uncompressed(packed, GetParam(), 199999);
  ASSERT_TRUE(over.fault);
  EXPECT_EQ(over.fault->kind, Kind::TooLarge);
  EXPECT_TRUE(over.text.empty());
}

TEST_P(EachCompression, HoldsABombOfManyMegabytesBack) {
  const std::string bomb = packed_as(GetParam(), std::string(kMaxUncompressedBytes + 1, 'x'));
  EXPECT_LT(bomb.size(), std::size_t{1} << 20);
  EXPECT_EQ(uncompressed(bomb, GetParam()).fault.value().kind, Kind::TooLarge);
}

TEST_P(EachCompression, IsUndoneForTheFeedsDocumentsAndForNothingElse) {
  FeedSpec spec = test::feed("bikes");
  spec.format = Format::Jq;
  spec.jq_program = "{obs: {asset: .id, t: 1777593600000, v: {on: 1}}}";
  spec.compression = GetParam();
  const std::string packed = packed_as(GetParam(), R"({"id":"a"})");
  Decoder decoder{test::book(spec)};
  decoder.add({.topic = "city/bikes/raw", .payload = packed, .position = 3});
  decoder.add({.topic = "city/bikes/obs/b", .payload = R"({"t":1777593600000,"v":{"on":1}})"});
  decoder.add({.topic = "city/bikes/raw", .payload = ""});
  const Facts facts = decoder.take();
  ASSERT_EQ(facts.readings.size(), 2u);
  EXPECT_EQ(facts.readings[0].asset, "a");
  EXPECT_EQ(facts.readings[1].asset, "b");
  EXPECT_TRUE(facts.errors.empty()) << "an empty payload clears a retained message";
  EXPECT_EQ(facts.tallies.at(0).bytes, packed.size() + 32) << "counted as they came";

  decoder.add({.topic = "city/bikes/raw", .payload = R"({"id":"a"})"});
  decoder.add({.topic = "city/bikes/raw", .payload = std::string_view{packed}.substr(0, packed.size() - 1)});
  const Facts refused = decoder.take();
  EXPECT_TRUE(test::is_empty(refused));
  ASSERT_EQ(refused.errors.size(), 2u);
  for (const DecodeError& error : refused.errors) EXPECT_EQ(error.kind, Kind::BadValue);
}

TEST(Compression, OfNoneLeavesTheTextAlone) {
  EXPECT_EQ(uncompressed("{}", Compression::None).text, "{}");
  EXPECT_EQ(uncompressed("{}", Compression::None, 1).fault.value().kind, Kind::TooLarge);
}

}  // namespace
}  // namespace city
