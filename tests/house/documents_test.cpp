// The documents and scripts keep up with the tree: ARCHITECTURE.md has a row for what exists, run installs
// what CMake asks for.
#include <gtest/gtest.h>

#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house/tree.hpp"

namespace city::house {
namespace {

// The table row about a folder, or about the folder it lies in; nullptr when there is neither.
const Line* row_of(const std::vector<Line>& document, std::string_view folder) {
  for (const Line& line : document) {
    if (line.text.starts_with("| ") && line.text.find("`" + std::string(folder) + "/`") != std::string::npos)
      return &line;
  }
  const std::size_t slash = folder.rfind('/');
  const bool has_a_row_of_its_own = folder.starts_with("center/") || folder.starts_with("widgets/");
  if (slash == std::string_view::npos || (has_a_row_of_its_own && folder.find('/') == slash)) return nullptr;
  return row_of(document, folder.substr(0, slash));
}

std::set<std::string> words_of(std::string text) {
  for (char& c : text) {
    if (!(c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = ' ';
  }
  std::istringstream words(text);
  return {std::istream_iterator<std::string>(words), {}};
}

TEST(Documents, TheArchitectureHasARowForEveryFolder) {
  const std::vector<Line> lines = lines_of("ARCHITECTURE.md");
  ASSERT_FALSE(lines.empty()) << "ARCHITECTURE.md is missing";
  for (const std::string& folder : parts()) {
    EXPECT_NE(row_of(lines, folder), nullptr) << "ARCHITECTURE.md: no row for " << folder << "/";
  }
}

TEST(Documents, TheArchitectureSaysWhoOwnsEachForeignLibrary) {
  const std::vector<Line> lines = lines_of("ARCHITECTURE.md");
  for (const std::string& folder : parts()) {
    const Line* row = row_of(lines, folder);
    if (row == nullptr) continue;  // told by the test above
    for (const std::string& library : foreign_libraries_in(folder + "/CMakeLists.txt")) {
      EXPECT_TRUE(words_of(row->text).contains(library))
          << row->where() << ": " << folder << "/CMakeLists.txt owns foreign::" << library
          << ", this row does not";
    }
  }
}

TEST(Documents, TheArchitectureSaysWhyEachForeignLibraryIsThere) {
  std::set<std::string> explained;
  for (const Line& line : lines_of("ARCHITECTURE.md")) {
    if (!line.text.starts_with("| ")) continue;
    const std::set<std::string> words = words_of(line.text.substr(0, line.text.find('|', 1)));
    explained.insert(words.begin(), words.end());
  }
  for (const std::string& library : foreign_libraries()) {
    EXPECT_TRUE(explained.contains(library))
        << "ARCHITECTURE.md: no row says why foreign::" << library << " is there";
  }
}

TEST(Documents, RunInstallsEveryPackageThatCMakeAsksFor) {
  const std::string script = read("run");
  const std::set<std::string> packages = required_packages();
  EXPECT_GT(packages.size(), 10U);
  for (const std::string& package : packages) {
    EXPECT_NE(script.find(package), std::string::npos) << "run: does not install " << package;
  }
}

}  // namespace
}  // namespace city::house
