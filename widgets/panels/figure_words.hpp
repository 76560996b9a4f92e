// What a derived figure means, in words: the band of its formula (center/figures). NEDOCS 149 is "severely overcrowded".
//
// Empty for quantities without bands. Threads: any.
#pragma once
#include <string>
#include <string_view>

#include "widgets/ui/texts.hpp"

namespace city {

std::string figure_words(std::string_view quantity, double value, const Texts& texts);

}  // namespace city
