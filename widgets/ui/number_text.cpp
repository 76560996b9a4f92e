#include "widgets/ui/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <span>

namespace city {
namespace {

std::string grouped(std::string_view digits) {  // "1234567" -> "1,234,567"
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

}  // namespace

std::string number_text(double value, int decimals) {
  if (!std::isfinite(value) || std::abs(value) >= 1e15) return std::string{kMissing};
  std::array<char, 48> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                          std::chars_format::fixed, std::clamp(decimals, 0, 6));
  if (error != std::errc{}) return std::string{kMissing};
  const std::string_view digits{buffer.data(), static_cast<std::size_t>(end - buffer.data())};
  const bool is_zero = digits.find_first_not_of("0.") == std::string_view::npos;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string out = value < 0 && !is_zero ? "\u2212" : "";
  out += grouped(digits.substr(0, point));
  out += digits.substr(point);
  return out;
}

std::string number_text(std::optional<double> value, int decimals) {
  return value ? number_text(*value, decimals) : std::string{kMissing};
}

std::string count_text(std::uint64_t count) { return grouped(std::to_string(count)); }

std::string count_text(std::uint64_t count, const Texts& texts) {
  return count < 1'000'000 ? grouped(std::to_string(count)) : short_count_text(count, texts);
}

std::string short_count_text(std::uint64_t count, const Texts& texts) {
  if (count < 10'000) return grouped(std::to_string(count));
  struct Step {
    double size;
    std::string_view name;
  };
  static constexpr std::array kChinese{Step{1e8, " 億"}, Step{1e4, " 萬"}};
  static constexpr std::array kEnglish{Step{1e9, "G"}, Step{1e6, "M"}, Step{1e3, "k"}};
  const std::span<const Step> steps = texts.is_chinese() ? std::span<const Step>{kChinese} : kEnglish;
  const auto step = std::find_if(steps.begin(), steps.end() - 1,
                                 [&](const Step& s) { return static_cast<double>(count) >= s.size; });
  const double value = static_cast<double>(count) / step->size;
  return number_text(value, value < 9.95 ? 1 : 0) + std::string{step->name};
}

std::string unit_text(std::string_view ucum) {
  struct Pair {
    std::string_view ucum, shown;
  };
  static constexpr std::array kShown{Pair{"1", ""},        Pair{"Cel", "°C"},      Pair{"ug/m3", "µg/m³"},
                                     Pair{"deg", "°"},     Pair{"m3/s", "m³/s"},   Pair{"m3", "m³"},
                                     Pair{"kW.h", "kWh"},  Pair{"dB[A]", "dB(A)"}, Pair{"[ppm]", "ppm"},
                                     Pair{"[ppb]", "ppb"}, Pair{"{count}", ""}};
  for (const Pair& pair : kShown)
    if (pair.ucum == ucum) return std::string{pair.shown};
  return std::string{ucum};
}

std::string age_text(std::chrono::milliseconds age, const Texts& texts) {
  using namespace std::chrono;
  const auto whole = duration_cast<seconds>(age < 0ms ? -age : age);
  std::string text;
  if (whole < 100s) {
    text = filled(texts.tr("{0} s"), {std::to_string(whole.count())});
  } else if (whole < 100min) {
    text = filled(texts.tr("{0} min"), {std::to_string(duration_cast<minutes>(whole).count())});
  } else if (whole < 48h) {
    text = filled(texts.tr("{0} h"), {std::to_string(duration_cast<hours>(whole).count())});
  } else if (whole < hours{24} * 36525) {
    text = filled(texts.tr("{0} d"), {grouped(std::to_string(duration_cast<hours>(whole).count() / 24))});
  } else {
    return std::string{kMissing};
  }
  return age <= -1s ? "+" + text : text;
}

std::string span_text(std::chrono::seconds span, const Texts& texts) {
  using namespace std::chrono;
  const auto whole = span < 0s ? -span : span;
  if (whole < 100min || whole >= hours{24} * 36525) return age_text(whole, texts);
  const auto of = [&](std::string_view pattern, std::int64_t count) {
    return filled(pattern, {grouped(std::to_string(count))});
  };
  const std::int64_t h = duration_cast<hours>(whole).count();
  if (whole < 48h)
    return of(texts.tr("{0} h"), h) + " " +
           of(texts.tr("{0} min"), duration_cast<minutes>(whole).count() % 60);
  return of(texts.tr("{0} d"), h / 24) + " " + of(texts.tr("{0} h"), h % 24);
}

}  // namespace city
