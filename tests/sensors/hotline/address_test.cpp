#include "sensors/hotline/address.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace city {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> notes(const Address& address) {
  std::vector<std::string> names;
  for (const AddressNote& note : address.notes) names.push_back(note.name);
  return names;
}

TEST(Address, AnOrderlyOneStaysAsItIs) {
  const Address address = address_from("臺北市大安區測試街26之3號");
  EXPECT_EQ(address.text, "臺北市大安區測試街26之3號");
  EXPECT_EQ(address.city, "臺北市");
  EXPECT_EQ(address.district, "大安區");
  EXPECT_EQ(address.named_district(), "臺北市大安區");
  EXPECT_THAT(address.notes, IsEmpty());
}

TEST(Address, FullWidthDigitsBecomeOrdinaryOnes) {
  const Address address = address_from("大安區測試街２６之３號");
  EXPECT_EQ(address.text, "大安區測試街26之3號");
  EXPECT_THAT(notes(address), ElementsAre("full-width"));
}

TEST(Address, FullWidthPunctuationIsNotOdd) {
  EXPECT_THAT(notes(address_from("大安區測試公園（北側）")), IsEmpty());
}

TEST(Address, ACityNamedTwiceIsNamedOnce) {
  const Address address = address_from("中山區臺北市臺北市中山區測里測試街84巷3號");
  EXPECT_EQ(address.text, "臺北市中山區測里測試街84巷3號");
  EXPECT_THAT(notes(address), ElementsAre("repeated-prefix"));
}

TEST(Address, PostalCodeAndCountryGo) {
  EXPECT_EQ(address_from("中正區100台灣臺北市中正區測試街1號").text, "臺北市中正區測試街1號");
  EXPECT_EQ(address_from("中正區10044 台灣台北市中正區測試街1號").text, "臺北市中正區測試街1號");
}

TEST(Address, AHouseNumberInFrontIsNoPostalCode) {
  EXPECT_EQ(address_from("中正區100號測試街").text, "中正區100號測試街");
  EXPECT_EQ(address_from("中正區台灣大道1號").text, "中正區台灣大道1號");
}

TEST(Address, SimplifiedNamesOfCityAndDistrictBecomeTraditional) {
  const Address address = address_from("台北市万华区测试街3號");
  EXPECT_EQ(address.text, "臺北市萬華區测试街3號") << "a street's own name is not ours to respell";
  EXPECT_EQ(address.district, "萬華區");
  EXPECT_THAT(notes(address), ElementsAre("simplified-characters"));
}

TEST(Address, AReferenceAddressComesFirstAndThePlaceInBrackets) {
  const Address address = address_from("松山區測試公園(東側),參考地址：測試街８號");
  EXPECT_EQ(address.text, "松山區測試街8號 (測試公園(東側))");
  EXPECT_THAT(notes(address), ElementsAre("full-width", "reference-address"));
}

TEST(Address, AReferenceAddressRepeatsNoCity) {
  EXPECT_EQ(address_from("萬華區測試公園,參考地址：臺北市萬華區測試溪8號門").text,
            "萬華區測試溪8號門 (測試公園)");
  EXPECT_EQ(address_from("參考地址：萬華區測試街1號").text, "萬華區測試街1號");
  EXPECT_EQ(address_from("參考地址：萬華區測試街1號").district, "萬華區");
  EXPECT_EQ(address_from("松山區測試公園,參考地址：").text, "松山區測試公園");
}

TEST(Address, ARomanisedOneTellsItsDistrict) {
  const Address address =
      address_from("1F, No. 3, Lane 1, Test Street, Wanhua District, Taipei City 108, Taiwan");
  EXPECT_EQ(address.district, "Wanhua District");
  EXPECT_EQ(address.city, "臺北市");
  EXPECT_THAT(notes(address), ElementsAre("romanised-address"));
  EXPECT_EQ(address_from("Test Rd, Da'an Dist., Taipei").district, "Da'an District");
  EXPECT_EQ(address_from("Test Rd, Da An Dist., Taipei").district, "Da An District");
  EXPECT_EQ(address_from("Test Rd, Banqiao District, New Taipei City").city, "新北市");
}

TEST(Address, TheDistrictInFrontOfARomanisedOneCountsAndTheCityAtItsEndIsNamedOnce) {
  const Address address = address_from("內湖區No. 5,Test St,Neihu District,Taipei City,Taipei City");
  EXPECT_EQ(address.text, "內湖區No. 5,Test St,Neihu District,Taipei City");
  EXPECT_EQ(address.district, "內湖區");
  EXPECT_THAT(notes(address), ElementsAre("repeated-prefix", "romanised-address"));
}

TEST(Address, ALetterOrTwoIsNotRomanised) {
  EXPECT_THAT(notes(address_from("大安區測試街5號B2")), IsEmpty());
  EXPECT_THAT(notes(address_from("大安區測試街5號1F")), IsEmpty());
}

TEST(Address, OfTwoDistrictsTheOneAfterItsCityCountsElseTheFirst) {
  const Address filed = address_from("大安區臺北市信義區測試街1號");
  EXPECT_EQ(filed.district, "信義區");
  EXPECT_THAT(notes(filed), ElementsAre("two-districts"));
  EXPECT_EQ(address_from("大安區信義區交界處").district, "大安區");
  EXPECT_EQ(address_from("文山區新北市新店區測試路1號").named_district(), "新北市新店區");
}

TEST(Address, LostAndCompatibilityCharactersAreNamed) {
  EXPECT_THAT(notes(address_from("大安區??路1號")), ElementsAre("lost-characters"));
  EXPECT_THAT(notes(address_from("大安區測\uFFFD路1號")), ElementsAre("lost-characters"));
  EXPECT_THAT(notes(address_from("測試街1號附近?")), IsEmpty()) << "somebody asked";
  const Address kept = address_from("大安區\uF914園");
  EXPECT_EQ(kept.text, "大安區樂園");
  EXPECT_THAT(notes(kept), ElementsAre("compatibility-characters"));
}

TEST(Address, ASpellingOfNothingIsNothing) {
  for (const char* raw : {"", " ", ",,", "\xff\xfe"}) EXPECT_EQ(address_from(raw).district, "");
}

TEST(Address, EveryPieceOfAnAddressIsTakenWithoutTrouble) {
  const std::string whole =
      "中正區100台灣台北市万华区測里9鄰測試街２號,參考地址：臺北市Da'an Dist.,Taipei City,Taipei City";
  for (std::size_t begin = 0; begin < whole.size(); ++begin)
    for (std::size_t n = 0; n <= whole.size() - begin; n += 3)
      address_key(address_from(whole.substr(begin, n)).text);
}

std::string key(std::string_view raw) { return address_key(address_from(raw).text); }

TEST(AddressKey, IsOneForTheSpellingsOfOnePlace) {
  const std::string one = key("大安區測試路四段5巷3號");
  EXPECT_FALSE(one.empty());
  EXPECT_EQ(key("大安區臺北市大安區測里12鄰測試路４段５巷３號"), one);
  EXPECT_EQ(key("大安區台北市大安區測試里測試路四段5巷3號"), one);
  EXPECT_EQ(key("106台灣台北市大安區測試路四段 5巷3號"), one);
  EXPECT_EQ(key("大安區測試公園,參考地址：測試路四段5巷3號"), one);
  EXPECT_EQ(key("大安區測試街2-1號七樓"), key("大安區測試街2之1號7樓"));
}

TEST(AddressKey, IsAnotherForAnotherPlace) {
  EXPECT_NE(key("大安區測試街1號"), key("大安區測試街11號"));
  EXPECT_NE(key("大安區測試街1號"), key("信義區測試街1號"));
  EXPECT_NE(key("大安區測試路二段1號"), key("大安區測試路三段1號"));
  EXPECT_NE(key("大安區測里街1號"), key("大安區街1號")) << "a street may have 里 in its name";
}

TEST(AddressKey, ADistrictAloneIsNoPlace) {
  EXPECT_EQ(key("大安區"), "");
  EXPECT_EQ(key("臺北市大安區"), "");
  EXPECT_EQ(key(""), "");
}

}  // namespace
}  // namespace city
