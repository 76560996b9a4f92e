#include "sensors/hotline/item_index.hpp"

#include <algorithm>
#include <utility>

#include "sensors/hotline/letters.hpp"

namespace city {
namespace {

bool is_lost(char32_t c) { return c == U'?' || c == kLostLetter; }

bool fits(std::u32string_view damaged, std::u32string_view name) {
  while (!damaged.empty() && !is_lost(damaged.front())) {
    if (name.empty() || name.front() != damaged.front()) return false;
    damaged.remove_prefix(1);
    name.remove_prefix(1);
  }
  if (damaged.empty()) return name.empty();
  std::size_t run = 0;
  while (run < damaged.size() && is_lost(damaged[run])) ++run;
  const std::size_t most = std::min(2 * run, name.size());
  for (std::size_t n = 1; n <= most; ++n)
    if (fits(damaged.substr(run), name.substr(n))) return true;
  return false;
}

}  // namespace

ItemIndex::ItemIndex(HotlineItems list) : list_{std::move(list)} {
  const auto add = [this](const std::string& name, ItemMatch match) {
    names_.push_back({.letters = letters_of(name), .match = match});
    by_name_.emplace(name, match);
  };
  for (std::size_t i = 0; i < list_.items.size(); ++i) {
    add(list_.items[i].name.zh, {.item = i});
    for (const std::string& former : list_.items[i].former) add(former, {.item = i, .renamed = true});
  }
}

std::optional<ItemMatch> ItemIndex::find(std::string_view nfkc_name) const {
  if (const auto found = by_name_.find(std::string{nfkc_name}); found != by_name_.end()) return found->second;
  if (!has_lost_letters(nfkc_name)) return std::nullopt;
  constexpr std::size_t kLongestName = 100;  // keeps the search for what a run stands for small
  const std::u32string damaged = letters_of(nfkc_name);
  const auto lost = static_cast<std::size_t>(std::count_if(damaged.begin(), damaged.end(), is_lost));
  if (damaged.size() > kLongestName || 2 * lost > damaged.size()) return std::nullopt;
  std::optional<ItemMatch> only;
  for (const Name& name : names_) {
    if (!fits(damaged, name.letters)) continue;
    if (only && only->item != name.match.item) return std::nullopt;
    if (!only || only->renamed) only = name.match;
  }
  if (only) only->lost = true;
  return only;
}

bool has_lost_letters(std::string_view text) {
  return text.find('?') != std::string_view::npos || text.find("\xef\xbf\xbd") != std::string_view::npos;
}

bool has_compatibility_letters(std::string_view text) {
  const std::u32string letters = letters_of(text);
  return std::any_of(letters.begin(), letters.end(), is_compatibility_ideograph);
}

}  // namespace city
