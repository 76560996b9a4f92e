#include "sim/wire/text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace city::sim {
namespace {

constexpr std::array<std::int64_t, 7> kPowersOfTen{1, 10, 100, 1000, 10'000, 100'000, 1'000'000};

struct LocalFields {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  unsigned second_of_day = 0;
};

LocalFields local_fields(TimePoint t) {
  const auto local = std::chrono::floor<std::chrono::seconds>(t + kTaipeiOffset);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{day};
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<unsigned>(date.month()),
          .day = static_cast<unsigned>(date.day()),
          .second_of_day = static_cast<unsigned>((local - day).count())};
}

}  // namespace

TextWriter& TextWriter::digits(std::uint64_t value, int least_width) {
  std::array<char, 24> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  const auto width = static_cast<int>(end - buffer.data());
  if (width < least_width) text_.append(static_cast<std::size_t>(least_width - width), '0');
  text_.append(buffer.data(), end);
  return *this;
}

TextWriter& TextWriter::integer(std::int64_t value) {
  std::array<char, 24> buffer{};
  text_.append(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr);
  return *this;
}

TextWriter& TextWriter::fixed(double value, int decimals) {
  if (!std::isfinite(value)) return raw("null");
  const std::int64_t scale = kPowersOfTen.at(static_cast<std::size_t>(decimals));
  const std::int64_t scaled = std::llround(value * static_cast<double>(scale));
  if (scaled < 0) text_.push_back('-');
  const auto magnitude = static_cast<std::uint64_t>(scaled < 0 ? -scaled : scaled);
  digits(magnitude / static_cast<std::uint64_t>(scale));
  if (decimals > 0) {
    text_.push_back('.');
    digits(magnitude % static_cast<std::uint64_t>(scale), decimals);
  }
  return *this;
}

TextWriter& TextWriter::quoted(std::string_view utf8) {
  text_.push_back('"');
  for (const char c : utf8) {
    if (c == '"' || c == '\\') {
      text_.push_back('\\');
      text_.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      static constexpr std::string_view kHex = "0123456789abcdef";
      raw("\\u00");
      text_.push_back(kHex[static_cast<unsigned char>(c) >> 4U]);
      text_.push_back(kHex[static_cast<unsigned char>(c) & 15U]);
    } else {
      text_.push_back(c);
    }
  }
  text_.push_back('"');
  return *this;
}

TextWriter& TextWriter::escaped_xml(std::string_view utf8) {
  for (const char c : utf8) {
    switch (c) {
      case '&':
        raw("&amp;");
        break;
      case '<':
        raw("&lt;");
        break;
      case '>':
        raw("&gt;");
        break;
      case '"':
        raw("&quot;");
        break;
      default:
        text_.push_back(c);
    }
  }
  return *this;
}

TextWriter& TextWriter::local_date(TimePoint t) {
  const LocalFields f = local_fields(t);
  digits(static_cast<std::uint64_t>(f.year), 4).raw("-").digits(f.month, 2).raw("-").digits(f.day, 2);
  return *this;
}

TextWriter& TextWriter::local_naive(TimePoint t) {
  const unsigned s = local_fields(t).second_of_day;
  local_date(t).raw(" ").digits(s / 3600, 2).raw(":").digits(s / 60 % 60, 2).raw(":").digits(s % 60, 2);
  return *this;
}

TextWriter& TextWriter::rfc3339(TimePoint t) {
  const std::int64_t second = std::chrono::floor<std::chrono::seconds>(t).time_since_epoch().count();
  if (second != stamp_second_) {
    const std::size_t start = text_.size();
    const unsigned s = local_fields(t).second_of_day;
    local_date(t).raw("T").digits(s / 3600, 2).raw(":").digits(s / 60 % 60, 2).raw(":").digits(s % 60, 2);
    raw("+08:00");
    stamp_.assign(text_, start, std::string::npos);
    stamp_second_ = second;
    return *this;
  }
  text_.append(stamp_);
  return *this;
}

}  // namespace city::sim
