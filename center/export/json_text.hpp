// JSON as text, written straight into a string: no tree in between. UTF-8.
//
// Bytes that are not UTF-8 become U+FFFD; a number that is not finite becomes null. The caller pairs begin
// and end.
// Threads: one.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace city {

class JsonText {
 public:
  JsonText& key(std::string_view name);  // then exactly one value
  JsonText& text(std::string_view value);
  JsonText& number(double value);  // shortest form that reads back the same
  JsonText& number(std::uint64_t value);
  JsonText& flag(bool value);
  JsonText& null();
  JsonText& seconds(std::int64_t milliseconds);  // 12.0, 0.25
  // A value that is known to need no escape, in quotes.
  JsonText& plain(std::string_view value);

  JsonText& begin_object() { return open('{'); }
  JsonText& end_object() { return close('}'); }
  JsonText& begin_array() { return open('['); }
  JsonText& end_array() { return close(']'); }
  JsonText& line();  // a line break before the next value, for people and diffs

  std::string take() && { return std::move(out_); }
  void reserve(std::size_t bytes) { out_.reserve(bytes); }

 private:
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  void separate();
  void escaped(std::string_view value);

  std::string out_;
  bool needs_comma_ = false;
  bool wants_line_ = false;
};

}  // namespace city
