#include <gtest/gtest.h>

#include "tests/sensors/builders.hpp"

namespace city {
namespace {

using test::decoded;
using test::utc;
using Kind = DecodeError::Kind;

Facts one_case(std::string_view payload) {
  return decoded(test::feed("hotline-1999"), "city/hotline-1999/case/2026050100001", payload);
}

const std::string kGood =
    R"({"category":"路面積淹水","status":"assigned","opened":"2026-05-01T08:00:00+08:00","due":"2026-05-02T08:00:00+08:00",)"
    R"("closed":null,"agency":"水利處","district":"信義區","address":"市府路1號","lon":121.56,"lat":25.03,"text":"水深及膝"})";

TEST(CanonicalCase, KeepsItsLife) {
  const Facts facts = one_case(kGood);
  ASSERT_EQ(facts.cases.size(), 1u);
  const CaseFact& fact = facts.cases[0];
  EXPECT_EQ(fact.id, "2026050100001");
  EXPECT_EQ(fact.category, "路面積淹水");
  EXPECT_EQ(fact.status, CaseStatus::Assigned);
  EXPECT_EQ(fact.opened, utc(2026, 5, 1));
  EXPECT_EQ(fact.due, utc(2026, 5, 2));
  EXPECT_FALSE(fact.closed);
  EXPECT_EQ(fact.district, "信義區");
  EXPECT_EQ(fact.text, "水深及膝");
  EXPECT_TRUE(fact.place);
  EXPECT_EQ(fact.received_at, test::kReceived);
  EXPECT_TRUE(facts.errors.empty());
}

TEST(CanonicalCase, KnowsEveryStatus) {
  const std::pair<const char*, CaseStatus> words[]{
      {"received", CaseStatus::Received}, {"assigned", CaseStatus::Assigned}, {"on_site", CaseStatus::OnSite},
      {"on site", CaseStatus::OnSite},    {"resolved", CaseStatus::Resolved}, {"closed", CaseStatus::Closed},
      {"reopened", CaseStatus::Reopened}};
  for (const auto& [word, status] : words) {
    const Facts facts = one_case(std::string{R"({"opened":1777593600000,"status":")"} + word + "\"}");
    ASSERT_EQ(facts.cases.size(), 1u) << word;
    EXPECT_EQ(facts.cases[0].status, status) << word;
  }
}

TEST(CanonicalCase, RefusesAnUnknownStatus) {
  const Facts facts = one_case(R"({"opened":1777593600000,"status":"lost"})");
  EXPECT_TRUE(test::is_empty(facts));
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::BadValue);
}

TEST(CanonicalCase, NeedsAStatusAndTheTimeOfOpening) {
  const Facts facts = one_case(R"({"category":"a","status":null})");
  EXPECT_TRUE(test::is_empty(facts));
  ASSERT_EQ(facts.errors.size(), 2u);
  EXPECT_EQ(facts.errors[0].field, "status");
  EXPECT_EQ(facts.errors[1].field, "opened");
}

TEST(CanonicalCase, RefusesAnUnreadableTimeOfOpeningOnce) {
  const Facts facts = one_case(R"({"status":"closed","opened":"yesterday"})");
  EXPECT_TRUE(test::is_empty(facts));
  ASSERT_EQ(facts.errors.size(), 1u);
  EXPECT_EQ(facts.errors[0].kind, Kind::BadTime);
  EXPECT_EQ(facts.errors[0].field, "opened");
}

TEST(CanonicalCase, LosesOnlyAnUnreadableDueTime) {
  const Facts facts = one_case(R"({"status":"closed","opened":1777593600000,"due":"soon"})");
  ASSERT_EQ(facts.cases.size(), 1u);
  EXPECT_FALSE(facts.cases[0].due);
  EXPECT_EQ(facts.errors.at(0).field, "due");
}

TEST(CanonicalCase, NormalisesTheCategory) {
  // Compatibility ideographs U+F9xx and full-width brackets, as some months' files have them.
  const Facts facts =
      one_case(R"({"status":"closed","opened":1777593600000,"category":"\uf914園\uff08含\uff09"})");
  ASSERT_EQ(facts.cases.size(), 1u);
  EXPECT_EQ(facts.cases[0].category, "樂園(含)");
}

TEST(CanonicalCase, TakesAnUnknownPositionWithoutComplaint) {
  const Facts facts = one_case(R"({"status":"closed","opened":1777593600000,"lon":null,"lat":null})");
  EXPECT_EQ(facts.cases.size(), 1u);
  EXPECT_TRUE(facts.errors.empty());
}

TEST(CanonicalCase, KeepsTheCaseWhenItsPositionIsBad) {
  const Facts facts = one_case(R"({"status":"closed","opened":1777593600000,"lon":25.0,"lat":121.5})");
  ASSERT_EQ(facts.cases.size(), 1u);
  EXPECT_FALSE(facts.cases[0].place);
  EXPECT_EQ(facts.errors.at(0).kind, Kind::BadPosition);
}

TEST(CanonicalCase, RefusesEveryTruncation) {
  for (std::size_t n = 1; n < kGood.size(); ++n) {
    const Facts facts = one_case(std::string_view{kGood}.substr(0, n));
    EXPECT_TRUE(test::is_empty(facts)) << "first " << n << " bytes";
    EXPECT_EQ(facts.errors.size(), 1u) << "first " << n << " bytes";
  }
}

TEST(CanonicalCase, NamesAGeocodersDefaultPoint) {
  FeedSpec spec = test::feed("hotline-1999");
  spec.default_points = {{.lon_deg = 121.56, .lat_deg = 25.03}};
  const Facts facts = decoded(spec, "city/hotline-1999/case/1", kGood);
  EXPECT_TRUE(facts.cases.at(0).place_approximate);
  ASSERT_EQ(facts.findings.size(), 1u);
  EXPECT_EQ(facts.findings[0].name, "default-point");
  EXPECT_EQ(facts.findings[0].subject, "1");
  EXPECT_FALSE(one_case(kGood).cases.at(0).place_approximate);
}

}  // namespace
}  // namespace city
