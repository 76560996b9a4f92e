// What the assets of a trial city measure: per kind the quantities that its feeds tell, on an ordinary day and on the worst night.
// Names are of real places and as long as they get; numbers stay inside what is believable. Constant data. Threads: any.
#pragma once
#include <cstddef>
#include <vector>

#include "sensors/facts.hpp"

namespace city {

struct TrialFigure {
  const char* quantity = "";
  double calm = 0;
  double hard = 0;  // on the worst night
};

struct TrialKind {
  const char* kind = "";
  Text2 name{};       // a number is put after it
  Text2 long_name{};  // of every third asset on the worst night
  std::vector<TrialFigure> figures{};
  std::vector<Trait> traits{};
  std::size_t count =
      0;  // calm; ten times as many on the worst night where there are several, but for hospitals
};

const std::vector<TrialKind>& trial_kinds();

}  // namespace city
