#include "center/config/feed_files.hpp"

#include <map>
#include <optional>
#include <system_error>

#include "center/config/read_file.hpp"
#include "sensors/hotline/items.hpp"

namespace city {
namespace fs = std::filesystem;

std::variant<FeedSpec, FeedFileError> load_feed_file(const fs::path& file) {
  const auto text = read_file(file);
  if (!text) return FeedFileError{"cannot be read: " + file.string()};
  auto parsed = parse_feed_spec(*text);
  if (const auto* error = std::get_if<SpecError>(&parsed))
    return FeedFileError{error->what + " (line " + std::to_string(error->line) + "): " + file.string()};
  FeedSpec spec = std::get<FeedSpec>(std::move(parsed));
  if (spec.id != file.stem().string())
    return FeedFileError{"the feed's id is \"" + spec.id + "\", so the file must be named " + spec.id +
                         ".toml: " + file.string()};
  if (spec.format == Format::Jq) {
    const fs::path program = fs::path{file}.replace_extension(".jq");
    auto jq = read_file(program);
    if (!jq)
      return FeedFileError{"format = \"jq\" needs a program beside the feed file, which cannot be read: " +
                           program.string()};
    spec.jq_program = std::move(*jq);
  }
  if (!spec.catalogue_file.empty()) {
    const fs::path catalogue = file.parent_path() / spec.catalogue_file;
    auto document = read_file(catalogue);
    if (!document) return FeedFileError{"the catalogue cannot be read: " + catalogue.string()};
    spec.catalogue_text = std::move(*document);
  }
  if (!spec.items_file.empty()) {
    const fs::path items = file.parent_path() / spec.items_file;
    auto list = read_file(items);
    if (!list) return FeedFileError{"the list of items cannot be read: " + items.string()};
    spec.items_text = std::move(*list);
    const auto parsed_list = parse_hotline_items(spec.items_text);
    if (const auto* error = std::get_if<SpecError>(&parsed_list))
      return FeedFileError{error->what +
                           (error->line > 0 ? " (line " + std::to_string(error->line) + ")" : "") + ": " +
                           items.string()};
  }
  return spec;
}

std::variant<FeedBook, FeedFileError> load_feed_files(const std::vector<fs::path>& dirs) {
  std::map<std::string, FeedSpec> by_id;
  for (const fs::path& dir : dirs) {
    std::error_code failed;
    for (fs::directory_iterator it{dir, failed}, end; !failed && it != end; it.increment(failed)) {
      if (it->path().extension() != ".toml") continue;
      auto loaded = load_feed_file(it->path());
      if (auto* error = std::get_if<FeedFileError>(&loaded)) return std::move(*error);
      FeedSpec spec = std::get<FeedSpec>(std::move(loaded));
      const std::string id = spec.id;
      by_id[id] = std::move(spec);
    }
    if (failed)
      return FeedFileError{"the feed directory cannot be read (" + failed.message() + "): " + dir.string()};
  }
  if (by_id.empty())
    return FeedFileError{"no feed file found; give a directory of <id>.toml files with --feeds"};
  FeedBook book;
  for (auto& [id, spec] : by_id) book.push_back(std::move(spec));
  return book;
}

}  // namespace city
