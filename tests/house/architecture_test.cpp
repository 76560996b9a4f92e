// Who includes whom, and the form of files. Each breach is printed as file:line, so that an editor jumps to
// it.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house/tree.hpp"

namespace city::house {
namespace {

constexpr std::size_t kMaxLines = 500;

bool starts_with_any(std::string_view text, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [text](const std::string& beginning) { return text.starts_with(beginning); });
}

TEST(Architecture, FoldersIncludeOnlyWhatTheyMay) {
  const std::map<std::string, std::vector<std::string>> may{
      {"sensors", {"sensors/"}},
      {"center", {"sensors/", "center/"}},
      {"widgets", {"sensors/", "center/state/", "center/figures/", "widgets/"}},
      {"sim", {"sensors/", "sim/"}},
  };
  const std::vector<std::string> wiring{"center/commands/",
                                        "center/main.cpp"};  // joins all parts, so may see all
  std::size_t seen = 0;
  for (const auto& [folder, allowed] : may) {
    for (const Include& include : project_includes(folder)) {
      ++seen;
      if (starts_with_any(include.line.path, wiring)) continue;
      EXPECT_TRUE(starts_with_any(include.path, allowed))
          << include.line.where() << ": " << folder << "/ may not include " << include.path;
    }
  }
  EXPECT_GT(seen, 0U) << "no include was found: is the source tree at " << root() << "?";
}

TEST(Architecture, IncludesAreWrittenFromTheRoot) {
  for (const std::string& folder : source_folders()) {
    for (const Include& include : project_includes(folder)) {
      EXPECT_TRUE(std::filesystem::exists(root() / include.path))
          << include.line.where() << ": no file " << include.path;
    }
  }
}

TEST(Architecture, EveryForeignLibraryOfAPartIsKnownToDependencies) {
  const std::set<std::string> known = foreign_libraries();
  for (const std::string& folder : source_folders()) {
    for (const std::string& path : files_under(folder, {"CMakeLists.txt"})) {
      for (const std::string& library : foreign_libraries_in(path)) {
        EXPECT_TRUE(known.contains(library))
            << path << ": foreign::" << library << " is not in Dependencies.cmake";
      }
    }
  }
}

TEST(Architecture, NoFileIsLongerThanFiveHundredLines) {
  for (const std::string& path : written_files()) {
    if (path.ends_with(".md")) continue;
    EXPECT_LE(lines_of(path).size(), kMaxLines) << path << ":" << kMaxLines << ": split it";
  }
}

TEST(Architecture, EveryHeaderBeginsBySayingWhatItIs) {
  for (const std::string& folder : source_folders()) {
    for (const std::string& path : files_under(folder, {".hpp"})) {
      const std::vector<Line> lines = lines_of(path);
      ASSERT_FALSE(lines.empty()) << path << " is empty";
      EXPECT_TRUE(lines.front().text.starts_with("// "))
          << path << ":1: begin with the contract, as a comment";
    }
  }
}

TEST(Architecture, EveryHeaderHasPragmaOnce) {
  for (const std::string& folder : source_folders()) {
    for (const std::string& path : files_under(folder, {".hpp"})) {
      const std::vector<Line> lines = lines_of(path);
      EXPECT_TRUE(std::any_of(lines.begin(), lines.end(),
                              [](const Line& line) { return line.text == "#pragma once"; }))
          << path << ":1: no #pragma once";
    }
  }
}

TEST(Architecture, NothingNamesAMachineOrAPackageHost) {
  // In two halves each, so that this file does not find itself.
  const std::array<std::string, 6> forbidden{
      std::string("/wo") + "rk/",       std::string("/ho") + "me/",
      std::string("/ro") + "ot/",       std::string("deb.deb") + "ian.org",
      std::string("registry.") + "npm", std::string("snapshot.deb") + "ian"};
  for (const std::string& path : written_files()) {
    for (const Line& line : lines_of(path)) {
      for (const std::string& word : forbidden) {
        EXPECT_EQ(line.text.find(word), std::string::npos) << line.where() << ": names " << word;
      }
    }
  }
}

}  // namespace
}  // namespace city::house
