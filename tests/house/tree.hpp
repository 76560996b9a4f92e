// The source tree that the tests were built from, read as text: files, lines, includes, foreign libraries.
// Paths are from the root, with forward slashes; every list is sorted. A missing file reads as empty.
#pragma once
#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace city::house {

struct Line {
  std::string path{};
  std::size_t number = 0;
  std::string text{};

  std::string where() const;  // path:number, so that an editor jumps there
};

struct Include {
  Line line{};
  std::string path{};
};

std::filesystem::path root();
std::vector<std::string> source_folders();  // sensors, center, widgets, sim
std::string read(const std::string& path);
std::vector<Line> lines_of(const std::string& path);
std::vector<std::string> files_under(const std::string& folder, const std::vector<std::string>& endings);
std::vector<std::string>
written_files();  // all that a person writes: code, scripts, configuration, documents

// Every #include "…" under a folder. Those in angle brackets are foreign; the linker keeps them in their
// part.
std::vector<Include> project_includes(const std::string& folder);

// The folders that are a library of their own: sensors, center/state, widgets/map …
std::vector<std::string> parts();

std::set<std::string> foreign_libraries();                            // the x of every foreign::x there is
std::set<std::string> foreign_libraries_in(const std::string& path);  // … of those that a CMake file names
std::set<std::string> required_packages();  // the Debian packages that CMake asks for

}  // namespace city::house
