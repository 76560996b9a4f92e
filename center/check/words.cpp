#include "center/check/words.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace city::check {

std::string number(double value) {
  if (!std::isfinite(value)) return "any";
  std::array<char, 40> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string{noun} + (count == 1 ? "" : "s");
}

std::string length(Milliseconds time) {
  using namespace std::chrono;
  const auto s = duration_cast<seconds>(time < Milliseconds{0} ? -time : time).count();
  if (s < 60) return std::to_string(s) + " s";
  if (s < 3600) return std::to_string(s / 60) + " min";
  if (s < 48 * 3600) return std::to_string(s / 3600) + " h " + std::to_string(s % 3600 / 60) + " min";
  return std::to_string(s / 86400) + " days";
}

std::string bytes(std::size_t count) {
  if (count < 10'000) return counted(count, "byte");
  return count < 10'000'000 ? std::to_string(count / 1000) + " kB"
                            : std::to_string(count / 1'000'000) + " MB";
}

}  // namespace city::check
