// Headline figures, what is usual of them, and the trends of single assets: their part of a checkpoint (checkpoint_codec.hpp).
//
//   spec       := id zh en domain:byte source:byte aggregate:byte kind quantity threshold:double unit decimals:zigzag
//                 above:maybe double below:maybe double
//   vital      := value:maybe double of:varint abnormal:byte trend:list { at:time value:double }
//                 basis:byte (0 no band, else NormalBand::Basis + 1: low:double high:double samples:varint)
//   norms      := list { id cells:list { count:varint, and if that is not 0 hours:varint mean:double squared:double
//                 newest_hour:zigzag } }
//   trend      := series:varint quantity:varint chunk:varint slot:varint points:list { ms after the point before, the first
//                 after 1970:zigzag value:double }
//
// Before version 3 a vital ends with its trend. What is damaged turns the Reader's ok() false. Threads: pure.
#pragma once
#include <cstdint>

#include "center/history/bytes.hpp"
#include "center/state/city_view.hpp"

namespace city::history {

void write_spec(Writer& out, const VitalSpec& spec);
VitalSpec read_spec(Reader& in);
void write_vital(Writer& out, const Vital& vital);
Vital read_vital(Reader& in, std::uint64_t version);
void write_norms(Writer& out, const NormMemory& norms);
NormMemory read_norms(Reader& in);
void write_trend(Writer& out, const AssetTrend& trend);
AssetTrend read_trend(Reader& in);

}  // namespace city::history
