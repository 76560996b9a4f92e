#include "sensors/hotline/place_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "sensors/hotline/letters.hpp"
#include "sensors/text_norm.hpp"

namespace city {
namespace {

constexpr std::array<std::pair<char32_t, char32_t>, 25> kSimplified{
    {{U'区', U'區'}, {U'县', U'縣'}, {U'乡', U'鄉'}, {U'镇', U'鎮'}, {U'湾', U'灣'},
     {U'万', U'萬'}, {U'华', U'華'}, {U'义', U'義'}, {U'内', U'內'}, {U'兰', U'蘭'},
     {U'莲', U'蓮'}, {U'东', U'東'}, {U'云', U'雲'}, {U'门', U'門'}, {U'连', U'連'},
     {U'桥', U'橋'}, {U'庄', U'莊'}, {U'芦', U'蘆'}, {U'树', U'樹'}, {U'莺', U'鶯'},
     {U'峡', U'峽'}, {U'双', U'雙'}, {U'贡', U'貢'}, {U'乌', U'烏'}, {U'园', U'園'}}};

struct City {
  std::u32string_view zh;
  std::string_view latin;  // key of its name without City or County
};
// The 22 counties and cities of Taiwan, and 臺北縣, which became 新北市 in 2010.
constexpr std::array<City, 23> kCities{
    {{U"臺北市", "taipei"}, {U"新北市", "newtaipei"},  {U"桃園市", "taoyuan"},     {U"臺中市", "taichung"},
     {U"臺南市", "tainan"}, {U"高雄市", "kaohsiung"},  {U"基隆市", "keelung"},     {U"新竹市", "hsinchu"},
     {U"嘉義市", "chiayi"}, {U"新竹縣", "hsinchu"},    {U"苗栗縣", "miaoli"},      {U"彰化縣", "changhua"},
     {U"南投縣", "nantou"}, {U"雲林縣", "yunlin"},     {U"嘉義縣", "chiayi"},      {U"屏東縣", "pingtung"},
     {U"宜蘭縣", "yilan"},  {U"花蓮縣", "hualien"},    {U"臺東縣", "taitung"},     {U"澎湖縣", "penghu"},
     {U"金門縣", "kinmen"}, {U"連江縣", "lienchiang"}, {U"臺北縣", "taipeicounty"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kRomanised{
    {{"taan", "daan"},
     {"hsinyi", "xinyi"},
     {"sinyi", "xinyi"},
     {"chungcheng", "zhongzheng"},
     {"jhongjheng", "zhongzheng"},
     {"chungshan", "zhongshan"},
     {"jhongshan", "zhongshan"},
     {"tatung", "datong"},
     {"sungshan", "songshan"},
     {"shihlin", "shilin"},
     {"peitou", "beitou"},
     {"nankang", "nangang"},
     {"neihwu", "neihu"},
     {"wenshang", "wenshan"},
     {"wanhwa", "wanhua"},
     {"panchiao", "banqiao"}}};

void drop_ending(std::string& word, std::string_view ending) {
  if (word.size() > ending.size() && word.ends_with(ending)) word.resize(word.size() - ending.size());
}

std::string latin_key(const std::u32string& letters) {
  std::string word;
  for (const char32_t c : letters) {
    if (c >= U'A' && c <= U'Z')
      word += static_cast<char>(c - U'A' + U'a');
    else if (is_latin(c) || is_ascii_digit(c))
      word += static_cast<char>(c);
  }
  for (const std::string_view ending : {"district", "dist", "city", "county"}) drop_ending(word, ending);
  const auto found = std::find_if(kRomanised.begin(), kRomanised.end(),
                                  [&word](const auto& spelling) { return spelling.first == word; });
  return found == kRomanised.end() ? word : std::string{found->second};
}

}  // namespace

char32_t traditional(char32_t letter) {
  if (letter == U'台') return U'臺';
  const auto found = std::find_if(kSimplified.begin(), kSimplified.end(),
                                  [letter](const auto& pair) { return pair.first == letter; });
  return found == kSimplified.end() ? letter : found->second;
}

bool is_simplified(char32_t letter) { return letter != U'台' && traditional(letter) != letter; }

std::string place_key(std::string_view name) {
  std::u32string letters = letters_of(nfkc(name));
  if (std::any_of(letters.begin(), letters.end(), is_latin) &&
      std::none_of(letters.begin(), letters.end(), is_han))
    return latin_key(letters);
  std::erase_if(letters, [](char32_t c) { return c == U' '; });
  for (char32_t& c : letters) c = traditional(c);
  if (letters.size() > 2 && letters.back() == U'區') letters.pop_back();
  return utf8_of(letters);
}

CityPrefix city_prefix(std::u32string_view text) {
  for (const City& city : kCities) {
    if (text.size() < city.zh.size()) continue;
    if (std::equal(city.zh.begin(), city.zh.end(), text.begin(),
                   [](char32_t name, char32_t given) { return name == traditional(given); }))
      return {.letters = city.zh.size(), .city = city.zh};
  }
  return {};
}

std::u32string_view city_in_latin(std::string_view words) {
  const std::string key = place_key(words);
  for (const City& city : kCities)
    if (city.latin == key) return city.zh;
  return {};
}

}  // namespace city
