#include "widgets/wall/choice_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace city {

const Choice* ChoiceReader::take(std::string_view key) {
  asked_.push_back(key);
  for (const auto& [name, choice] : *choices_)
    if (name == key) return &choice;
  return nullptr;
}

void ChoiceReader::refuse(std::string_view key, std::string_view expected) {
  if (!first_) first_ = ChoiceError{std::string{key} + " must be " + std::string{expected}};
}

std::optional<std::string> ChoiceReader::text(std::string_view key) {
  const Choice* choice = take(key);
  if (choice == nullptr) return std::nullopt;
  if (const auto* text = std::get_if<std::string>(choice)) return *text;
  refuse(key, "a text");
  return std::nullopt;
}

std::optional<std::string> ChoiceReader::one_of(std::string_view key,
                                                std::span<const std::string_view> words) {
  const auto word = text(key);
  if (!word || std::find(words.begin(), words.end(), *word) != words.end()) return word;
  std::string all;
  for (const std::string_view one : words) all += (all.empty() ? "" : ", ") + std::string{one};
  refuse(key, "one of " + all + ", and is \"" + *word + "\"");
  return std::nullopt;
}

std::optional<double> ChoiceReader::number(std::string_view key, double least, double most) {
  const Choice* choice = take(key);
  if (choice == nullptr) return std::nullopt;
  const auto* number = std::get_if<double>(choice);
  if (number != nullptr && *number >= least && *number <= most) return *number;
  std::array<char, 80> range{};
  std::snprintf(range.data(), range.size(), "a number from %g to %g", least, most);
  refuse(key, range.data());
  return std::nullopt;
}

std::optional<bool> ChoiceReader::flag(std::string_view key) {
  const Choice* choice = take(key);
  if (choice == nullptr) return std::nullopt;
  if (const auto* flag = std::get_if<bool>(choice)) return *flag;
  refuse(key, "true or false");
  return std::nullopt;
}

std::vector<std::string> ChoiceReader::list(std::string_view key) {
  const Choice* choice = take(key);
  if (choice == nullptr) return {};
  if (const auto* list = std::get_if<std::vector<std::string>>(choice)) return *list;
  refuse(key, "a list of texts");
  return {};
}

std::optional<ChoiceError> ChoiceReader::trouble() const {
  if (first_) return first_;
  for (const auto& [name, choice] : *choices_) {
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
    std::string all;
    for (const std::string_view one : asked_) all += (all.empty() ? "" : ", ") + std::string{one};
    return ChoiceError{"it has no choice \"" + name + "\"; " +
                       (all.empty() ? "it has none at all" : "it has " + all)};
  }
  return std::nullopt;
}

}  // namespace city
