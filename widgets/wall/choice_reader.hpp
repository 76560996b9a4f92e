// Reads a board's choices out of a scene file, and says in words what is wrong with the first that is not right.
//
//   ChoiceReader read{choices};
//   const auto most = read.number("most_rows", 1, 100);
//   if (auto error = read.trouble()) return *error;   // also when a choice was never asked for
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "widgets/wall/board.hpp"

namespace city {

class ChoiceReader {
 public:
  explicit ChoiceReader(const Choices& choices) : choices_{&choices} {}

  std::optional<std::string> text(std::string_view key);
  std::optional<std::string> one_of(std::string_view key, std::span<const std::string_view> words);
  std::optional<double> number(std::string_view key, double least, double most);
  std::optional<bool> flag(std::string_view key);
  std::vector<std::string> list(std::string_view key);

  std::optional<ChoiceError> trouble() const;

 private:
  const Choice* take(std::string_view key);
  void refuse(std::string_view key, std::string_view expected);

  const Choices* choices_;
  std::vector<std::string_view> asked_{};
  std::optional<ChoiceError> first_{};
};

}  // namespace city
