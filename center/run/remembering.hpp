// Shows a decoder what earlier decoders asked to see again (Facts::remembered), after the catalogues and before the first
// message. Nothing is yielded.
// Threads: the decoder's.
#pragma once
#include <span>

#include "center/core/event.hpp"
#include "sensors/formats/decoder.hpp"

namespace city {

void remember(Decoder& decoder, std::span<const RememberedRow> rows);  // oldest first

}  // namespace city
