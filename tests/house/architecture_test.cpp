// The rules of the source tree, as tests: who includes whom, file length, headers that say what they are,
// documents that keep up. Each breach is printed as file:line, so that an editor jumps to it. Reads the tree
// it was built from.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxLines = 500;

struct Line {
  std::string path{};  // from the root, with forward slashes
  std::size_t number = 0;
  std::string text{};

  std::string where() const { return path + ":" + std::to_string(number); }
};

const fs::path& root() {
  static const fs::path path(CITYGLASS_SOURCE_DIR);
  return path;
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool has_one_of(std::string_view text, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [text](const std::string& ending) { return text.ends_with(ending); });
}

// Our files under a folder, as paths from the root, sorted.
std::vector<std::string> files_under(const std::string& folder, const std::vector<std::string>& endings) {
  std::vector<std::string> found;
  if (!fs::exists(root() / folder)) return found;
  for (const auto& entry : fs::recursive_directory_iterator(root() / folder)) {
    const std::string path = entry.path().lexically_relative(root()).generic_string();
    if (entry.is_regular_file() && has_one_of(path, endings)) found.push_back(path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Line> lines_of(const std::string& path) {
  std::vector<Line> lines;
  std::istringstream text(read(root() / path));
  for (std::string line; std::getline(text, line);) lines.push_back({path, lines.size() + 1, line});
  return lines;
}

const std::vector<std::string> kFolders{"sensors", "center", "widgets", "sim"};
const std::vector<std::string> kCode{".cpp", ".hpp"};

// Every file a person writes, with the documents and scripts at the root.
std::vector<std::string> written_files() {
  const std::vector<std::string> endings{".cpp",  ".hpp",     ".h",  ".sh",   ".cmake", "CMakeLists.txt",
                                         ".toml", ".service", ".jq", ".conf", ".py",    ".mjs"};
  std::vector<std::string> files;
  for (const char* folder : {"sensors", "center", "widgets", "sim", "tests", "assets"}) {
    const std::vector<std::string> more = files_under(folder, endings);
    files.insert(files.end(), more.begin(), more.end());
  }
  for (const char* path : {"run", ".ci/run", "CMakeLists.txt", "CMakePresets.json", "README.md",
                           "ARCHITECTURE.md", "STYLE.md", "CHANGELOG.md"}) {
    if (fs::exists(root() / path)) files.emplace_back(path);
  }
  return files;
}

struct Include {
  Line line{};
  std::string path{};
};

// Every #include "…"; those in angle brackets are foreign, and the linker keeps them in their part.
std::vector<Include> project_includes(const std::string& folder) {
  std::vector<Include> includes;
  for (const std::string& path : files_under(folder, kCode)) {
    for (const Line& line : lines_of(path)) {
      const std::size_t open = line.text.find('"');
      if (!line.text.starts_with("#include") || open == std::string::npos) continue;
      includes.push_back({line, line.text.substr(open + 1, line.text.find('"', open + 1) - open - 1)});
    }
  }
  return includes;
}

bool starts_with_any(std::string_view text, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [text](const std::string& beginning) { return text.starts_with(beginning); });
}

// What follows each occurrence of a marker, up to a character that no name has.
std::set<std::string> names_after(const std::string& text, const std::string& marker) {
  std::set<std::string> names;
  for (std::size_t at = text.find(marker); at != std::string::npos; at = text.find(marker, at + 1)) {
    const std::size_t begin = at + marker.size();
    names.insert(
        text.substr(begin, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", begin) - begin));
  }
  names.erase("");
  return names;
}

// The Debian packages that Dependencies.cmake asks for: the last word of each requirement.
std::set<std::string> required_packages() {
  std::set<std::string> packages;
  for (const Line& line : lines_of("assets/cmake/Dependencies.cmake")) {
    if (!line.text.starts_with("city_require_")) continue;
    const std::size_t end = line.text.rfind(')');
    const std::size_t begin = line.text.rfind(' ', end) + 1;
    packages.insert(line.text.substr(begin, end - begin));
  }
  return packages;
}

TEST(Architecture, FoldersIncludeOnlyWhatTheyMay) {
  const std::map<std::string, std::vector<std::string>> may{
      {"sensors", {"sensors/"}},
      {"center", {"sensors/", "center/"}},
      {"widgets", {"sensors/", "center/state/", "widgets/"}},
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
  for (const std::string& folder : kFolders) {
    for (const Include& include : project_includes(folder)) {
      EXPECT_TRUE(fs::exists(root() / include.path)) << include.line.where() << ": no file " << include.path;
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
  for (const std::string& folder : kFolders) {
    for (const std::string& path : files_under(folder, {".hpp"})) {
      const std::vector<Line> lines = lines_of(path);
      ASSERT_FALSE(lines.empty()) << path << " is empty";
      EXPECT_TRUE(lines.front().text.starts_with("// "))
          << path << ":1: begin with the contract, as a comment";
    }
  }
}

TEST(Architecture, EveryHeaderHasPragmaOnce) {
  for (const std::string& folder : kFolders) {
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

TEST(Architecture, RunInstallsEveryPackageThatCMakeAsksFor) {
  const std::string script = read(root() / "run");
  const std::set<std::string> packages = required_packages();
  EXPECT_GT(packages.size(), 10U);
  for (const std::string& package : packages) {
    EXPECT_NE(script.find(package), std::string::npos) << "run: does not install " << package;
  }
}

TEST(Architecture, TheDocumentNamesEveryFolder) {
  const std::string document = read(root() / "ARCHITECTURE.md");
  if (document.empty()) GTEST_SKIP() << "no ARCHITECTURE.md";
  for (const std::string& folder : kFolders) {
    EXPECT_NE(document.find(folder + "/"), std::string::npos)
        << "ARCHITECTURE.md: no row for " << folder << "/";
    for (const auto& entry : fs::directory_iterator(root() / folder)) {
      if (!entry.is_directory()) continue;
      const std::string path = entry.path().lexically_relative(root()).generic_string();
      EXPECT_NE(document.find(path), std::string::npos) << "ARCHITECTURE.md: no row for " << path << "/";
    }
  }
}

TEST(Architecture, TheDocumentNamesEveryForeignLibrary) {
  const std::string document = read(root() / "ARCHITECTURE.md");
  if (document.empty()) GTEST_SKIP() << "no ARCHITECTURE.md";
  for (const std::string& package : required_packages()) {
    EXPECT_NE(document.find(package), std::string::npos)
        << "ARCHITECTURE.md: the table of libraries does not name " << package;
  }
}

TEST(Architecture, EveryForeignLibraryOfAPartIsKnownToDependencies) {
  std::set<std::string> known = names_after(read(root() / "assets/cmake/Dependencies.cmake"), "foreign::");
  known.insert("imgui");  // brought by widgets/imgui
  for (const std::string& folder : kFolders) {
    for (const std::string& path : files_under(folder, {"CMakeLists.txt"})) {
      for (const std::string& library : names_after(read(root() / path), "foreign::")) {
        EXPECT_TRUE(known.contains(library))
            << path << ": foreign::" << library << " is not in Dependencies.cmake";
      }
    }
  }
}

}  // namespace
