// The 1999 hotline's documents, each with the quirks that were seen in the city's files: every one has its name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/sensors/formats/shipped.hpp"

namespace city {
namespace {

using test::fixture;
using test::raw;
using test::utc;
using testing::Contains;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::StartsWith;
using testing::UnorderedElementsAre;

constexpr const char* kFeed = "hotline-1999";
constexpr const char* kMonth = "hotline-1999.refused.csv";

std::map<std::string, CaseFact> by_id(const Facts& facts) {
  std::map<std::string, CaseFact> cases;
  for (const CaseFact& one : facts.cases)
    EXPECT_TRUE(cases.emplace(one.id, one).second) << one.id << " twice";
  return cases;
}

std::multiset<std::string> names_about(const Facts& facts, std::string_view id) {
  std::multiset<std::string> names;
  for (const Finding& one : facts.findings)
    if (one.subject == id) names.insert(one.name);
  return names;
}

std::string month(std::string_view row) {
  return "案件編號,派工項目,案件地址,立案日期,立案時間\n" + std::string{row} + "\n";
}

// What was found in a month of one row.
std::set<std::string> names_in(std::string_view row) {
  std::set<std::string> names;
  for (const Finding& one : raw(kFeed, month(row)).findings) names.insert(one.name);
  return names;
}

TEST(HotlineMonth, MakesACaseOfEveryRowThatHasADateAndATime) {
  auto cases = by_id(fixture(kFeed, kMonth));
  EXPECT_EQ(cases.size(), 16u);
  const CaseFact& first = cases["2026053110424"];
  EXPECT_EQ(first.opened, utc(2026, 5, 31, 15, 59, 17));
  EXPECT_EQ(first.status, CaseStatus::Received);
  EXPECT_EQ(first.category, "大型廢棄物清運聯繫");
  EXPECT_EQ(first.group, "waste");
  EXPECT_EQ(first.district, "大安區");
  EXPECT_EQ(first.address, "大安區測試街26之3號");
  EXPECT_EQ(cases["2026053110418"].opened, utc(2026, 5, 30, 16, 4)) << "000400.0";
}

TEST(HotlineMonth, TakesTheDistrictFromTheAddressHoweverItIsWritten) {
  auto cases = by_id(fixture(kFeed, kMonth));
  EXPECT_EQ(cases["2026053110420"].district, "臺北市中山區") << "the city's name comes twice before it";
  EXPECT_EQ(cases["2026053110417"].address, "臺北市中正區測試街7號")
      << "a postal code and the country before it";
  EXPECT_EQ(cases["2026053110414"].district, "臺北市萬華區") << "simplified";
  EXPECT_EQ(cases["2026053110413"].district, "臺北市Neihu District");
  EXPECT_EQ(cases["2026053110412"].district, "新北市新店區") << "filed under a district of this city";
  EXPECT_EQ(cases["2026053110419"].address, "松山區測試街8號 (測試公園)");
}

TEST(HotlineMonth, GivesEveryItemTodaysName) {
  const std::string riverside = "河濱公園自行車道及堤外便道破損、散落物、油漬及樹倒";
  auto cases = by_id(fixture(kFeed, kMonth));
  EXPECT_EQ(cases["2026053110417"].category, "路燈不亮或損壞");
  EXPECT_EQ(cases["2026053110417"].group, "streetlight");
  EXPECT_EQ(cases["2026053110416"].category, riverside);
  EXPECT_EQ(cases["2026053110415"].category, riverside);
  EXPECT_EQ(cases["2026053110414"].category, "測試項目") << "one that nobody knows stays";
  EXPECT_EQ(cases["2026053110414"].group, "");
}

TEST(HotlineMonth, GivesCutAndSharedNumbersAnIdOfTheirOwn) {
  const Facts facts = fixture(kFeed, kMonth);
  std::size_t derived = 0;
  for (const CaseFact& one : facts.cases) derived += one.id.size() != 13;
  EXPECT_EQ(derived, 6u) << "two cut to nine digits, two in scientific notation, two that share one number";
  const Facts again = fixture(kFeed, kMonth);
  for (std::size_t i = 0; i < facts.cases.size(); ++i) EXPECT_EQ(facts.cases[i].id, again.cases[i].id);
}

TEST(HotlineMonth, ARowKeepsItsIdWhateverStandsAroundIt) {
  const Facts facts = fixture(kFeed, kMonth);
  const Facts alone = raw(kFeed, month("202402010,污染舉發,中正區測試路一段99號,20240201,001900"));
  ASSERT_EQ(alone.cases.size(), 1u);
  EXPECT_TRUE(by_id(facts).contains(alone.cases[0].id));
}

TEST(HotlineMonth, NamesWhatWasOddAboutARow) {
  const auto of = [](std::string_view row) { return names_in(row); };
  EXPECT_THAT(of("2026053110424,動物救援,大安區測試街6號,20260531,235917"), IsEmpty());
  EXPECT_THAT(of("202402010,動物救援,大安區測試街6號,20240201,001600"),
              UnorderedElementsAre("truncated-id", "lost-seconds"));
  EXPECT_THAT(of("202402010,動物救援,大安區測試街6號,20240201,001617"), UnorderedElementsAre("truncated-id"));
  EXPECT_THAT(of("2.02504E+12,動物救援,大安區測試街6號,20250430,235806"),
              UnorderedElementsAre("scientific-id"));
  EXPECT_THAT(of(",動物救援,大安區測試街6號,20250430,235806"), UnorderedElementsAre("missing-id"));
  EXPECT_THAT(of("2020050100001,動物救援,大安區測試街6號,20200501,000400.0"),
              UnorderedElementsAre("decimal-time"));
  EXPECT_THAT(of("2026053110424,動物?援,大安區測試街6號,20260531,235917"),
              UnorderedElementsAre("lost-characters"));
  EXPECT_THAT(of("2026053110424,動物虐待傷害,大安區測試街6號,20260531,235917"),
              UnorderedElementsAre("renamed-item"));
  EXPECT_THAT(of("2026053110424,測試項目,大安區測試街6號,20260531,235917"),
              UnorderedElementsAre("unknown-item"));
  EXPECT_THAT(of("2026053110424,動物救援,\"大安區測試園,參考地址：測試街６號\",20260531,235917"),
              UnorderedElementsAre("quoted-comma", "reference-address", "full-width"));
  EXPECT_THAT(of("2026053110424,動物救援,\"大安區No. 3,Test Rd,Daan Dist.\",20260531,235917"),
              UnorderedElementsAre("quoted-comma", "romanised-address"));
}

TEST(HotlineMonth, AFindingNamesItsCaseAsTheCaseIsKnown) {
  const Facts facts = fixture(kFeed, kMonth);
  const auto cases = by_id(facts);
  ASSERT_FALSE(facts.findings.empty());
  for (const Finding& one : facts.findings)
    EXPECT_TRUE(cases.contains(one.subject)) << one.name << " " << one.subject;
  EXPECT_THAT(names_about(facts, "2026053110415"), UnorderedElementsAre("compatibility-characters"));
}

TEST(HotlineMonth, RefusesARowWhoseColumnsMovedWithAName) {
  const Facts facts = fixture(kFeed, kMonth);
  std::vector<std::string> whys;
  for (const DecodeError& error : facts.errors) {
    EXPECT_EQ(error.kind, DecodeError::Kind::Refused);
    whys.push_back(error.detail.substr(0, error.detail.find(':')));
  }
  EXPECT_THAT(whys,
              UnorderedElementsAre("shifted-columns", "shifted-columns", "unreadable-time", "missing-date"));
}

TEST(HotlineMonth, AQuotedCommaMovesNothingAndAnUnquotedOneIsRefusedEvenWhenTheRestFits) {
  EXPECT_EQ(raw(kFeed, month("2026053110424,動物救援,\"大安區甲,乙\",20260531,235917")).cases.size(), 1u);
  const Facts shifted = raw(kFeed, month("2026053110424,動物救援,大安區甲,乙,20260531,235917"));
  EXPECT_TRUE(shifted.cases.empty());
  ASSERT_EQ(shifted.errors.size(), 1u);
  EXPECT_THAT(shifted.errors[0].detail, StartsWith("shifted-columns"));
}

constexpr const char* kInternal = "hotline-1999.internal.refused.csv";

TEST(HotlineInternalList, FindsItsHeaderBelowATitleAndReadsYearsOfTheRepublic) {
  const Facts facts = fixture(kFeed, kInternal);
  auto cases = by_id(facts);
  ASSERT_EQ(cases.size(), 3u);
  const CaseFact& flooded = cases["2026081810001"];
  EXPECT_EQ(flooded.opened, utc(2026, 8, 18, 5, 12, 9));
  EXPECT_EQ(flooded.due, utc(2026, 8, 18, 9, 12));
  EXPECT_FALSE(flooded.closed);
  EXPECT_EQ(flooded.status, CaseStatus::Assigned);
  EXPECT_EQ(flooded.agency, "測試處");
  EXPECT_EQ(flooded.district, "大安區");
  EXPECT_EQ(flooded.text, "積水約及腳踝 請派員處理") << "a line break inside a cell";
  EXPECT_THAT(names_about(facts, "2026081810001"), Contains("republic-year"));
}

TEST(HotlineInternalList, ReadsTheWholeLifeOfACase) {
  auto cases = by_id(fixture(kFeed, kInternal));
  EXPECT_EQ(cases["2026081810002"].status, CaseStatus::Closed);
  EXPECT_EQ(cases["2026081810002"].closed, utc(2026, 8, 18, 2, 30));
  EXPECT_EQ(cases["2026081810003"].status, CaseStatus::Reopened);
}

TEST(HotlineInternalList, RefusesAStatusNobodyKnowsAndARowThatWasCutOff) {
  const Facts facts = fixture(kFeed, kInternal);
  ASSERT_EQ(facts.errors.size(), 2u);
  EXPECT_THAT(facts.errors[0].detail, StartsWith("unknown-status"));
  EXPECT_THAT(facts.errors[1].detail, StartsWith("cut-row"));
}

TEST(HotlineInternalList, ATableThatIsNoneOfTheHotlinesIsRefusedAsAWhole) {
  const Facts facts = raw(kFeed, "name,size\na,1\n");
  EXPECT_TRUE(facts.cases.empty());
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, DecodeError::Kind::MappingFailed);
}

TEST(HotlinePoints, TakeTheEightHoursOffAStampWithoutAZone) {
  const Facts facts = fixture(kFeed, "hotline-1999.points.json");
  auto cases = by_id(facts);
  ASSERT_EQ(cases.size(), 3u);
  EXPECT_EQ(cases["2026060110001"].opened, utc(2026, 6, 1, 4, 15, 0, 42)) << "12:15 in Taipei";
  EXPECT_THAT(names_about(facts, "2026060110001"), UnorderedElementsAre("eight-hours-added"));
  EXPECT_EQ(cases["2026060110003"].opened, utc(2026, 6, 1, 12, 15)) << "its zone is written";
  EXPECT_THAT(names_about(facts, "2026060110003"), Not(Contains("eight-hours-added")));
}

TEST(HotlinePoints, OneAtCityHallIsApproximate) {
  const Facts facts = fixture(kFeed, "hotline-1999.points.json");
  auto cases = by_id(facts);
  EXPECT_TRUE(cases["2026060110001"].place);
  EXPECT_FALSE(cases["2026060110001"].place_approximate);
  EXPECT_TRUE(cases["2026060110002"].place_approximate);
  EXPECT_THAT(names_about(facts, "2026060110002"), Contains("default-point"));
  EXPECT_FALSE(cases["2026060110003"].place);
}

FeedSpec live_feed() {
  FeedSpec spec = test::feed(kFeed);
  spec.items_text = R"(
[[item]]
name = "路燈不亮"
group = "streetlight"
former = ["路燈故障"]
due_h = 8
)";
  return spec;
}

Facts told(std::string_view payload) {
  return test::decoded(live_feed(), "city/hotline-1999/case/1", payload);
}

TEST(HotlineLive, ACanonicalCaseGetsTodaysNameAnOrderlyAddressAndItsDistrict) {
  const Facts facts = told(
      R"({"category":"路燈故障","status":"assigned","opened":1777593600000,"address":"大安區臺北市大安區測試路１號"})");
  ASSERT_EQ(facts.cases.size(), 1u);
  EXPECT_EQ(facts.cases[0].category, "路燈不亮");
  EXPECT_EQ(facts.cases[0].group, "streetlight");
  EXPECT_EQ(facts.cases[0].address, "臺北市大安區測試路1號");
  EXPECT_EQ(facts.cases[0].district, "臺北市大安區");
  EXPECT_THAT(names_about(facts, "1"), IsSupersetOf({"renamed-item", "full-width", "repeated-prefix"}));
}

TEST(HotlineLive, TheSourcesOwnDistrictStays) {
  const Facts facts = told(
      R"({"category":"路燈不亮","status":"assigned","opened":1777593600000,"district":"信義區","address":"大安區測試路1號"})");
  EXPECT_EQ(facts.cases.at(0).district, "信義區");
}

TEST(HotlineLive, ADueTimeIsAssumedOnlyWhereTheListSaysSoAndTheSourceSaysNothing) {
  const Facts without = told(R"({"category":"路燈不亮","status":"assigned","opened":1777593600000})");
  EXPECT_EQ(without.cases.at(0).due, without.cases[0].opened + std::chrono::hours{8});
  EXPECT_THAT(names_about(without, "1"), UnorderedElementsAre("due-assumed"));
  const Facts with =
      told(R"({"category":"路燈不亮","status":"assigned","opened":1777593600000,"due":1777593660000})");
  EXPECT_EQ(with.cases.at(0).due, with.cases[0].opened + std::chrono::minutes{1});
  const Facts unreadable =
      told(R"({"category":"路燈不亮","status":"assigned","opened":1777593600000,"due":"soon"})");
  EXPECT_FALSE(unreadable.cases.at(0).due) << "it was given, and is refused by name";
}

TEST(HotlineLive, SaysSinceWhenACaseIsAsItSays) {
  const Facts facts = told(R"({"status":"closed","opened":1777593600000,"t":"2026-05-01T09:00:00+08:00"})");
  EXPECT_EQ(facts.cases.at(0).told, utc(2026, 5, 1, 1));
  EXPECT_FALSE(told(R"({"status":"closed","opened":1777593600000})").cases.at(0).told);
  EXPECT_TRUE(facts.findings.empty());
}

}  // namespace
}  // namespace city
