// Well-known binary written out for tests, in either byte order and with any dimensions.
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "sensors/facts.hpp"

namespace city::test {

struct WkbStyle {
  bool is_little = true;
  std::uint32_t family = 0;  // 0: XY, 1: Z, 2: M, 3: ZM
};

class WkbWriter {
 public:
  explicit WkbWriter(WkbStyle style = {}) : style_{style} {}

  WkbWriter& head(std::uint32_t type) {
    bytes_ += style_.is_little ? '\1' : '\0';
    return number<std::uint32_t>(type + 1000 * style_.family);
  }
  WkbWriter& count(std::size_t count) { return number(static_cast<std::uint32_t>(count)); }
  WkbWriter& point(LonLat at) {
    number(at.lon_deg);
    number(at.lat_deg);
    const int more = style_.family == 0 ? 0 : style_.family == 3 ? 2 : 1;
    for (int i = 0; i < more; ++i) number(77.0);
    return *this;
  }
  WkbWriter& run(const std::vector<LonLat>& points) {
    count(points.size());
    for (const LonLat& at : points) point(at);
    return *this;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  template <class T>
  WkbWriter& number(T value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    if (style_.is_little != (std::endian::native == std::endian::little))
      std::reverse(raw, raw + sizeof value);
    bytes_.append(raw, sizeof value);
    return *this;
  }

  WkbStyle style_;
  std::string bytes_{};
};

inline std::string point(LonLat at, WkbStyle style = {}) {
  return WkbWriter{style}.head(1).point(at).bytes();
}
inline std::string line(const std::vector<LonLat>& points, WkbStyle style = {}) {
  return WkbWriter{style}.head(2).run(points).bytes();
}
inline std::string polygon(const std::vector<std::vector<LonLat>>& closed_rings, WkbStyle style = {}) {
  WkbWriter writer{style};
  writer.head(3).count(closed_rings.size());
  for (const auto& ring : closed_rings) writer.run(ring);
  return writer.bytes();
}
inline std::string many(std::uint32_t type, const std::vector<std::string>& parts, WkbStyle style = {}) {
  WkbWriter writer{style};
  writer.head(type).count(parts.size());
  std::string bytes = writer.bytes();
  for (const std::string& part : parts) bytes += part;
  return bytes;
}

// A GeoPackage blob with an envelope of the given kind (0 to 4) around it, as an SQL literal.
inline std::string blob_literal(const std::string& wkb, int envelope = 0) {
  constexpr int kDoubles[]{0, 4, 6, 6, 8};
  std::string blob{"GP\0", 3};
  blob += static_cast<char>(envelope << 1 | 1);
  blob += std::string(4 + static_cast<std::size_t>(kDoubles[envelope]) * 8, '\0') + wkb;
  std::string hex = "x'";
  for (const char c : blob) {
    constexpr const char* kDigits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex + "'";
}

}  // namespace city::test
