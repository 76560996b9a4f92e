// Whether a public warning says that what it warned of is over. Taiwan's weather office keeps serving its last message, which
// may be the one that lifts the warning: type Alert or Update, and only its headline (解除: lifted), its urgency (Past) or its
// response type (AllClear) tells.
// Threads: any; pure.
#pragma once
#include <array>
#include <string_view>

#include "sensors/facts.hpp"

namespace city {

// 解除豪雨特報 and 海上颱風警報解除 lift a warning; 尚未解除 (not yet), 勿解除 (do not) and 解除前 (until then) do not.
inline bool lifts_warning(std::string_view headline) {
  constexpr std::string_view kLifted{"解除"};
  constexpr std::array<std::string_view, 4> kNot{"未", "不", "勿", "待"};
  for (std::size_t at = headline.find(kLifted); at != std::string_view::npos;
       at = headline.find(kLifted, at + kLifted.size())) {
    const std::string_view before = headline.substr(0, at);
    bool negated = headline.substr(at + kLifted.size()).starts_with("前");
    for (const std::string_view word : kNot) negated |= before.ends_with(word);
    if (!negated) return true;
  }
  return false;
}

inline bool is_all_clear(const AlertFact& alert) {
  return alert.urgency == "Past" || lifts_warning(alert.headline);
}

}  // namespace city
