// Each rule on an audit with one planted fault, which must be found for its own reason and no other.
#include "widgets/legibility/legibility.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/widgets/support/headless.hpp"

namespace city {
namespace {

using testing::HasSubstr;

const Theme kTheme;
const WallProfile kWall{.pixel_pitch_mm = 1.26, .farthest_seat_m = 3};
constexpr SizePx kSize{1920, 1080};
constexpr Rect kPanel{100, 100, 600, 400};

Audit::Text text(std::string words, Rect ink, Colour colour, std::size_t after_fills = 1) {
  return {.text = std::move(words),
          .cell = {ink.x, ink.y - 4, ink.w, ink.h + 8},
          .ink = ink,
          .font_px = 30,
          .colour = colour,
          .after_fills = after_fills};
}

// A panel as it should be: a title, a row with a name and a value, and one row that is out of order and says so in every way.
Audit sound() {
  Audit audit;
  audit.panels = {kPanel};
  audit.fills = {{kPanel, kTheme.panel}, {{400, 250, 200, 10}, kTheme.attention}};
  audit.texts = {
      text("Rain", {120, 110, 80, 23}, kTheme.ink), text("Gongguan", {120, 200, 120, 23}, kTheme.ink_soft),
      text("3.5 mm", {600, 200, 80, 23}, kTheme.ink), text("Beitou", {160, 240, 90, 23}, kTheme.ink_soft),
      text("87.5 mm", {600, 240, 80, 23}, kTheme.attention)};
  audit.marks = {{{120, 240, 20, 20}, Symbol::Attention}};
  return audit;
}

std::vector<Illegible> judged(const Audit& audit, const WallProfile& profile = kWall) {
  return illegible({.audit = audit, .size = kSize, .profile = profile, .panels = {{"rain", kPanel}}});
}

void expect_only(const Audit& audit, LegibilityRule rule, std::string_view what) {
  const std::vector<Illegible> found = judged(audit);
  ASSERT_FALSE(found.empty()) << name_of(rule) << " was not found";
  for (const Illegible& one : found) {
    EXPECT_EQ(name_of(one.rule), name_of(rule)) << in_words(one);
    EXPECT_EQ(one.panel, "rain");
    EXPECT_THAT(one.what, HasSubstr(what));
    EXPECT_FALSE(in_words(one).empty());
  }
}

TEST(Legible, FindsNothingWrongWithAPanelAsItShouldBe) {
  for (const Illegible& one : judged(sound())) ADD_FAILURE() << in_words(one);
}

TEST(Legible, FindsTextThatTheFarthestSeatCannotRead) {
  Audit audit = sound();
  audit.texts[1].font_px = 20;
  expect_only(audit, LegibilityRule::SmallText, "Gongguan");
  EXPECT_NEAR(judged(audit)[0].number, 14.6, 0.1);
  EXPECT_TRUE(judged(audit, {}).empty()) << "nobody said where people sit";
}

TEST(Legible, FindsTextTooFaintForItsGround) {
  Audit audit = sound();
  audit.texts[1].colour = colour(0x606870);
  expect_only(audit, LegibilityRule::LowContrast, "Gongguan");
}

TEST(Legible, JudgesTextOverWhatWasPaintedBeneathIt) {
  Audit audit = sound();
  audit.fills.insert(audit.fills.begin() + 1, {{110, 190, 300, 40}, colour(0xc0c4c8)});
  for (Audit::Text& one : audit.texts) one.after_fills = 2;
  expect_only(audit, LegibilityRule::LowContrast, "Gongguan");
  audit.fills[1].colour.a = 20;
  EXPECT_TRUE(judged(audit).empty()) << "a faint veil leaves it readable";
}

TEST(Legible, AsksMoreOfTextInAnAlarmColour) {
  Audit audit = sound();
  audit.texts[4].colour = kTheme.serious;  // 4.4 on a panel
  expect_only(audit, LegibilityRule::LowContrast, "87.5 mm");
  EXPECT_EQ(judged(audit)[0].least, 7);
  audit.texts[4].colour = kTheme.serious_ink;
  EXPECT_TRUE(judged(audit).empty());
}

TEST(Legible, FindsASymbolOnAGroundOfItsOwnBrightness) {
  Audit audit = sound();
  audit.fills.push_back({{110, 230, 40, 40}, colour(0xb08000)});
  for (Audit::Mark& mark : audit.marks) mark.after_fills = audit.fills.size();
  audit.texts[3].after_fills = 1;
  const auto found = judged(audit);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rule, LegibilityRule::LowContrast);
  EXPECT_EQ(found[0].what, "symbol attention");
  EXPECT_EQ(found[0].least, 3);
}

TEST(Legible, FindsTextThatOnlyItsColourSetsApart) {
  Audit audit = sound();
  audit.marks.clear();
  audit.fills.pop_back();
  expect_only(audit, LegibilityRule::ColourAlone, "87.5 mm");
}

TEST(Legible, FindsAnAlarmBarWithoutASymbolInItsRow) {
  Audit audit = sound();
  audit.fills.push_back({{400, 195, 200, 10}, kTheme.serious});
  expect_only(audit, LegibilityRule::ColourAlone, "#d55e00");
  audit.fills.back().colour.a = 10;
  EXPECT_TRUE(judged(audit).empty()) << "too faint to be a colour";
}

TEST(Legible, LetsASymbolHeadTheTwoLinesOfItsRowAndTheStrokesOfItsPlot) {
  Audit audit = sound();
  audit.fills.push_back({{400, 285, 200, 5}, kTheme.attention});  // the share used, under the words
  EXPECT_TRUE(judged(audit).empty());
  audit.fills.back().at.y = 300;
  expect_only(audit, LegibilityRule::ColourAlone, "#e69f00");
  audit.fills.back().at = {400, 400, 3, 60};  // a column of a plot
  EXPECT_TRUE(judged(audit).empty());
  audit.marks.clear();
  audit.texts.pop_back();
  EXPECT_FALSE(judged(audit).empty()) << "but nobody says what the plot's colour means";
}

TEST(Legible, DoesNotTakeTheSymbolOfNormalForASign) {
  Audit audit = sound();
  audit.marks[0].symbol = Symbol::Ok;
  expect_only(audit, LegibilityRule::ColourAlone, "");
}

TEST(Legible, LetsAWordStandByAnyOtherColour) {
  Audit audit = sound();
  audit.fills.push_back({{300, 205, 40, 10}, colour(0x2060c0)});
  EXPECT_TRUE(judged(audit).empty());
  audit.fills.back().at.y = 400;  // a row without a word
  expect_only(audit, LegibilityRule::ColourAlone, "#2060c0");
}

TEST(Legible, TakesATallFillForABackdropOfThePanel) {
  Audit audit = sound();
  audit.fills.push_back({{690, 110, 6, 380}, kTheme.attention});
  EXPECT_TRUE(judged(audit).empty());
}

TEST(Legible, FindsALabelThatWasCut) {
  Audit audit = sound();
  audit.texts[1].shortened = true;
  audit.texts[1].fit = Fit::Whole;
  expect_only(audit, LegibilityRule::Clipped, "Gongguan");
  audit.texts[1].fit = Fit::MayShorten;
  EXPECT_TRUE(judged(audit).empty()) << "a name may be shortened";
  audit.texts[1].ink.w = 0;
  expect_only(audit, LegibilityRule::Clipped, "Gongguan");
}

TEST(Legible, FindsALetterThatTheFontLacks) {
  Audit audit = sound();
  audit.texts[1].has_missing_glyph = true;
  expect_only(audit, LegibilityRule::MissingGlyph, "Gongguan");
}

TEST(Legible, FindsTextThatLeavesItsCellOrItsPanel) {
  Audit cell = sound();
  cell.texts[1].cell.w = 60;
  expect_only(cell, LegibilityRule::Outside, "Gongguan");
  Audit panel = sound();
  panel.texts[2] = text("3.5 mm", {640, 200, 80, 23}, kTheme.ink);
  expect_only(panel, LegibilityRule::Outside, "3.5 mm");
}

TEST(Legible, FindsTextOverText) {
  Audit audit = sound();
  audit.texts.push_back(text("Wenshan", {150, 205, 120, 23}, kTheme.ink));
  expect_only(audit, LegibilityRule::Overlap, "Gongguan\" under \"Wenshan");
}

TEST(Legible, AllowsACardOverTextAndAHaloAroundIt) {
  Audit card = sound();
  card.fills.push_back({{110, 180, 300, 50}, kTheme.raised});
  card.texts.push_back(text("Wenshan", {150, 205, 120, 23}, kTheme.ink, card.fills.size()));
  EXPECT_TRUE(judged(card).empty());
  Audit halo = sound();
  halo.texts.push_back(text("Gongguan", {121, 201, 120, 23}, kTheme.ink));
  EXPECT_TRUE(judged(halo).empty());
}

TEST(Legible, FindsAPanelThatSaidItHasNoRoom) {
  Audit audit = sound();
  audit.shortages.push_back({kPanel, "one row"});
  expect_only(audit, LegibilityRule::TooSmall, "one row");
}

TEST(Legible, FindsAPanelWithNothingButATitle) {
  Audit audit = sound();
  audit.texts.resize(1);
  audit.fills.resize(1);
  audit.marks.clear();
  expect_only(audit, LegibilityRule::Empty, "title");
  EXPECT_TRUE(illegible({.audit = audit, .size = kSize, .panels = {{"map", kPanel, true}}}).empty());
}

TEST(Legible, NamesEveryRuleDifferently) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kLegibilityRules; ++i) names.insert(name_of(static_cast<LegibilityRule>(i)));
  EXPECT_EQ(names.size(), kLegibilityRules);
  EXPECT_FALSE(names.contains(""));
}

// Through a Pen as boards use it: what it paints is what is judged.
TEST(Legible, JudgesWhatAPenPainted) {
  if (!support::no_fonts().empty()) GTEST_SKIP() << support::no_fonts();
  support::Headless ui{kSize, kWall};
  const auto found = [&](Colour colour, float width) {
    const Audit audit = ui.frames(2, [&](Pen& pen) {
      pen.panel(kPanel);
      pen.text({120, 110, 200, 40}, "標題 Title", {Role::Title, kTheme.ink, Weight::Bold});
      pen.text({120, 200, width, 40}, "未結案件 Open cases", {Role::Small, colour});
    });
    return illegible({.audit = audit, .size = kSize, .profile = kWall, .panels = {{"p", kPanel}}});
  };
  EXPECT_TRUE(found(kTheme.ink_faint, 400).empty());
  ASSERT_EQ(found(kTheme.ink_faint, 50).size(), 1U);
  EXPECT_EQ(found(kTheme.ink_faint, 50)[0].rule, LegibilityRule::Clipped);
  ASSERT_EQ(found(kTheme.line, 400).size(), 1U);
  EXPECT_EQ(found(kTheme.line, 400)[0].rule, LegibilityRule::LowContrast);
}

}  // namespace
}  // namespace city
