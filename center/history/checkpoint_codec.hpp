// A checkpoint: the frozen view to bytes and back, all that Center::restore and a picture of the past need. Not the health.
//
//   checkpoint := zstd( "CGCP" version:varint revision:varint now:time simulated:byte quick:varint bulk:varint
//                       quantities:list quantity assets feeds:list { id feed } unclaimed_by_kind:list varint
//                       cases:list case alerts:list alert vitals:list { spec vital }
//                       volumes:list volume memory quarantined:varint norms trends:list trend )
//   quantity   := name zh en unit decimals:zigzag low:double high:double
//   feed       := state:byte online:byte (0 no, 1 yes, 2 unknown) newest_receipt:time newest_event:time counters:varint …
//                 messages_per_s:double refused_by_kind:list varint last_error more_counters:varint … by_quality:list varint
//                 skew_s:maybe double publish_skew_s:maybe double grade:byte reasons:list { kind:byte number:double }
//                 findings:list { name count:varint }
//   volume     := item last_hour:varint mean:double deviation:double weeks:varint band:byte zh en
//   memory     := newest_hour:zigzag days:list byte items:list { item hours:list varint }
//   assets, case, alert, time, maybe, list: asset_codec.hpp, fact_codec.hpp; spec, vital, norms, trend: figure_codec.hpp
//
// Version 1 ends with the vitals, a feed with last_error; version 2 with quarantined, a vital with its trend. A version is read as
// long as a store of that time may be around; kCheckpointVersion is the one written.
// Threads: pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "center/state/city_view.hpp"

namespace city::history {

inline constexpr std::uint64_t kCheckpointVersion = 3;

std::string encode_view(const CityView& view);

// The view with `book`, when it lists the same feeds in the same order as the book at that time; else with a book made of
// what can be found by id. Nothing when the bytes are damaged or newer than this program.
std::optional<CityView> decode_view(std::string_view bytes, const FeedBookPtr& book);

}  // namespace city::history
