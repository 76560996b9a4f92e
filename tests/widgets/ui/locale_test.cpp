// The catalogues against the sources: nothing on screen is left untranslated, and no translation loses an argument.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sensors/quantity.hpp"
#include "tests/widgets/support/headless.hpp"

namespace city {
namespace {

// Every literal in tr("…") and N_("…"), adjacent pieces joined.
std::vector<std::string> messages_in(const std::string& source) {
  std::vector<std::string> messages;
  for (const std::string_view call : {"tr(\"", "N_(\""}) {
    for (std::size_t at = source.find(call); at != std::string::npos; at = source.find(call, at + 1)) {
      const bool is_word =
          at > 0 && (std::isalnum(static_cast<unsigned char>(source[at - 1])) != 0 || source[at - 1] == '_');
      if (is_word) continue;
      std::string message;
      std::size_t i = at + call.size();
      for (; i < source.size() && source[i] != '"'; ++i) message += source[i];
      messages.push_back(message);
    }
  }
  return messages;
}

std::set<std::string> all_messages() {
  std::set<std::string> all{"Overview"};  // the scene, named by data
  const std::filesystem::path root{CITYGLASS_SOURCE_DIR};
  for (const char* folder : {"widgets", "center/commands"}) {
    if (!std::filesystem::exists(root / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root / folder}) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      std::ifstream file{entry.path()};
      for (std::string& message : messages_in({std::istreambuf_iterator<char>{file}, {}}))
        all.insert(std::move(message));
    }
  }
  return all;
}

std::vector<std::string> places_in(std::string_view text) {
  std::vector<std::string> places;
  for (std::size_t i = 0; i + 2 < text.size(); ++i)
    if (text[i] == '{' && text[i + 2] == '}') places.emplace_back(text.substr(i, 3));
  std::sort(places.begin(), places.end());
  return places;
}

TEST(Locale, TranslatesEveryTextOfTheWall) {
  const Texts chinese = support::texts_in(Language::Chinese);
  const std::set<std::string> messages = all_messages();
  EXPECT_GT(messages.size(), 80U);
  std::size_t untranslated = 0;
  for (const std::string& message : messages)
    if (chinese.tr(message) == message) {
      ++untranslated;
      ADD_FAILURE() << "no zh-TW for \"" << message << '"';
    }
  EXPECT_EQ(untranslated, 0U);
}

TEST(Locale, KeepsEveryArgumentInTranslation) {
  const Texts chinese = support::texts_in(Language::Chinese);
  for (const std::string& message : all_messages())
    EXPECT_EQ(places_in(chinese.tr(message)), places_in(message)) << message;
}

TEST(Locale, LeavesEnglishTextsAlone) {
  const Texts english = support::texts_in(Language::English);
  for (const std::string& message : all_messages()) EXPECT_EQ(english.tr(message), message);
}

// String literals with letters among the arguments of pen.text and pen.value that are not looked up first, "file:line text".
std::vector<std::string> painted_literals_in(const std::string& file, const std::string& source) {
  std::vector<std::string> found;
  for (const std::string_view call : {"pen.text(", "pen.value("}) {
    for (std::size_t at = source.find(call); at != std::string::npos; at = source.find(call, at + 1)) {
      int depth = 1;
      for (std::size_t i = at + call.size(); i < source.size() && depth > 0; ++i) {
        if (source[i] == '(') ++depth;
        if (source[i] == ')') --depth;
        if (source[i] != '"') continue;
        const std::size_t end = source.find('"', i + 1);
        const std::string literal = source.substr(i + 1, end - i - 1);
        const std::string_view before = std::string_view{source}.substr(0, i);
        const bool is_looked_up = before.ends_with("tr(") || before.ends_with("width(");
        const auto letters = std::count_if(literal.begin(), literal.end(), [](char c) {
          return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0xE3;
        });
        if (!is_looked_up && letters > 1)
          found.push_back(
              file + ":" +
              std::to_string(
                  std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(i), '\n') + 1) +
              " " + literal);
        i = end;
      }
    }
  }
  return found;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(Locale, LetsNoBoardPaintAWordThatWasNotLookedUp) {
  EXPECT_EQ(painted_literals_in("x", "pen.text(r, \"Open cases\", style);").size(), 1U);
  EXPECT_TRUE(
      painted_literals_in("x", "pen.text(r, texts.tr(\"Open cases\"), style); f(\"beside\");").empty());
  const std::filesystem::path root{CITYGLASS_SOURCE_DIR};
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{root / "widgets"}) {
    if (entry.path().extension() != ".cpp") continue;
    ++files;
    for (const std::string& literal : painted_literals_in(entry.path().filename(), text_of(entry.path())))
      if (!literal.ends_with("模擬 SIMULATED")) ADD_FAILURE() << literal;  // in both languages by intention
  }
  EXPECT_GT(files, 30U);
}

// The value of a line `key = "…"` of each file, in every file of a folder of assets/feeds.
std::set<std::string> shipped_values(const char* folder, std::string_view key) {
  std::set<std::string> values;
  const std::string begin = std::string{key} + " = \"";
  for (const auto& entry :
       std::filesystem::directory_iterator{std::filesystem::path{CITYGLASS_SOURCE_DIR} / "assets" / folder}) {
    if (entry.path().extension() != ".toml") continue;
    std::istringstream lines{text_of(entry.path())};
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with(begin))
        values.insert(line.substr(begin.size(), line.find('"', begin.size()) - begin.size()));
  }
  return values;
}

TEST(Locale, HasWordsForTheKindsAndItemsThatShippedFeedsTell) {
  const Texts chinese = support::texts_in(Language::Chinese), english = support::texts_in(Language::English);
  const std::set<std::string> kinds = shipped_values("feeds", "kind");
  EXPECT_GT(kinds.size(), 20U);
  for (const std::string& kind : kinds) EXPECT_NE(chinese.word(kind), kind);
  const std::set<std::string> items = shipped_values("feeds/items", "name");
  EXPECT_GT(items.size(), 20U);
  for (const std::string& item : items) EXPECT_NE(english.word(item), item);
  for (const std::string& group : shipped_values("feeds/items", "group")) {
    EXPECT_NE(chinese.word(group), group);
    EXPECT_NE(english.word(group), group);
  }
}

TEST(Locale, NamesTheFiguresOfShippedVitalSignsInBothLanguages) {
  for (const std::string& quantity : shipped_values(".", "quantity")) {
    const Text2 label = quantity_info(quantity).label;
    EXPECT_FALSE(label.zh.empty()) << quantity;
    EXPECT_FALSE(label.en.empty()) << quantity;
  }
}

TEST(Locale, TranslatesWordsOfTheDataBothWays) {
  EXPECT_EQ(support::texts_in(Language::Chinese).word("rain_gauge"), "雨量站");
  EXPECT_EQ(support::texts_in(Language::English).word("大型廢棄物清運聯繫"), "Bulky waste pick-up");
  EXPECT_EQ(support::texts_in(Language::English).word("大安區"), "Da'an");
}

}  // namespace
}  // namespace city
