// Cases, alerts and the small parts they share, to bytes and back. Bytes as in bytes.hpp.
//
//   time     := signed ms since 1970
//   maybe X  := 0:byte | 1:byte X
//   list X   := count:varint X …
//   lonlat   := lon:double lat:double
//   case     := id category status:byte opened:time due:maybe time closed:maybe time agency district address text
//               place:maybe lonlat received:time position:varint feed:varint updated:time reopened:varint
//               group place_approximate:byte duplicates:varint duplicate_of told:maybe time   (these not in checkpoints of version 1)
//   areas    := list { description polygons:list list lonlat circles:list { lonlat radius_km:double } geocodes:list text }
//   alert    := id sender sent:time status:byte type:byte references:list text event headline description instruction urgency
//               certainty severity:byte effective onset expires:maybe time areas received:time position:varint feed:varint in_force:byte
//               replaced_by:text
// Names without a type are texts. A reader that fails leaves an unfinished value: look at ok().
// Threads: pure.
#pragma once
#include "center/history/bytes.hpp"
#include "center/state/city_view.hpp"

namespace city::history {

void write_time(Writer& out, TimePoint time);
TimePoint read_time(Reader& in);
void write_place(Writer& out, const std::optional<LonLat>& place);
std::optional<LonLat> read_place(Reader& in);
void write_line(Writer& out, const std::vector<LonLat>& line);
std::vector<LonLat> read_line(Reader& in);

void write_case(Writer& out, const CaseNow& now);
CaseNow read_case(Reader& in, std::uint64_t checkpoint_version);
void write_areas(Writer& out, const std::vector<AlertArea>& areas);
std::vector<AlertArea> read_areas(Reader& in);
void write_alert(Writer& out, const AlertNow& now);
AlertNow read_alert(Reader& in);

}  // namespace city::history
