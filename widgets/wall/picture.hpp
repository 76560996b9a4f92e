// Pictures of the wall without a screen: for snapshots, exports and tests.
//
// A Darkroom keeps its OpenGL context, fonts and map between pictures: the first costs about half a second with a software
// renderer, the next a fraction of that. Errors in words. Threads: use it where it was made.
#pragma once
#include <memory>
#include <string>
#include <variant>

#include "widgets/wall/wall.hpp"

namespace city {

class Darkroom {
 public:
  static std::variant<Darkroom, WallError> create(GeographyPtr geography, const WallOptions& options);
  ~Darkroom();
  Darkroom(Darkroom&&) noexcept;
  Darkroom& operator=(Darkroom&&) noexcept;

  // Of one screen of the wall.
  std::variant<Picture, WallError> take(const WallFrame& frame, SizePx size, Language language,
                                        int screen = 0);
  const std::string& renderer() const;  // who draws
  Wall& wall();

 private:
  struct Impl;
  explicit Darkroom(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
