// What can be wrong with a store, as a value for programs and a line for people.
#pragma once
#include <cstdint>
#include <string>

namespace city {

struct StoreError {
  enum class Kind : std::uint8_t { NotAStore, NewerVersion, Full, Busy, ReadOnly, Damaged, Other };
  Kind kind = Kind::Other;
  std::string what{};  // one line for people: what is wrong and how to mend it; path last
};

}  // namespace city
