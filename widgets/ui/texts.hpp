// What panels say: text of the program by its English, words of the data (kinds, categories) by themselves.
//
// Returned views live as long as the catalogue or the argument they came from.
// Threads: plain value.
#pragma once
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "sensors/facts.hpp"
#include "widgets/ui/catalog.hpp"

namespace city {

enum class Language : std::uint8_t { Chinese, English };

class Texts {
 public:
  Texts() : Texts{Language::English, nullptr} {}
  Texts(Language language, CatalogPtr catalog);

  Language language() const { return language_; }
  bool is_chinese() const { return language_ == Language::Chinese; }

  // msgid is English and a literal: a test reads them out of the sources and looks for each in the catalogue.
  std::string_view tr(std::string_view msgid) const;
  // A word that came in the data: asset kind, case category, district. Unknown ones stay as they are.
  std::string_view word(std::string_view word) const;
  // The text in this language, else in the other.
  std::string_view pick(const Text2& text) const;

 private:
  Language language_;
  CatalogPtr catalog_;
};

// "{1} of {0}" with the arguments in the places that the translation gives them. Unknown places are left out.
std::string filled(std::string_view pattern, std::initializer_list<std::string_view> arguments);
// The parts that are not empty, with a middle dot between them.
std::string joined(std::initializer_list<std::string_view> parts);

}  // namespace city
