#include "widgets/ui/catalog.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace city {
namespace {

constexpr std::uint32_t kMagic = 0x950412de;
constexpr std::uint32_t kMagicSwapped = 0xde120495;
constexpr std::size_t kMostBytes = 16U << 20U;

class Words {  // 32-bit numbers of the file, in its own byte order
 public:
  explicit Words(std::string_view bytes) : bytes_{bytes} {}
  void swap() { swapped_ = true; }

  std::optional<std::uint32_t> at(std::uint64_t offset) const {
    if (offset + 4 > bytes_.size()) return std::nullopt;
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i) {
      const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(bytes_[offset + i]));
      value |= byte << (8U * (swapped_ ? 3U - i : i));
    }
    return value;
  }

 private:
  std::string_view bytes_;
  bool swapped_ = false;
};

}  // namespace

std::variant<Catalog, CatalogError> Catalog::parse(std::string bytes) {
  using Kind = CatalogError::Kind;
  const CatalogError damaged{Kind::Damaged,
                             "the catalogue is cut off or damaged: compile it again with msgfmt"};
  Catalog made;
  made.bytes_ = std::move(bytes);
  Words words{made.bytes_};
  const auto magic = words.at(0);
  if (!magic || (*magic != kMagic && *magic != kMagicSwapped))
    return CatalogError{Kind::NotCatalog, "not a gettext catalogue (.mo)"};
  if (*magic == kMagicSwapped) words.swap();
  const auto revision = words.at(4), count = words.at(8), ids = words.at(12), texts = words.at(16);
  if (!revision || !count || !ids || !texts) return damaged;
  if (*revision >> 16U > 1)
    return CatalogError{Kind::NotCatalog, "a gettext catalogue of an unknown revision"};
  if (*count > made.bytes_.size() / 16) return damaged;

  const auto span_at = [&](std::uint64_t table, std::uint32_t i) -> std::optional<Span> {
    const auto length = words.at(table + 8ULL * i), at = words.at(table + 8ULL * i + 4);
    // Each text ends with a zero byte that its length leaves out.
    if (!length || !at || std::uint64_t{*at} + *length >= made.bytes_.size()) return std::nullopt;
    if (made.bytes_[std::size_t{*at} + *length] != '\0') return std::nullopt;
    const std::size_t zero = made.bytes_.find('\0', *at);
    return Span{*at, std::min(*length, static_cast<std::uint32_t>(zero - *at))};
  };
  made.entries_.reserve(*count);
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto id = span_at(*ids, i), text = span_at(*texts, i);
    if (!id || !text) return damaged;
    if (id->length > 0 && text->length > 0) made.entries_.emplace_back(*id, *text);
  }
  std::sort(made.entries_.begin(), made.entries_.end(),
            [&](const auto& a, const auto& b) { return made.view(a.first) < made.view(b.first); });
  return made;
}

std::optional<std::string_view> Catalog::find(std::string_view msgid) const {
  const auto found =
      std::lower_bound(entries_.begin(), entries_.end(), msgid,
                       [&](const auto& entry, std::string_view id) { return view(entry.first) < id; });
  if (found == entries_.end() || view(found->first) != msgid) return std::nullopt;
  return view(found->second);
}

std::variant<Catalog, CatalogError> load_catalog(const std::string& folder, const std::string& language) {
  const std::string path = folder + "/" + language + "/LC_MESSAGES/cityglass.mo";
  std::ifstream file{path, std::ios::binary};
  if (!file) return CatalogError{CatalogError::Kind::CannotRead, "cannot read the catalogue: " + path};
  std::string bytes;
  for (std::istreambuf_iterator<char> at{file}, end; at != end && bytes.size() <= kMostBytes; ++at)
    bytes += *at;
  if (bytes.size() > kMostBytes)
    return CatalogError{CatalogError::Kind::NotCatalog, "the catalogue is larger than 16 MB: " + path};
  auto parsed = Catalog::parse(std::move(bytes));
  if (auto* error = std::get_if<CatalogError>(&parsed)) error->what += ": " + path;
  return parsed;
}

}  // namespace city
