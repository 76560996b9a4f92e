// The wall's two weights of one family, mapped from disk and never copied.
//
// A Noto CJK collection is 19 MB; mapping it costs only the pages of glyphs that are drawn. Face 3 of the collection is the
// Traditional Chinese one; a plain .otf or .ttf has one face. Dear ImGui rasterises glyphs on demand at any size.
// Errors: NotFound, NotFont. A WallFonts must outlive the atlas that it filled. Threads: the atlas's.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

struct ImFont;
struct ImFontAtlas;

namespace city {

struct FontError {
  enum class Kind : std::uint8_t { NotFound, NotFont };
  Kind kind{};
  std::string what{};
};

struct FontFiles {
  std::string regular{};
  std::string bold{};  // empty: regular is drawn for it
};

// Where distributions put Noto Sans CJK, most likely first.
const std::vector<FontFiles>& usual_font_files();
// The first that exists, `configured` before all others when it is not empty.
std::variant<FontFiles, FontError> find_fonts(const FontFiles& configured);

class WallFonts {
 public:
  static std::variant<WallFonts, FontError> load(const FontFiles& files, ImFontAtlas& atlas);
  ~WallFonts();
  WallFonts(WallFonts&&) noexcept;
  WallFonts& operator=(WallFonts&&) noexcept;

  ImFont* regular() const { return regular_; }
  ImFont* bold() const { return bold_; }

 private:
  class Mapped;
  WallFonts();
  std::vector<std::unique_ptr<Mapped>> files_;
  ImFont* regular_ = nullptr;
  ImFont* bold_ = nullptr;
};

}  // namespace city
