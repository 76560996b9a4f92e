// Texts letter by letter, for rules that speak of Chinese characters.
//
// Errors: bytes that are no UTF-8 become U+FFFD, one each. Threads: any; pure.
#pragma once
#include <string>
#include <string_view>

namespace city {

inline constexpr char32_t kLostLetter = U'\uFFFD';

std::u32string letters_of(std::string_view utf8);
std::string utf8_of(std::u32string_view letters);

inline bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
inline bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
// CJK unified ideographs, extension A, and the planes of the later extensions.
inline bool is_han(char32_t c) {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x20000 && c <= 0x323af);
}
// The second spellings that Unicode keeps of some ideographs for old encodings' sake; NFKC makes them one.
inline bool is_compatibility_ideograph(char32_t c) {
  return (c >= 0xf900 && c <= 0xfaff) || (c >= 0x2f800 && c <= 0x2fa1f);
}
inline bool is_full_width(
    char32_t c) {  // digits and Latin letters only; full-width punctuation is how Chinese is written
  return (c >= 0xff10 && c <= 0xff19) || (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a);
}

}  // namespace city
