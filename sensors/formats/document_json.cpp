#include "sensors/formats/document_json.hpp"

namespace city {

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view kMark{"\xef\xbb\xbf"};
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

void append_json_text(std::string& json, std::string_view text) {
  constexpr std::string_view kHex{"0123456789abcdef"};
  json += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (byte < 0x20) {
      json += "\\u00";
      json += kHex[byte >> 4];
      json += kHex[byte & 15];
    } else {
      json += c;
    }
  }
  json += '"';
}

}  // namespace city
