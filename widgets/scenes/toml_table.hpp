// One table of a scene file, read key by key; the first thing that is wrong in the whole file is kept, with its line.
//
// For the sources of this folder only: it names the library. Threads: one.
#pragma once
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sensors/facts.hpp"

namespace city {

class FirstFault {
 public:
  void add(std::string what, std::uint32_t line) {
    if (!what_.empty()) return;
    what_ = std::move(what);
    for (char& c : what_)
      if (static_cast<unsigned char>(c) < ' ')
        c = ' ';  // words of the file are in it, and a message is one line
    if (line > 0) what_ += " (line " + std::to_string(line) + ")";
  }
  const std::string& what() const { return what_; }  // empty: all is well
  explicit operator bool() const { return !what_.empty(); }

 private:
  std::string what_{};
};

inline std::uint32_t line_of(const toml::node& node) { return node.source().begin.line; }

class TomlTable {
 public:
  // `where` begins every message: "panel \"map\": ". Empty for the file itself.
  TomlTable(const toml::table& table, std::string where, FirstFault& fault)
      : table_{table}, where_{std::move(where)}, fault_{fault} {}

  std::uint32_t line() const { return line_of(table_); }
  std::uint32_t line(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return node ? line_of(*node) : line();
  }
  bool has(std::string_view key) const { return table_.contains(key); }
  const toml::node* node(std::string_view key) const { return table_.get(key); }
  const toml::table& raw() const { return table_; }

  void fail(std::string_view what, std::uint32_t line) const { fault_.add(where_ + std::string{what}, line); }
  void fail_key(std::string_view key, std::string_view what) const {
    fail(std::string{key} + " " + std::string{what}, line(key));
  }

  std::string text(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (!node) return {};
    const auto value = node->value_exact<std::string>();
    if (!value) fail_key(key, "must be a text in quotes");
    return value.value_or("");
  }
  bool flag(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (!node) return false;
    const auto value = node->value_exact<bool>();
    if (!value) fail_key(key, "must be true or false");
    return value.value_or(false);
  }
  std::optional<double> number(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (!node) return {};
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && std::isfinite(*value)) return value;
    fail_key(key, "must be a number");
    return {};
  }
  int whole(std::string_view key, int low, int high, int otherwise) const {
    const toml::node* node = table_.get(key);
    if (!node) return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= low && *value <= high) return static_cast<int>(*value);
    fail_key(key, "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    return otherwise;
  }
  std::vector<std::string> texts(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (!node) return {};
    const toml::array* array = node->as_array();
    std::vector<std::string> found;
    if (array)
      for (const toml::node& item : *array)
        if (auto value = item.value_exact<std::string>()) found.push_back(*std::move(value));
    if (!array || found.size() != array->size()) fail_key(key, "must be a list of texts: [\"…\", \"…\"]");
    return found;
  }
  Text2 text2(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (!node) return {};
    const toml::table* both = node->as_table();
    if (!both) {
      fail_key(key, "must be { zh = \"…\", en = \"…\" }");
      return {};
    }
    const TomlTable words{*both, where_ + std::string{key} + ": ", fault_};
    words.only_keys({"zh", "en"});
    return {.zh = words.text("zh"), .en = words.text("en")};
  }
  // The tables under [[key]]; each is read by the caller.
  std::vector<const toml::table*> tables(std::string_view key, std::size_t most) const {
    const toml::node* node = table_.get(key);
    if (!node) return {};
    std::vector<const toml::table*> found;
    if (const toml::array* array = node->as_array())
      for (const toml::node& item : *array)
        if (const toml::table* table = item.as_table()) found.push_back(table);
    if (!node->as_array() || found.size() != node->as_array()->size())
      fail_key(key, "must be written as [[" + std::string{key} + "]], once for each");
    if (found.size() > most) {
      fail_key(key, "may be there " + std::to_string(most) + " times at most");
      found.resize(most);
    }
    return found;
  }

  void only_keys(std::initializer_list<std::string_view> known) const {
    for (const auto& [key, value] : table_) {
      if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
      std::string list;
      for (const std::string_view one : known) list += (list.empty() ? "" : ", ") + std::string{one};
      fail("there is no key \"" + std::string{key.str()} + "\" here; the keys are " + list, line_of(value));
    }
  }

 private:
  const toml::table& table_;
  std::string where_;
  FirstFault& fault_;
};

}  // namespace city
