// Text laid out for a terminal: widths in columns, where a Chinese character takes two.
//
// Threads: pure.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace city::check {

inline constexpr std::size_t kPageColumns = 100;

// Columns that UTF-8 text takes; control characters and what is not UTF-8 take none.
std::size_t columns_of(std::string_view text);
// At most so many columns; what was cut ends in "…".
std::string cut(std::string_view text, std::size_t columns);
// Exactly so many columns.
std::string padded(std::string_view text, std::size_t columns);
// The words of `text` in lines of at most `columns`, each begun by `indent` blanks but for the first.
std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent);

// Rows of cells under a head; every column as wide as its widest cell, at most `most` of it. The last column takes what is left
// of the page and is cut there. Ends in a line break; empty without rows.
struct Column {
  std::string head{};
  std::size_t most = 30;
  bool right = false;
};
std::string table(const std::vector<Column>& head, const std::vector<std::vector<std::string>>& rows,
                  std::size_t page = kPageColumns);

}  // namespace city::check
