#include "sensors/hotline/letters.hpp"

#include <utf8proc.h>

#include <array>

namespace city {

std::u32string letters_of(std::string_view utf8) {
  std::u32string letters;
  letters.reserve(utf8.size());
  while (!utf8.empty()) {
    utf8proc_int32_t letter = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                                     static_cast<utf8proc_ssize_t>(utf8.size()), &letter);
    letters += length > 0 ? static_cast<char32_t>(letter) : kLostLetter;
    utf8.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  }
  return letters;
}

std::string utf8_of(std::u32string_view letters) {
  std::string text;
  text.reserve(letters.size() * 3);
  for (const char32_t letter : letters) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(letter), bytes.data());
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
  }
  return text;
}

}  // namespace city
