#include "widgets/ui/texts.hpp"

#include <utility>

namespace city {

Texts::Texts(Language language, CatalogPtr catalog)
    : language_{language}, catalog_{catalog ? std::move(catalog) : std::make_shared<const Catalog>()} {}

std::string_view Texts::tr(std::string_view msgid) const { return catalog_->find(msgid).value_or(msgid); }

std::string_view Texts::word(std::string_view word) const { return catalog_->find(word).value_or(word); }

std::string_view Texts::pick(const Text2& text) const {
  const std::string& wanted = is_chinese() ? text.zh : text.en;
  const std::string& other = is_chinese() ? text.en : text.zh;
  return wanted.empty() ? other : wanted;
}

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool is_place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                          pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!is_place) {
      out += pattern[i];
      continue;
    }
    const auto which = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (which < arguments.size()) out += *(arguments.begin() + which);
    i += 2;
  }
  return out;
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += "·";  // as wide as a character in a Chinese font: needs no spaces
    out += part;
  }
  return out;
}

}  // namespace city
