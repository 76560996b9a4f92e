// Reads feed files and what lies beside them from directories into a feed book.
//
// Every <id>.toml of every directory, sorted by id; a later directory's file replaces an earlier one of the
// same id, so that a city can change a shipped feed without touching it. A feed that cannot be read stops the
// start: a wall with a silently absent agency would be a lie. Reads files; throws nothing.
#pragma once
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "sensors/feed_spec.hpp"

namespace city {

struct FeedFileError {
  std::string what{};  // file, line, what is wrong and how to mend it
};

// One file, with its jq program, catalogue and items.
std::variant<FeedSpec, FeedFileError> load_feed_file(const std::filesystem::path& file);
std::variant<FeedBook, FeedFileError> load_feed_files(const std::vector<std::filesystem::path>& dirs);

}  // namespace city
