// Names of cities and districts, under whichever spelling: one key for all of them.
//
// 大安, 大安區, 大安区, Da'an Dist., Daan District and Ta-an have the key of one district, 臺北市 and 台北市 that of one city. Folded:
// NFKC; 台 and 臺; simplified characters that occur in the names of Taiwan's counties and districts (a table: a street's own name is
// never touched); Latin case, apostrophes, hyphens and dots; the words District, Dist., City and County; Wade-Giles and Tongyong
// spellings of Taipei's twelve districts, which road signs and maps still carry (the city's list of 2008 uses Hanyu Pinyin).
// Threads: any; pure.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace city {

// Empty when nothing is left.
std::string place_key(std::string_view name);

// A letter of a place name, traditional: 区 → 區, 台 → 臺; any other as it is.
char32_t traditional(char32_t letter);
bool is_simplified(char32_t letter);  // one that traditional() changes; 台 is not: it is written everywhere

// How many letters of `text` from its beginning are the name of one of Taiwan's counties or cities, and which (traditional). 0: none.
struct CityPrefix {
  std::size_t letters = 0;
  std::u32string_view city{};
};
CityPrefix city_prefix(std::u32string_view text);

// The zh name of a city written in Latin letters, by its words before City or County: "New Taipei" → 新北市; empty: none of Taiwan's.
std::u32string_view city_in_latin(std::string_view words);

}  // namespace city
