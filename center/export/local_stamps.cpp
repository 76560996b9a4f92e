#include "center/export/local_stamps.hpp"

namespace city {
namespace {

void append_digits(std::string& to, std::int64_t value, int width) {
  std::int64_t scale = 1;
  for (int i = 1; i < width; ++i) scale *= 10;
  for (; scale > 0; scale /= 10) to += static_cast<char>('0' + value / scale % 10);
}

}  // namespace

std::optional<std::string_view> LocalStamps::text(TimePoint at) {
  if (!offset_ || !offset_->holds_at(at)) offset_ = utc_offset_span(zone_, at);
  const TimePoint local = at + offset_->offset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{day};
  const auto year = static_cast<int>(date.year());
  // The calendar's years wrap far outside; the day count does not.
  if (day < std::chrono::sys_days{std::chrono::year{0} / 1 / 1} ||
      day > std::chrono::sys_days{std::chrono::year{9999} / 12 / 31}) {
    return std::nullopt;
  }
  const std::chrono::hh_mm_ss time{local - day};
  text_.clear();
  append_digits(text_, year, 4);
  text_ += '-';
  append_digits(text_, static_cast<unsigned>(date.month()), 2);
  text_ += '-';
  append_digits(text_, static_cast<unsigned>(date.day()), 2);
  text_ += 'T';
  append_digits(text_, time.hours().count(), 2);
  text_ += ':';
  append_digits(text_, time.minutes().count(), 2);
  text_ += ':';
  append_digits(text_, time.seconds().count(), 2);
  if (time.subseconds().count() != 0) {
    text_ += '.';
    append_digits(text_, time.subseconds().count(), 3);
  }
  const std::int64_t minutes = std::chrono::floor<std::chrono::minutes>(offset_->offset).count();
  text_ += minutes < 0 ? '-' : '+';
  append_digits(text_, std::abs(minutes) / 60, 2);
  text_ += ':';
  append_digits(text_, std::abs(minutes) % 60, 2);
  return text_;
}

}  // namespace city
