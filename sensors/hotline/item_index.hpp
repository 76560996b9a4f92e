// Finds an item of a hotline's list (items.hpp) under any of its names, also one whose characters were lost on the way.
//
// Names are compared in NFKC. Where a conversion has put question marks (or U+FFFD), a run of n of them stands for 1 to 2n characters;
// the item is taken when only one fits and at least half of its name is left.
// Threads: any; immutable after construction.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sensors/hotline/items.hpp"

namespace city {

struct ItemMatch {
  std::size_t item = 0;  // place in list().items
  bool renamed = false;  // found under a former name
  bool lost = false;     // found although characters were lost
};

class ItemIndex {
 public:
  ItemIndex() = default;  // knows nothing
  explicit ItemIndex(HotlineItems list);

  const HotlineItems& list() const { return list_; }
  bool empty() const { return list_.items.empty(); }
  std::optional<ItemMatch> find(std::string_view nfkc_name) const;

 private:
  struct Name {
    std::u32string letters{};
    ItemMatch match{};
  };
  HotlineItems list_{};
  std::vector<Name> names_{};
  std::unordered_map<std::string, ItemMatch> by_name_{};
};

bool has_lost_letters(std::string_view text);           // ? or U+FFFD
bool has_compatibility_letters(std::string_view text);  // ideographs U+F900 …

}  // namespace city
