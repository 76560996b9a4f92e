#include "sensors/hotline/address.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "sensors/hotline/letters.hpp"
#include "sensors/hotline/place_name.hpp"
#include "sensors/text_norm.hpp"

namespace city {
namespace {

using Letters = std::u32string_view;

bool is_gap(char32_t c) { return c == U' ' || c == U',' || c == U'、' || c == U';' || c == U'，'; }

Letters without_gaps(Letters text) {
  while (!text.empty() && is_gap(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_gap(text.back())) text.remove_suffix(1);
  return text;
}

class Notes {
 public:
  explicit Notes(std::vector<AddressNote>& notes) : notes_{notes} {}
  void add(std::string_view name, Letters detail) {
    const bool known =
        std::any_of(notes_.begin(), notes_.end(), [&](const AddressNote& n) { return n.name == name; });
    if (!known) notes_.push_back({.name = std::string{name}, .detail = utf8_of(detail)});
  }

 private:
  std::vector<AddressNote>& notes_;
};

// A question mark between characters, or several of them: a conversion put them there, nobody asked.
bool is_lost(Letters text, std::size_t i) {
  if (text[i] == kLostLetter) return true;
  if (text[i] != U'?') return false;
  const bool after = i + 1 < text.size() && (text[i + 1] == U'?' || is_han(text[i + 1]));
  const bool before = i > 0 && (text[i - 1] == U'?' || is_han(text[i - 1]));
  return before && (after || text[i - 1] == U'?');
}

void note_letters(Letters raw, Notes& notes) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const Letters around = raw.substr(i > 2 ? i - 2 : 0, 6);
    if (is_full_width(raw[i])) notes.add("full-width", around);
    if (is_compatibility_ideograph(raw[i])) notes.add("compatibility-characters", around);
    if (is_lost(raw, i)) notes.add("lost-characters", around);
  }
}

// 3 to 6 digits, when a country or city follows: Taiwan's postal codes, glued to what follows.
std::size_t postal_code(Letters text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_ascii_digit(text[digits])) ++digits;
  if (digits < 3 || digits > 6) return 0;
  const Letters after = without_gaps(text.substr(digits));
  const bool country = after.starts_with(U"台灣") || after.starts_with(U"臺灣") || after.starts_with(U"台湾");
  return country || city_prefix(after).letters > 0 ? digits : 0;
}

std::size_t country(Letters text) {
  for (const Letters name : {Letters{U"中華民國"}, Letters{U"台灣"}, Letters{U"臺灣"}, Letters{U"台湾"}})
    if (text.starts_with(name) && !text.substr(name.size()).starts_with(U"大道")) return name.size();
  return 0;
}

// Two characters and 區; the few districts of one or three are told only by a map.
std::u32string district_prefix(Letters text) {
  if (text.size() < 3 || traditional(text[2]) != U'區' || !is_han(text[0]) || !is_han(text[1])) return {};
  std::u32string name{text.substr(0, 3)};
  for (char32_t& c : name) c = traditional(c);
  return name;
}

// What stands in front of the street.
struct Front {
  std::u32string city{};
  std::u32string district{};
};

// Takes city and district names off the front of `text`; what is left comes back.
Letters take_front(Letters text, Front& front, Notes& notes) {
  bool after_city = false;
  while (true) {
    text = without_gaps(text);
    text.remove_prefix(postal_code(text));
    text = without_gaps(text);
    text.remove_prefix(country(text));
    text = without_gaps(text);
    if (const CityPrefix city = city_prefix(text); city.letters > 0) {
      const Letters written = text.substr(0, city.letters);
      if (std::any_of(written.begin(), written.end(), is_simplified))
        notes.add("simplified-characters", written);
      if (front.city == city.city) notes.add("repeated-prefix", written);
      front.city = city.city;
      after_city = true;
      text.remove_prefix(city.letters);
      continue;
    }
    const std::u32string district = district_prefix(text);
    if (district.empty()) return text;
    const Letters written = text.substr(0, district.size());
    if (!front.district.empty() && district != front.district && !after_city) return text;
    if (std::any_of(written.begin(), written.end(), is_simplified))
      notes.add("simplified-characters", written);
    if (front.district == district) notes.add("repeated-prefix", written);
    if (!front.district.empty() && front.district != district)
      notes.add("two-districts", front.district + U" " + district);
    front.district = district;
    after_city = false;
    text.remove_prefix(district.size());
  }
}

bool is_word_letter(char32_t c) { return is_latin(c) || c == U'\'' || c == U'\u2019' || c == U'-'; }

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Word> latin_words(Letters text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_latin(text[i])) continue;
    Word word{.begin = i, .end = i};
    while (word.end < text.size() && is_word_letter(text[word.end])) ++word.end;
    words.push_back(word);
    i = word.end;
  }
  return words;
}

bool is_word(Letters text, Word word, std::initializer_list<std::string_view> wanted) {
  std::string lower = utf8_of(text.substr(word.begin, word.end - word.begin));
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return std::find(wanted.begin(), wanted.end(), lower) != wanted.end();
}

// The words before `at` that belong to it: blanks between them only, two at most.
std::size_t name_begin(Letters text, const std::vector<Word>& words, std::size_t at) {
  const auto joined = [&](std::size_t i) {
    const Letters between = text.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
    return std::all_of(between.begin(), between.end(), [](char32_t c) { return c == U' '; });
  };
  if (at == 0 || !joined(at)) return words[at].begin;
  const bool two = at > 1 && joined(at - 1) &&
                   (is_word(text, words[at - 2], {"new"}) || words[at - 2].end - words[at - 2].begin <= 2);
  return words[two ? at - 2 : at - 1].begin;
}

void read_latin(Letters text, Address& address, Notes& notes) {
  const std::vector<Word> words = latin_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].end - words[i].begin >= 3) notes.add("romanised-address", text.substr(words[i].begin, 40));
    const std::size_t begin = name_begin(text, words, i);
    if (begin == words[i].begin) continue;
    if (address.district.empty() && is_word(text, words[i], {"district", "dist"}))
      address.district = utf8_of(text.substr(begin, words[i].begin - begin)) + "District";
    if (address.city.empty() && is_word(text, words[i], {"city", "county"}))
      address.city = utf8_of(city_in_latin(utf8_of(text.substr(begin, words[i].end - begin))));
  }
}

// "…,Taipei City,Taipei City": a map service's answer with the city added once more.
std::u32string without_repeated_end(std::u32string text, Notes& notes) {
  while (true) {
    const std::size_t comma = text.rfind(U',');
    if (comma == std::u32string::npos) return text;
    const Letters last = without_gaps(Letters{text}.substr(comma));
    const Letters rest = without_gaps(Letters{text}.substr(0, comma));
    const bool repeated = !last.empty() && rest.ends_with(last) &&
                          (rest.size() == last.size() || is_gap(rest[rest.size() - last.size() - 1]));
    if (!repeated) return text;
    notes.add("repeated-prefix", last);
    text = std::u32string{rest};
  }
}

std::u32string with_single_blanks(const std::u32string& text) {
  std::u32string clean;
  for (const char32_t c : text) {
    const char32_t shown = c < 0x20 ? U' ' : c;
    if (shown != U' ' || (!clean.empty() && clean.back() != U' ')) clean += shown;
  }
  return clean;
}

struct Reference {
  std::size_t begin = 0;  // of the words
  std::size_t end = 0;
};

std::optional<Reference> reference_in(Letters text) {
  for (const Letters words : {Letters{U"參考地址"}, Letters{U"参考地址"}}) {
    const std::size_t at = text.find(words);
    if (at == Letters::npos) continue;
    std::size_t end = at + words.size();
    while (end < text.size() && (text[end] == U':' || text[end] == U' ')) ++end;
    return Reference{.begin = at, .end = end};
  }
  return std::nullopt;
}

// 一段 and 1段, 七樓 and 7樓.
void digits_before_units(std::u32string& text) {
  constexpr Letters kNumerals{U"〇一二三四五六七八九"};
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const std::size_t value = kNumerals.find(text[i]);
    const bool alone = i == 0 || (kNumerals.find(text[i - 1]) == Letters::npos && text[i - 1] != U'十');
    if (value != Letters::npos && alone && (text[i + 1] == U'段' || text[i + 1] == U'樓'))
      text[i] = static_cast<char32_t>(U'0' + value);
  }
}

// 明勝里12鄰, 明勝里: the people's address, which maps give and callers do not.
Letters without_village(Letters text) {
  for (std::size_t n = 1; n <= 3 && n < text.size(); ++n) {
    if (!is_han(text[n - 1])) return text;
    if (text[n] != U'里') continue;
    std::size_t end = n + 1;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    if (end > n + 1) return end < text.size() && text[end] == U'鄰' ? text.substr(end + 1) : text;
    const bool is_street =
        end < text.size() && (text[end] == U'街' || text[end] == U'路' || text[end] == U'巷');
    return is_street ? text : text.substr(end);
  }
  return text;
}

}  // namespace

Address address_from(std::string_view raw) {
  Address address;
  Notes notes{address.notes};
  note_letters(letters_of(raw), notes);
  const std::u32string whole = with_single_blanks(letters_of(nfkc(raw)));
  Front front;
  const Letters rest = take_front(whole, front, notes);
  address.city = utf8_of(front.city);
  address.district = utf8_of(front.district);

  std::u32string street{rest};
  if (const auto reference = reference_in(rest)) {
    notes.add("reference-address", rest.substr(reference->begin));
    const Letters place = without_gaps(rest.substr(0, reference->begin));
    Front again = front;
    std::vector<AddressNote> unused;
    Notes silent{unused};
    const Letters at = without_gaps(take_front(rest.substr(reference->end), again, silent));
    const bool elsewhere = again.district != front.district && !front.district.empty();
    street = elsewhere ? again.district + std::u32string{at} : std::u32string{at};
    if (front.district.empty()) address.district = utf8_of(again.district);
    if (front.city.empty()) address.city = utf8_of(again.city);
    if (street.empty())
      street = place;
    else if (!place.empty())
      street += U" (" + std::u32string{place} + U")";
  }
  street = without_repeated_end(std::move(street), notes);
  read_latin(street, address, notes);
  const bool latin_district = front.district.empty() && address.district.ends_with("District");
  address.text =
      utf8_of(front.city) + (latin_district ? "" : address.district) + utf8_of(without_gaps(street));
  return address;
}

std::string address_key(std::string_view ordered_text) {
  const std::u32string whole = letters_of(ordered_text);
  Front front;
  std::vector<AddressNote> unused;
  Notes silent{unused};
  Letters text = without_village(take_front(whole, front, silent));
  if (const std::size_t bracket = text.find(U" ("); bracket != Letters::npos) text = text.substr(0, bracket);
  std::u32string key{text};
  std::erase_if(key, [](char32_t c) { return is_gap(c); });
  for (std::size_t i = 1; i + 1 < key.size(); ++i)
    if (key[i] == U'-' && is_ascii_digit(key[i - 1]) && is_ascii_digit(key[i + 1])) key[i] = U'之';
  digits_before_units(key);
  return key.empty() ? std::string{} : utf8_of(front.district) + utf8_of(key);
}

}  // namespace city
