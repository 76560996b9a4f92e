// Finding things: what counts as the same text, what comes first, and that an index follows its city.
#include <gtest/gtest.h>

#include "tests/widgets/support/demo_city.hpp"
#include "tests/widgets/support/headless.hpp"
#include "widgets/panels/search_board.hpp"

namespace city {
namespace {

using support::Headless;

AssetInfo named(std::string id, std::string zh, std::string en = "") {
  return {.id = std::move(id),
          .kind = "bike_station",
          .name = {.zh = std::move(zh), .en = std::move(en)},
          .place = LonLat{121.5, 25.0},
          .district = "信義區"};
}

class Search : public ::testing::Test {
 protected:
  void feed(const std::string& id, std::vector<AssetInfo> assets) {
    book.push_back({.id = id});
    AssetChunk chunk{.feed = static_cast<FeedIndex>(book.size() - 1)};
    chunk.info = std::make_shared<const std::vector<AssetInfo>>(std::move(assets));
    paged.append(std::move(chunk));
    renew();
  }
  void renew() {
    view.book = std::make_shared<const FeedBook>(book);
    view.assets = paged.freeze();
    ++view.revision;
  }
  void open_case(const std::string& id, CaseStatus status = CaseStatus::Received) {
    auto cases = *view.cases;
    cases.push_back(std::make_shared<const CaseNow>(
        CaseNow{.fact = {.id = id, .category = "路面坑洞", .status = status}}));
    view.cases = std::make_shared<const std::vector<CasePtr>>(std::move(cases));
  }
  std::vector<std::string> found(std::string_view text, std::size_t limit = 20) {
    while (index.update(view, geography)) {
    }
    std::vector<std::string> names;
    for (const SearchHit& hit : index.search(view, text, limit).hits) switch (hit.kind) {
        case SearchHit::Kind::District:
          names.push_back(geography.districts[hit.area].name.zh);
          break;
        case SearchHit::Kind::Village:
          names.push_back(geography.villages[hit.area].name.zh);
          break;
        case SearchHit::Kind::Case:
          names.push_back(hit.one->fact.id);
          break;
        case SearchHit::Kind::Asset:
          names.push_back((*view.assets[hit.asset.chunk].info)[hit.asset.slot].id);
          break;
      }
    return names;
  }

  FeedBook book;
  Paged<AssetChunk> paged;
  CityView view;
  Geography geography;
  SearchIndex index;
};

using Names = std::vector<std::string>;

TEST(SearchKey, MakesOneSpellingOfMany) {
  EXPECT_EQ(search_key("  ＹｏｕＢｉｋｅ２．０ "), "youbike2.0");
  EXPECT_EQ(search_key("台北"), search_key("臺北"));
  EXPECT_EQ(search_key("信義區"), "信義區");
  EXPECT_EQ(search_key("a\nb"), "a b");
  EXPECT_EQ(search_key("　"), "");
}

TEST_F(Search, PutsTheIdFirstThenTheNameThenBeginningsThenTheRest) {
  feed("bike", {named("inside", "北信義廣場"), named("words", "x", "Old Xinyi Road"),
                named("begin", "信義廣場"), named("name", "信義"), named("信義", "an id")});
  EXPECT_EQ(found("信義"), (Names{"信義", "name", "begin", "inside"}));
  EXPECT_EQ(found("xinyi"), (Names{"words"}));
}

TEST_F(Search, FindsInBothLanguagesWhateverTheCase) {
  feed("bike",
       {named("1", "捷運市政府站", "MRT Taipei City Hall"), named("2", "台北車站", "Taipei Main Station")});
  EXPECT_EQ(found("CITY hall"), (Names{"1"}));
  EXPECT_EQ(found("臺北車站"), (Names{"2"}));
  EXPECT_EQ(found("taipei"), (Names{"2", "1"})) << "a name that begins with it before one that contains it";
}

TEST_F(Search, FindsNativeAndFullIds) {
  feed("bike", {named("500101", "A"), named("500102", "B")});
  feed("vd", {named("500101", "C")});
  EXPECT_EQ(found("500102"), (Names{"500102"}));
  EXPECT_EQ(found("500101").size(), 2U);
  EXPECT_EQ(found("vd/500101"), (Names{"500101"}));
  EXPECT_EQ(found("vd/5001").size(), 1U);
  EXPECT_EQ(found("vd/").size(), 0U);
}

TEST_F(Search, FindsDistrictsVillagesAndOpenCases) {
  geography.districts = {{.name = {.zh = "信義區", .en = "Xinyi Dist."}}};
  geography.villages = {{.level = AreaLevel::Village, .name = {.zh = "信義里", .en = "Xinyi Vil."}}};
  feed("bike", {named("1", "信義公園")});
  open_case("C-2026-001");
  open_case("C-2026-002", CaseStatus::Closed);
  EXPECT_EQ(found("信義"), (Names{"信義區", "信義里", "1"}));
  EXPECT_EQ(found("xinyi dist"), (Names{"信義區"}));
  EXPECT_EQ(found("c-2026"), (Names{"C-2026-001"})) << "closed ones are history";
}

TEST_F(Search, FollowsACityWhoseNamesChange) {
  feed("bike", {named("1", "舊名")});
  EXPECT_EQ(found("舊名"), (Names{"1"}));
  const std::uint64_t before = index.revision();
  index.update(view, geography);
  EXPECT_EQ(index.revision(), before) << "nothing changed";
  paged.edit(0).info = std::make_shared<const std::vector<AssetInfo>>(std::vector{named("1", "新名")});
  renew();
  EXPECT_EQ(found("新名"), (Names{"1"}));
  EXPECT_TRUE(found("舊名").empty());
}

TEST_F(Search, ReadsALargeCityInSlices) {
  for (int chunk = 0; chunk < 40; ++chunk) {
    std::vector<AssetInfo> assets;
    for (int i = 0; i < 256; ++i) assets.push_back(named(std::to_string(chunk * 256 + i), "路燈"));
    feed("f" + std::to_string(chunk), std::move(assets));
  }
  int slices = 1;
  while (index.update(view, geography)) ++slices;
  EXPECT_EQ(slices, 5);
  const SearchResult lamps = index.search(view, "路燈", 10);
  EXPECT_EQ(lamps.hits.size(), 10U);
  EXPECT_TRUE(lamps.is_at_least) << "10,240 of one name are not worth counting";
  EXPECT_GE(lamps.all, 8000U);
  const SearchResult last = index.search(view, "10239", 10);
  ASSERT_FALSE(last.hits.empty());
  EXPECT_EQ(last.hits[0].rank, SearchHit::Rank::Id);
}

TEST_F(Search, AnExactIdIsFoundBehindAnyNumberOfOthers) {
  for (int chunk = 0; chunk < 40; ++chunk) {
    std::vector<AssetInfo> assets;
    for (int i = 0; i < 256; ++i) assets.push_back(named("7" + std::to_string(chunk * 256 + i), "路燈"));
    if (chunk == 39) assets.back().id = "7";
    feed("f", std::move(assets));
  }
  EXPECT_EQ(found("7", 5).front(), "7");
}

TEST_F(Search, TheBoardSaysWhatWasFoundAndWhereItIs) {
  geography.districts = {{.name = {.zh = "信義區", .en = "Xinyi Dist."},
                          .rings = {{{121.55, 25.02}, {121.60, 25.02}, {121.60, 25.05}, {121.55, 25.05}}},
                          .label_at = {121.57, 25.03}}};
  feed("bike", {named("9", "信義廣場")});
  while (index.update(view, geography)) {
  }
  const Texts texts;
  const SearchContent content = search_board(index, false, view, geography,
                                             {.text = "信義", .is_typing = true, .chosen = 7}, {}, texts);
  ASSERT_EQ(content.rows.size(), 2U);
  EXPECT_EQ(content.chosen, 1U) << "never beyond the last";
  const auto go = std::get<GoTo>(*content.rows[0].action);
  ASSERT_TRUE(go.look);
  EXPECT_NEAR(go.look->metres_across, 5045 * 1.15, 30);
  const auto chosen = std::get<GoTo>(*taken(content));
  EXPECT_EQ(chosen.asset, AssetRef{});
  EXPECT_EQ(content.rows[1].cells[0].text, "信義廣場");
}

TEST_F(Search, DrawsInBothLanguagesAndEverySizeWithoutCuttingItsOwnWords) {
  if (const std::string why = support::no_fonts(); !why.empty()) GTEST_SKIP() << why;
  const CityViewPtr storm = support::stormy_city();
  const GeographyPtr map = support::demo_geography();
  SearchIndex all;
  while (all.update(*storm, *map)) {
  }
  for (const Language language : {Language::Chinese, Language::English}) {
    const Texts texts = support::texts_in(language);
    for (const auto& [size, panel] : {std::pair{SizePx{1920, 1080}, Rect{0, 0, 460, 380}},
                                      {SizePx{1920, 1080}, Rect{0, 0, 1200, 1000}},
                                      {SizePx{3840, 2160}, Rect{0, 0, 960, 800}}})
      for (const SearchState& state :
           {SearchState{}, SearchState{.is_typing = true},
            SearchState{.text = "1", .is_typing = true, .chosen = 30}, SearchState{.text = "zzzz"}}) {
        Headless stage{size};
        const SearchContent content = search_board(all, false, *storm, *map, state, {}, texts);
        const Audit audit =
            stage.frames(2, [&](Pen& pen) { draw_search(pen, panel, content, texts, Hand{}); });
        EXPECT_TRUE(audit.shortages.empty());
        for (const Audit::Text& text : audit.texts)
          EXPECT_FALSE(text.shortened && text.fit == Fit::Whole) << text.text;
      }
  }
}

TEST_F(Search, ATouchOnTheLineBeginsTyping) {
  if (const std::string why = support::no_fonts(); !why.empty()) GTEST_SKIP() << why;
  Headless stage{{1920, 1080}};
  const SearchContent content;
  MaybeAction action;
  stage.frames(1, [&](Pen& pen) {
    const Hand hand{.at = Hand::Point{100, pen.line_height(Role::Title) + 34}, .clicked = true};
    action = draw_search(pen, {0, 0, 500, 400}, content, Texts{}, hand);
  });
  ASSERT_TRUE(action);
  EXPECT_TRUE(std::holds_alternative<BeginSearch>(*action));
}

}  // namespace
}  // namespace city
