#include "widgets/gfx/window.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace city {
namespace {

TEST(Window, SaysThatThereIsNoDisplay) {
  for (const char* display : {"DISPLAY", "WAYLAND_DISPLAY"})
    if (std::getenv(display) != nullptr) GTEST_SKIP() << "there is a display here: " << display;
  const auto window = Window::create({.title = "test", .fullscreen = false});
  ASSERT_TRUE(std::holds_alternative<GfxError>(window));
  EXPECT_EQ(std::get<GfxError>(window).kind, GfxError::Kind::NoDisplay);
  EXPECT_FALSE(std::get<GfxError>(window).what.empty());
}

}  // namespace
}  // namespace city
