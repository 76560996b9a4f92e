// The words of one language: a gettext .mo file as an immutable value.
//
// Either byte order. Every offset is checked when it is read: a file that lies about itself is an error, not a crash.
// Entries with a context are found as "context\4msgid"; of plural entries the first form is kept.
// Threads: share by pointer.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace city {

struct CatalogError {
  enum class Kind : std::uint8_t { CannotRead, NotCatalog, Damaged };
  Kind kind{};
  std::string what{};
};

class Catalog {
 public:
  Catalog() = default;  // empty: nothing is translated
  static std::variant<Catalog, CatalogError> parse(std::string bytes);

  std::optional<std::string_view> find(std::string_view msgid) const;  // lives as long as the catalogue
  std::size_t size() const { return entries_.size(); }

 private:
  // Kept by offset, not by address: the catalogue may be moved.
  struct Span {
    std::uint32_t at = 0;
    std::uint32_t length = 0;
  };
  std::string_view view(Span span) const { return std::string_view{bytes_}.substr(span.at, span.length); }

  std::string bytes_{};
  std::vector<std::pair<Span, Span>> entries_{};  // sorted by msgid
};
using CatalogPtr = std::shared_ptr<const Catalog>;

// Reads <folder>/<language>/LC_MESSAGES/cityglass.mo.
std::variant<Catalog, CatalogError> load_catalog(const std::string& folder, const std::string& language);

}  // namespace city
