// Units that a source names beside its numbers, to the unit that a quantity's name promises.
//
//   temperature   C CEL Cel degC °C | F FAH degF °F | K KEL      to _c
//   pressure      hPa mbar A97 MBR | Pa PAL | kPa KPA | mmHg HN | inHg F79    to _hpa
//   length        m MTR | cm CMT | mm MMT                        to _m, _cm, _mm
//   speed         km/h KMH | m/s MTS                             to _kmh, _mps
// Codes in capitals are UN/CEFACT Recommendation 20; the others are what devices write. mmHg is 133.322 Pa, inHg 3386.39 Pa.
// Threads: any; pure.
#pragma once
#include <string_view>

namespace city {

// The value in the quantity's own unit; as it is when either unit is not in the table or they measure different things.
double in_unit_of(std::string_view quantity, double value, std::string_view source_unit);

}  // namespace city
