// The catalogues against the sources: nothing on screen is left untranslated, and no translation loses an argument.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

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

TEST(Locale, TranslatesWordsOfTheDataBothWays) {
  EXPECT_EQ(support::texts_in(Language::Chinese).word("rain_gauge"), "雨量站");
  EXPECT_EQ(support::texts_in(Language::English).word("大型廢棄物清運聯繫"), "Bulky waste pick-up");
  EXPECT_EQ(support::texts_in(Language::English).word("大安區"), "Da'an");
}

}  // namespace
}  // namespace city
