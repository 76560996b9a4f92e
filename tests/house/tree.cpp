#include "tests/house/tree.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace city::house {
namespace {

namespace fs = std::filesystem;

bool has_one_of(std::string_view text, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [text](const std::string& ending) { return text.ends_with(ending); });
}

}  // namespace

std::string Line::where() const { return path + ":" + std::to_string(number); }

fs::path root() { return CITYGLASS_SOURCE_DIR; }

std::vector<std::string> source_folders() { return {"sensors", "center", "widgets", "sim"}; }

std::string read(const std::string& path) {
  std::ifstream file(root() / path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

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
  std::istringstream text(read(path));
  for (std::string line; std::getline(text, line);) lines.push_back({path, lines.size() + 1, line});
  return lines;
}

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

std::vector<Include> project_includes(const std::string& folder) {
  std::vector<Include> includes;
  for (const std::string& path : files_under(folder, {".cpp", ".hpp"})) {
    for (const Line& line : lines_of(path)) {
      const std::size_t open = line.text.find('"');
      if (!line.text.starts_with("#include") || open == std::string::npos) continue;
      includes.push_back({line, line.text.substr(open + 1, line.text.find('"', open + 1) - open - 1)});
    }
  }
  return includes;
}

std::vector<std::string> parts() {
  std::vector<std::string> folders;
  for (const std::string& folder : source_folders()) {
    for (const std::string& path : files_under(folder, {"CMakeLists.txt"})) {
      if (read(path).find("add_subdirectory") != std::string::npos) continue;  // only leads on
      folders.push_back(fs::path(path).parent_path().generic_string());
    }
  }
  return folders;
}

std::set<std::string> foreign_libraries() {
  std::set<std::string> libraries = foreign_libraries_in("assets/cmake/Dependencies.cmake");
  libraries.insert("imgui");  // brought by widgets/imgui
  return libraries;
}

std::set<std::string> foreign_libraries_in(const std::string& path) {
  const std::string_view marker = "foreign::";
  const std::string text = read(path);
  std::set<std::string> names;
  for (std::size_t at = text.find(marker); at != std::string::npos; at = text.find(marker, at + 1)) {
    const std::size_t begin = at + marker.size();
    names.insert(
        text.substr(begin, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", begin) - begin));
  }
  names.erase("");
  return names;
}

std::set<std::string> required_packages() {
  std::set<std::string> packages;
  for (const Line& line : lines_of("assets/cmake/Dependencies.cmake")) {
    if (!line.text.starts_with("city_require_")) continue;  // the package is the last word
    const std::size_t end = line.text.rfind(')');
    const std::size_t begin = line.text.rfind(' ', end) + 1;
    packages.insert(line.text.substr(begin, end - begin));
  }
  return packages;
}

}  // namespace city::house
