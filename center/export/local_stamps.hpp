// Instants as RFC 3339 text in the city's own offset. Milliseconds are written only where there are some.
// Threads: one (remembers the offset in force).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "center/core/local_time.hpp"

namespace city {

class LocalStamps {
 public:
  explicit LocalStamps(std::string zone) : zone_{std::move(zone)} {}

  // Good until the next call. Empty where RFC 3339 has no word: before year 0 and after 9999.
  std::optional<std::string_view> text(TimePoint at);

 private:
  std::string zone_;
  std::optional<UtcOffset> offset_;
  std::string text_;
};

}  // namespace city
