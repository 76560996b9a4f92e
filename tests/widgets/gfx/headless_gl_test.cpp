#include "widgets/gfx/headless_gl.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "widgets/gfx/framebuffer.hpp"

namespace city {
namespace {

TEST(HeadlessGl, DrawsIntoAFramebufferAndReadsItBack) {
  auto gl = HeadlessGl::create();
  if (const auto* error = std::get_if<GfxError>(&gl)) GTEST_SKIP() << error->what;
  EXPECT_FALSE(std::get<HeadlessGl>(gl).renderer().empty());
  auto target = Framebuffer::create({33, 17});
  ASSERT_TRUE(std::holds_alternative<Framebuffer>(target));
  const auto& framebuffer = std::get<Framebuffer>(target);
  framebuffer.bind();
  clear_target(framebuffer.size(), 1, 0.5F, 0);
  const Picture picture = framebuffer.read_back();
  ASSERT_EQ(picture.size, (SizePx{33, 17}));
  for (const auto& [x, y] : {std::pair{0, 0}, std::pair{32, 16}, std::pair{15, 8}}) {
    EXPECT_EQ(picture.pixel(x, y)[0], 255);
    EXPECT_NEAR(picture.pixel(x, y)[1], 128, 1);
    EXPECT_EQ(picture.pixel(x, y)[2], 0);
    EXPECT_EQ(picture.pixel(x, y)[3], 255);
  }
}

TEST(HeadlessGl, CanBeMadeAgainAfterItIsGone) {
  for (int i = 0; i < 3; ++i) {
    auto gl = HeadlessGl::create();
    if (const auto* error = std::get_if<GfxError>(&gl)) GTEST_SKIP() << error->what;
    HeadlessGl moved = std::get<HeadlessGl>(std::move(gl));
    EXPECT_TRUE(std::holds_alternative<Framebuffer>(Framebuffer::create({8, 8})));
  }
}

TEST(Framebuffer, RefusesSizesThatTheDriverCannotHold) {
  auto gl = HeadlessGl::create();
  if (const auto* error = std::get_if<GfxError>(&gl)) GTEST_SKIP() << error->what;
  for (const SizePx size : {SizePx{0, 10}, SizePx{10, -1}, SizePx{1 << 28, 10}}) {
    const auto target = Framebuffer::create(size);
    ASSERT_TRUE(std::holds_alternative<GfxError>(target));
    EXPECT_EQ(std::get<GfxError>(target).kind, GfxError::Kind::BadSize);
  }
}

}  // namespace
}  // namespace city
