#include "widgets/ui/catalog.hpp"

#include <gtest/gtest.h>

#include <map>

#include "widgets/ui/texts.hpp"

namespace city {
namespace {

enum class ByteOrder { Little, Big };

void put(std::string& bytes, std::uint32_t value, ByteOrder order) {
  for (unsigned i = 0; i < 4; ++i)
    bytes += static_cast<char>(value >> (8U * (order == ByteOrder::Little ? i : 3U - i)) & 0xffU);
}

// A .mo file as msgfmt lays it out, without a hash table.
std::string mo_file(const std::map<std::string, std::string>& words, ByteOrder order = ByteOrder::Little) {
  const auto count = static_cast<std::uint32_t>(words.size());
  std::string head, ids, texts, pool;
  for (const std::uint32_t value : {0x950412deU, 0U, count, 28U, 28 + 8 * count, 0U, 28 + 16 * count})
    put(head, value, order);
  const std::uint32_t start = 28 + 16 * count;
  const auto keep = [&](std::string& table, const std::string& text) {
    put(table, static_cast<std::uint32_t>(text.size()), order);
    put(table, start + static_cast<std::uint32_t>(pool.size()), order);
    pool += text + '\0';
  };
  for (const auto& [id, text] : words) keep(ids, id);
  for (const auto& [id, text] : words) keep(texts, text);
  return head + ids + texts + pool;
}

const std::map<std::string, std::string> kWords{{"", "Content-Type: text/plain; charset=UTF-8\n"},
                                                {"Overdue", "逾期"},
                                                {"{0} min", "{0} 分"},
                                                {"Ward", "病房"}};

TEST(Catalog, FindsTranslationsInEitherByteOrder) {
  for (const ByteOrder order : {ByteOrder::Little, ByteOrder::Big}) {
    const auto parsed = Catalog::parse(mo_file(kWords, order));
    ASSERT_TRUE(std::holds_alternative<Catalog>(parsed));
    const auto& catalog = std::get<Catalog>(parsed);
    EXPECT_EQ(catalog.find("Overdue"), "逾期");
    EXPECT_EQ(catalog.find("Ward"), "病房");
    EXPECT_EQ(catalog.find("overdue"), std::nullopt);
    EXPECT_EQ(catalog.find(""), std::nullopt);
    EXPECT_EQ(catalog.size(), 3U);
  }
}

TEST(Catalog, StaysRightWhenItIsMoved) {
  auto parsed = Catalog::parse(mo_file({{"a", "一"}}));
  const Catalog moved = std::get<Catalog>(std::move(parsed));
  EXPECT_EQ(moved.find("a"), "一");
}

TEST(Catalog, RejectsEveryTruncation) {
  const std::string whole = mo_file(kWords);
  for (std::size_t n = 0; n < whole.size(); ++n)
    EXPECT_TRUE(std::holds_alternative<CatalogError>(Catalog::parse(whole.substr(0, n))))
        << "first " << n << " bytes";
}

TEST(Catalog, SurvivesEveryDamagedByte) {
  const std::string whole = mo_file(kWords);
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (const int damage : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(damage);
      const auto parsed = Catalog::parse(damaged);
      if (const auto* catalog = std::get_if<Catalog>(&parsed)) {
        EXPECT_LE(catalog->find("Overdue").value_or("").size(), whole.size());
      }
    }
}

TEST(Catalog, IsNotWhateverFileLiesThere) {
  const auto parsed = Catalog::parse("PNG or something else entirely, long enough for a head");
  EXPECT_EQ(std::get<CatalogError>(parsed).kind, CatalogError::Kind::NotCatalog);
}

TEST(Texts, FallBackToTheMessageItself) {
  auto catalog = std::make_shared<const Catalog>(std::get<Catalog>(Catalog::parse(mo_file(kWords))));
  const Texts texts{Language::Chinese, catalog};
  EXPECT_EQ(texts.tr("Overdue"), "逾期");
  EXPECT_EQ(texts.tr("not translated"), "not translated");
  EXPECT_EQ(texts.word("rain_gauge"), "rain_gauge");
}

TEST(Texts, PickTheOtherLanguageWhenTheirsIsEmpty) {
  const Texts chinese{Language::Chinese, nullptr}, english{Language::English, nullptr};
  EXPECT_EQ(chinese.pick({"臺北", "Taipei"}), "臺北");
  EXPECT_EQ(english.pick({"臺北", "Taipei"}), "Taipei");
  EXPECT_EQ(english.pick({"臺北", ""}), "臺北");
  EXPECT_EQ(chinese.pick({"", "Taipei"}), "Taipei");
}

TEST(Filled, PutsArgumentsWhereTheTranslationWantsThem) {
  EXPECT_EQ(filled("{0} of {1}", {"3", "7"}), "3 of 7");
  EXPECT_EQ(filled("{1} 院中 {0} 院", {"3", "7"}), "7 院中 3 院");
  EXPECT_EQ(filled("{2} and {x} {", {"3"}), " and {x} {");
}

}  // namespace
}  // namespace city
