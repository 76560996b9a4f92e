// An OpenGL 3.3 core context without a screen: EGL's surfaceless platform of Mesa. No X, no device node.
//
// Errors: NoEgl, NoGl33. Draw into a Framebuffer: there is no other surface.
// Threads: the context is current on the thread that created it; use and destroy it there.
#pragma once
#include <memory>
#include <string>
#include <variant>

#include "widgets/gfx/gfx_error.hpp"

namespace city {

class HeadlessGl {
 public:
  static std::variant<HeadlessGl, GfxError> create();
  ~HeadlessGl();
  HeadlessGl(HeadlessGl&&) noexcept;
  HeadlessGl& operator=(HeadlessGl&&) noexcept;

  // Who draws: "llvmpipe (LLVM 15.0.6, 256 bits)".
  const std::string& renderer() const;

 private:
  struct Impl;
  explicit HeadlessGl(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
