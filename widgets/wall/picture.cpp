#include "widgets/wall/picture.hpp"

#include <optional>
#include <utility>

#include "widgets/gfx/framebuffer.hpp"
#include "widgets/gfx/headless_gl.hpp"

namespace city {

struct Darkroom::Impl {  // in the order of need: the wall and the target die while the context lives
  HeadlessGl gl;
  std::optional<Framebuffer> target{};
  std::optional<Wall> wall{};
};

Darkroom::Darkroom(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Darkroom::~Darkroom() = default;
Darkroom::Darkroom(Darkroom&&) noexcept = default;
Darkroom& Darkroom::operator=(Darkroom&&) noexcept = default;

const std::string& Darkroom::renderer() const { return impl_->gl.renderer(); }
Wall& Darkroom::wall() { return *impl_->wall; }

std::variant<Darkroom, WallError> Darkroom::create(GeographyPtr geography, const WallOptions& options) {
  auto gl = HeadlessGl::create();
  if (const auto* error = std::get_if<GfxError>(&gl)) return WallError{error->what};
  auto impl = std::make_unique<Impl>(Impl{.gl = std::get<HeadlessGl>(std::move(gl))});
  auto wall = Wall::create(std::move(geography), options);
  if (auto* error = std::get_if<WallError>(&wall)) return std::move(*error);
  impl->wall.emplace(std::get<Wall>(std::move(wall)));
  return Darkroom{std::move(impl)};
}

std::variant<Picture, WallError> Darkroom::take(const WallFrame& frame, SizePx size, Language language,
                                                int screen) {
  if (!impl_->target || impl_->target->size() != size) {
    impl_->target.reset();
    auto target = Framebuffer::create(size);
    if (auto* error = std::get_if<GfxError>(&target)) return WallError{std::move(error->what)};
    impl_->target.emplace(std::get<Framebuffer>(std::move(target)));
  }
  impl_->wall->set_language(language);
  impl_->wall->step(frame, 0);
  // Glyphs seen for the first time are there in the second frame; tiles of the ground and flights take their time.
  constexpr int kMostFrames = 400;
  for (int i = 0; i < 2 || (i < kMostFrames && impl_->wall->is_moving()); ++i) {
    impl_->target->bind();
    impl_->wall->frame(screen, frame, size,
                       i == 0 ? 1.0 / 60 : 0.25);  // time enough for all kept pixels of a map
  }
  return impl_->target->read_back();
}

}  // namespace city
