// Fields of JSON documents by path, where a list's elements, and the keys of a table of equal things, count as one field.
//
// Threads: pure.
#pragma once
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace city::check {

using Json = nlohmann::ordered_json;

struct PathStep {
  enum class Kind : std::uint8_t { Key, AnyElement, AnyKey } kind = Kind::Key;
  std::string key{};
  friend bool operator==(const PathStep&, const PathStep&) = default;
};
using Path = std::vector<PathStep>;

struct Leaf {  // a text, number, truth value, null, or an empty list or object
  Path path{};
  std::string example{};  // the first that is not null, as JSON, at most 60 bytes
};

std::string text_of(const Path& path);  // .data[].position.lon

// Adds the document's fields that are not in `leaves` yet, at most `most` in all; in the document's order.
void gather_leaves(const Json& document, std::size_t most, std::vector<Leaf>& leaves);

// Every list, and every table of equal things, to its first elements; true when something was cut.
bool cut_lists(Json& document, std::size_t most);

void change(Json& document, const Path& path);    // another value of the same type
void rotate(Json& document, const Path& path);    // each gets the value of the next
void take_out(Json& document, const Path& path);  // the key or element is gone

}  // namespace city::check
