#include "widgets/ui/fonts.hpp"

#include <fcntl.h>
#include <imgui.h>
#include <imgui_freetype.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

namespace city {
namespace {

constexpr unsigned kTraditionalChineseFace = 3;

struct FontKind {
  unsigned face = 0;
};

std::optional<FontKind> kind_of(std::string_view bytes) {
  if (bytes.size() < 12) return std::nullopt;
  const std::string_view tag = bytes.substr(0, 4);
  if (tag == "ttcf") {
    const auto faces = static_cast<unsigned char>(bytes[11]);
    return FontKind{faces > kTraditionalChineseFace ? kTraditionalChineseFace : 0};
  }
  if (tag == "OTTO" || tag == "true" || tag == std::string_view{"\0\1\0\0", 4}) return FontKind{0};
  return std::nullopt;
}

}  // namespace

class WallFonts::Mapped {
 public:
  explicit Mapped(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    struct stat status {};
    if (::fstat(file, &status) == 0 && status.st_size > 0 &&
        status.st_size < std::numeric_limits<int>::max()) {
      void* at = ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, file, 0);
      if (at != MAP_FAILED) {
        data_ = at;
        size_ = static_cast<std::size_t>(status.st_size);
        ::madvise(data_, size_, MADV_RANDOM);  // glyphs lie scattered: reading ahead only costs memory
      }
    }
    ::close(file);
  }
  ~Mapped() {
    if (data_ != nullptr) ::munmap(data_, size_);
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;

  void* data() const { return data_; }
  std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

 private:
  void* data_ = nullptr;
  std::size_t size_ = 0;
};

WallFonts::WallFonts() = default;
WallFonts::~WallFonts() = default;
WallFonts::WallFonts(WallFonts&&) noexcept = default;
WallFonts& WallFonts::operator=(WallFonts&&) noexcept = default;

const std::vector<FontFiles>& usual_font_files() {
  static const std::vector<FontFiles> files{
      {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
       "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"},
      {"/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc"},
      {"/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
       "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc"}};
  return files;
}

std::variant<FontFiles, FontError> find_fonts(const FontFiles& configured) {
  std::error_code ignored;
  if (!configured.regular.empty()) {
    if (std::filesystem::exists(configured.regular, ignored)) return configured;
    return FontError{FontError::Kind::NotFound, "the configured font is not there: " + configured.regular};
  }
  for (FontFiles files : usual_font_files()) {
    if (!std::filesystem::exists(files.regular, ignored)) continue;
    if (!std::filesystem::exists(files.bold, ignored)) files.bold.clear();
    return files;
  }
  return FontError{FontError::Kind::NotFound,
                   "Noto Sans CJK is not installed (Debian: apt-get install fonts-noto-cjk)"};
}

std::variant<WallFonts, FontError> WallFonts::load(const FontFiles& files, ImFontAtlas& atlas) {
  WallFonts made;
  const auto add = [&](const std::string& path) -> ImFont* {
    auto mapped = std::make_unique<Mapped>(path);
    const std::optional<FontKind> kind = kind_of(mapped->bytes());
    if (!kind) return nullptr;
    ImFontConfig config;
    config.FontNo = kind->face;
    config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
    // Owned while it is added, or Dear ImGui takes a copy of all of it; not owned after, because it must not free a mapping.
    config.FontDataOwnedByAtlas = true;
    ImFont* font =
        atlas.AddFontFromMemoryTTF(mapped->data(), static_cast<int>(mapped->bytes().size()), 0, &config);
    if (font == nullptr) return nullptr;
    for (ImFontConfig* source : font->Sources) source->FontDataOwnedByAtlas = false;
    made.files_.push_back(std::move(mapped));
    return font;
  };
  made.regular_ = add(files.regular);
  if (made.regular_ == nullptr)
    return FontError{FontError::Kind::NotFont, "not a font that can be read: " + files.regular};
  made.bold_ = files.bold.empty() ? nullptr : add(files.bold);
  if (made.bold_ == nullptr) made.bold_ = made.regular_;
  return made;
}

}  // namespace city
