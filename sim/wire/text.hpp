// Builds one payload or topic in a reused buffer. Not thread-safe; one writer per place that writes.
// Numbers are written from integers, so the same value gives the same bytes on every machine.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/time.hpp"

namespace city::sim {

class TextWriter {
 public:
  TextWriter& clear() {
    text_.clear();
    return *this;
  }
  TextWriter& raw(std::string_view s) {
    text_.append(s);
    return *this;
  }
  TextWriter& digits(std::uint64_t value, int least_width = 1);  // zero-padded
  TextWriter& integer(std::int64_t value);
  TextWriter& fixed(double value, int decimals);  // decimals 0 .. 6; not finite writes null
  TextWriter& quoted(std::string_view utf8);      // a JSON string, escaped
  TextWriter& escaped_xml(std::string_view utf8);
  TextWriter& rfc3339(TimePoint t);      // 2026-05-01T08:00:00+08:00, whole seconds
  TextWriter& local_naive(TimePoint t);  // 2026-05-01 08:00:00, Taipei
  TextWriter& local_date(TimePoint t);   // 2026-05-01

  std::string_view view() const { return text_; }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::int64_t stamp_second_ = INT64_MIN;  // the last second written as RFC 3339, kept because most repeat
  std::string stamp_;
};

}  // namespace city::sim
