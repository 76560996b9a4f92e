// Texts in two languages and numbers that may be missing, as several codecs write them: zh en; a byte 0 or 1, and the double after 1.
// Threads: pure.
#pragma once
#include <optional>

#include "center/history/bytes.hpp"
#include "sensors/facts.hpp"

namespace city::history {

inline void write_text2(Writer& out, const Text2& text) {
  out.text(text.zh);
  out.text(text.en);
}

inline Text2 read_text2(Reader& in) {
  Text2 text;
  text.zh = in.text();
  text.en = in.text();
  return text;
}

inline void write_maybe_real(Writer& out, const std::optional<double>& value) {
  out.byte(value ? 1 : 0);
  if (value) out.real(*value);
}

inline std::optional<double> read_maybe_real(Reader& in) {
  if (in.byte() == 0) return std::nullopt;
  return in.real();
}

}  // namespace city::history
