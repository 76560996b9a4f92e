#include "center/check/columns.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace city::check {
namespace {

constexpr std::size_t kGap = 2;

struct Glyph {
  std::size_t bytes = 1;
  std::size_t columns = 0;
};

Glyph first_glyph(std::string_view text) {
  utf8proc_int32_t codepoint = 0;
  const utf8proc_ssize_t length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                                   static_cast<utf8proc_ssize_t>(text.size()), &codepoint);
  if (length <= 0) return {};
  return {static_cast<std::size_t>(length),
          static_cast<std::size_t>(std::max(0, utf8proc_charwidth(codepoint)))};
}

std::string aligned(std::string_view text, std::size_t columns, bool right) {
  std::string fitted = cut(text, columns);
  const std::string blanks(columns - columns_of(fitted), ' ');
  return right ? blanks + fitted : fitted + blanks;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    columns += glyph.columns;
    text.remove_prefix(glyph.bytes);
  }
  return columns;
}

std::string cut(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string{text};
  std::string kept;
  std::size_t used = 0;
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    if (used + glyph.columns + 1 > columns) break;
    kept += text.substr(0, glyph.bytes);
    used += glyph.columns;
    text.remove_prefix(glyph.bytes);
  }
  return columns > 0 ? kept + "…" : kept;
}

std::string padded(std::string_view text, std::size_t columns) { return aligned(text, columns, false); }

std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent) {
  std::string out;
  std::size_t used = indent;  // the first line begins behind something of that width
  for (bool first = true; !text.empty(); first = false) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, blank);
    text.remove_prefix(std::min(blank + 1, text.size()));
    if (!first && used + 1 + columns_of(word) > columns) {
      out += "\n" + std::string(indent, ' ');
      used = indent;
    } else if (!first) {
      out += ' ';
      ++used;
    }
    // Chinese has no blanks: a word wider than the line is broken where the line ends.
    while (!word.empty()) {
      const Glyph glyph = first_glyph(word);
      if (used + glyph.columns > columns) {
        out += "\n" + std::string(indent, ' ');
        used = indent;
      }
      out += word.substr(0, glyph.bytes);
      used += glyph.columns;
      word.remove_prefix(glyph.bytes);
    }
  }
  return out;
}

std::string table(const std::vector<Column>& head, const std::vector<std::vector<std::string>>& rows,
                  std::size_t page) {
  if (rows.empty()) return {};
  std::vector<std::size_t> widths;
  std::size_t before = 0;
  for (std::size_t c = 0; c < head.size(); ++c) {
    std::size_t width = columns_of(head[c].head);
    for (const auto& row : rows) width = std::max(width, columns_of(row[c]));
    width = std::min(width, head[c].most);
    if (c + 1 == head.size()) width = std::min(width, page - std::min(page, before));
    widths.push_back(width);
    before += width + kGap;
  }
  std::string out;
  const auto line = [&](const auto& text_of) {
    std::string one;
    for (std::size_t c = 0; c < head.size(); ++c)
      one += (c > 0 ? std::string(kGap, ' ') : "") + aligned(text_of(c), widths[c], head[c].right);
    one.erase(one.find_last_not_of(' ') + 1);
    out += one + "\n";
  };
  line([&](std::size_t c) -> const std::string& { return head[c].head; });
  for (const auto& row : rows) line([&](std::size_t c) -> const std::string& { return row[c]; });
  return out;
}

}  // namespace city::check
