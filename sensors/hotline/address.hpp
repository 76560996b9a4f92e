// An address as a caller, a map service or a spreadsheet wrote it, put in order.
//
//   大安區臺北市臺北市大安區龍生里9鄰測試街１２號   臺北市大安區龍生里9鄰測試街12號
//   12345台灣台北市万华区測試街3號                  臺北市萬華區測試街3號
//   松山區測試公園,參考地址：測試街8號              松山區測試街8號 (測試公園)
//   內湖區No. 5,Test St,Neihu District,Taipei City  內湖區No. 5,Test St,Neihu District,Taipei City
//
// NFKC first. In front: postal code and country go, a city or district named again goes, 台 becomes 臺 and simplified characters
// traditional in the names of city and district only. When two districts are named, the first one counts, unless the other has its
// city's name right before it: that is an address, the first only where the form was filed.
// What was odd comes back as notes, each name once:
//   full-width                 digits or letters of double width
//   compatibility-characters   ideographs under their second code (U+F900 …)
//   lost-characters            question marks or U+FFFD where characters were
//   repeated-prefix            city or district named again, in front or, in Latin letters, at the end
//   simplified-characters      in the name of city or district
//   reference-address          the place has a name, and an address after 參考地址
//   romanised-address          words of three Latin letters or more
//   two-districts              see above
// The district is what the address says, not what a map knows: the center looks it up.
// Errors: none; what is not understood stays as written. Threads: any; pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace city {

struct AddressNote {
  std::string name{};
  std::string detail{};  // the piece that was odd
};

struct Address {
  std::string text{};
  std::string city{};      // one of Taiwan's, zh, traditional; empty: not named
  std::string district{};  // 大安區, or "Neihu District" where only Latin letters name it; empty: not named
  std::vector<AddressNote> notes{};

  // "臺北市大安區", "大安區" or nothing.
  std::string named_district() const { return district.empty() ? std::string{} : city + district; }
};

Address address_from(std::string_view raw);

// One key for the spellings of one place, of a text that address_from() gave: without city, district, village, neighbourhood, place
// names in brackets and blanks; sections and floors in digits. Empty: names no more than a district.
std::string address_key(std::string_view ordered_text);

}  // namespace city
