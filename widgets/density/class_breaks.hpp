// Classes for a map filled by a figure: at most five, with borders that can be read aloud.
//
// Zero is a class of its own ("none"), because "no case" and "one case" differ more than any two counts. The others are natural
// breaks: borders that leave the least squared deviation within classes (Fisher 1958, by dynamic programming), found on square
// roots, because city figures are skewed and one hot village would otherwise push all others into one class. Each border
// is then rounded to the shortest decimal number that still divides the same values. Quantiles were not taken: they put
// villages with one and with two cases into different colours when nothing happens, and say "most" when nothing is.
// Cost: k * n^2 with n different values, at most kMostDistinct (more are thinned evenly): under 1 ms. Threads: pure.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace city {

inline constexpr std::size_t kFillClasses = 5;
inline constexpr std::size_t kMostDistinct = 256;

struct ClassBreaks {
  bool has_zero = false;       // some value is zero, and none is negative
  std::vector<double> from{};  // the least value of each class, ascending; a class ends where the next begins
  double most = 0;             // of the last class

  // 0: zero; 1 .. from.size(): the class. Nothing without classes. Values below the first class are in it, as are those above.
  std::size_t class_of(double value) const;
};

// Not finite values are left out. As many classes as there are different values, when they are fewer than five.
ClassBreaks class_breaks(std::span<const double> values);

// The largest of the numbers with the fewest digits in (low, high].
double round_between(double low, double high);

}  // namespace city
