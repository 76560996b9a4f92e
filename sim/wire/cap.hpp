// Public warnings as CAP 1.2 XML (OASIS, Taiwan profile): heavy rain with district geocodes (Taiwan_Geocode_103), the
// thunderstorm message with a polygon. The sender is citysim, so nobody can take one for the real thing.
#pragma once
#include <string>

#include "sim/model/warnings.hpp"
#include "sim/wire/text.hpp"

namespace city::sim {

std::string warning_identifier(const Warning& w);
void write_cap(TextWriter& to, const Warning& w);

}  // namespace city::sim
