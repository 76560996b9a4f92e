#include "sensors/time_text.hpp"

#include <array>
#include <cstddef>

namespace city {
namespace {

constexpr int kRepublicBegins = 1911;  // Gregorian year minus year of the Republic

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Walks a text from left to right; every step either takes what it asked for or takes nothing.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_{text} {}

  bool done() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool take(char wanted) {
    if (peek() != wanted || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_one_of(std::string_view wanted) {
    if (rest_.empty() || wanted.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<int> digits(std::size_t fewest, std::size_t most) {
    std::size_t n = 0;
    int value = 0;
    while (n < most && n < rest_.size() && is_digit(rest_[n])) value = value * 10 + (rest_[n++] - '0');
    if (n < fewest) return std::nullopt;
    rest_.remove_prefix(n);
    return value;
  }

  std::size_t digits_ahead() const {
    std::size_t n = 0;
    while (n < rest_.size() && is_digit(rest_[n])) ++n;
    return n;
  }

  std::string_view letters() {
    std::size_t n = 0;
    while (n < rest_.size() && ((rest_[n] >= 'A' && rest_[n] <= 'Z') || (rest_[n] >= 'a' && rest_[n] <= 'z')))
      ++n;
    const std::string_view word = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return word;
  }

 private:
  std::string_view rest_;
};

struct Fields {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0;
  std::optional<std::chrono::minutes> offset{};
};

std::optional<StampText> stamp_of(const Fields& f) {
  const std::chrono::year_month_day date{std::chrono::year{f.year},
                                         std::chrono::month{static_cast<unsigned>(f.month)},
                                         std::chrono::day{static_cast<unsigned>(f.day)}};
  if (!date.ok() || f.year < 1 || f.year > 9999) return std::nullopt;
  const bool end_of_day = f.hour == 24 && f.minute == 0 && f.second == 0 && f.millisecond == 0;
  if ((f.hour > 23 && !end_of_day) || f.minute > 59 || f.second > 60) return std::nullopt;
  const auto local = std::chrono::local_days{date} + std::chrono::hours{f.hour} +
                     std::chrono::minutes{f.minute} + std::chrono::seconds{f.second} +
                     std::chrono::milliseconds{f.millisecond};
  return StampText{.local = local, .offset = f.offset};
}

// ".123456": milliseconds, cut off; the digits after the third are checked and dropped.
bool read_fraction(Cursor& text, Fields& f) {
  if (!text.take('.') && !text.take(',')) return true;
  const std::size_t given = text.digits_ahead();
  if (given == 0) return false;
  int value = *text.digits(1, 3);
  for (std::size_t n = given; n < 3; ++n) value *= 10;
  f.millisecond = value;
  while (text.digits_ahead() > 0) text.digits(1, 9);
  return true;
}

bool read_offset(Cursor& text, Fields& f) {
  if (text.done()) return true;
  if (text.take('Z') || text.take('z')) {
    f.offset = std::chrono::minutes{0};
    return text.done();
  }
  const int sign = text.peek() == '-' ? -1 : 1;
  if (!text.take_one_of("+-")) return false;
  const auto hours = text.digits(2, 2);
  const bool colon = text.take(':');
  const auto minutes = text.digits(2, 2);
  if (!hours || (colon && !minutes) || *hours > 23 || minutes.value_or(0) > 59) return false;
  f.offset = std::chrono::minutes{sign * (*hours * 60 + minutes.value_or(0))};
  return text.done();
}

// hh:mm[:ss[.fff]]
bool read_clock(Cursor& text, Fields& f) {
  const auto hour = text.digits(1, 2);
  if (!hour || !text.take(':')) return false;
  const auto minute = text.digits(2, 2);
  if (!minute) return false;
  f.hour = *hour;
  f.minute = *minute;
  if (!text.take(':')) return true;
  const auto second = text.digits(2, 2);
  if (!second) return false;
  f.second = *second;
  return read_fraction(text, f);
}

// yyyyMMddHHmm[ss]
std::optional<StampText> parse_compact(Cursor text, std::size_t length) {
  if (length != 12 && length != 14) return std::nullopt;
  Fields f;
  f.year = *text.digits(4, 4);
  f.month = *text.digits(2, 2);
  f.day = *text.digits(2, 2);
  f.hour = *text.digits(2, 2);
  f.minute = *text.digits(2, 2);
  if (length == 14) f.second = *text.digits(2, 2);
  return text.done() ? stamp_of(f) : std::nullopt;
}

// 2024-12-14 19:11:15, 2024/10/08 16:00, 115/08/18 13:12, RFC 3339
std::optional<StampText> parse_dashed(Cursor text, std::size_t year_digits) {
  Fields f;
  const bool leading_zero = text.peek() == '0';
  f.year = *text.digits(1, 4);
  if (year_digits < 4 || leading_zero) f.year += kRepublicBegins;
  const char separator = text.peek();
  if (!text.take_one_of("-/")) return std::nullopt;
  const auto month = text.digits(1, 2);
  if (!month || !text.take(separator)) return std::nullopt;
  const auto day = text.digits(1, 2);
  if (!day || !text.take_one_of("Tt ")) return std::nullopt;
  f.month = *month;
  f.day = *day;
  if (!read_clock(text, f)) return std::nullopt;
  text.take(' ');  // "2024-12-14 19:11:15 +0800"
  return read_offset(text, f) ? stamp_of(f) : std::nullopt;
}

int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (word == kMonths[i]) return static_cast<int>(i) + 1;
  return 0;
}

// Tue Dec 26 19:24:00 CST 2023
std::optional<StampText> parse_unix_date(Cursor text) {
  Fields f;
  if (text.letters().size() != 3 || !text.take(' ')) return std::nullopt;
  f.month = month_of(text.letters());
  text.take(' ');
  text.take(' ');  // days below ten are padded
  const auto day = text.digits(1, 2);
  if (f.month == 0 || !day || !text.take(' ') || !read_clock(text, f) || !text.take(' ')) return std::nullopt;
  f.day = *day;
  const std::string_view zone = text.letters();
  if (zone == "UTC" || zone == "GMT" || zone == "Z") f.offset = std::chrono::minutes{0};
  if (!zone.empty() && !text.take(' ')) return std::nullopt;
  const auto year = text.digits(4, 4);
  if (!year || !text.done()) return std::nullopt;
  f.year = *year;
  return stamp_of(f);
}

// 2026-05-01T08:00:00+08:00 in one pass: nearly every message carries this form.
std::optional<StampText> parse_common(std::string_view s) {
  constexpr std::string_view kShape{"0000-00-00T00:00:00+00:00"};
  if (s.size() != kShape.size()) return std::nullopt;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool fits =
        kShape[i] == '0' ? is_digit(s[i]) : s[i] == kShape[i] || (s[i] == '-' && kShape[i] == '+');
    if (!fits) return std::nullopt;
  }
  const auto two = [s](std::size_t at) { return (s[at] - '0') * 10 + (s[at + 1] - '0'); };
  Fields f{.year = two(0) * 100 + two(2),
           .month = two(5),
           .day = two(8),
           .hour = two(11),
           .minute = two(14),
           .second = two(17)};
  const int offset_min = two(20) * 60 + two(23);
  if (s[0] == '0' || two(20) > 23 || two(23) > 59) return std::nullopt;
  f.offset = std::chrono::minutes{s[19] == '-' ? -offset_min : offset_min};
  return stamp_of(f);
}

}  // namespace

std::optional<StampText> parse_stamp(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  if (const auto common = parse_common(text)) return common;
  const Cursor cursor{text};
  const std::size_t digits = cursor.digits_ahead();
  if (digits == text.size()) return parse_compact(cursor, digits);
  if (digits >= 2 && digits <= 4) return parse_dashed(cursor, digits);
  return digits == 0 ? parse_unix_date(cursor) : std::nullopt;
}

}  // namespace city
