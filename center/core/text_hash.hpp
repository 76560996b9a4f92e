// Lets a map keyed by text be asked with a borrowed piece of text.
#pragma once
#include <cstddef>
#include <functional>
#include <string_view>

namespace city {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace city
