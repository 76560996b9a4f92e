// Assets with what is known of them, to bytes and back: the bulk of a checkpoint, so it is laid out for size and speed.
//
//   chunk    := feed:varint revision:varint info_revision:varint assets:varint info … { values:varint value … } … tally …
//   info     := id kind:ref zh en place:maybe lonlat line:list lonlat agency:ref district:ref traits:byte
//               list { quantity:ref value:double }? stream:text?
//   traits   := bits 0 described, 1 place approximate, 2 presence known, 3 online, 4 list of traits follows, 5 stream follows
//   value    := shape:byte quantity:varint series event_time received_at { more:byte doubts:byte? same_for_s? published_s? }?
//               number?
//   shape    := bits 0-1 quality, 2 more follows, 3 number follows, 4-7 scale of the number (decimal.hpp)
//   more     := bits 0 doubts, 1 same_for_s, 2 published_s: those that follow; doubts are else 0, the others as in the value
//               before (0 and kNotPublished at a chunk's start)
//   tally    := which:byte, a bit per counter that is not 0 in the order of AssetTally, then those counters as varint
//   number   := zigzag whole | double when the scale is 15; absent when it is 0
//   series, event_time, received_at, same_for_s, published_s := zigzag difference to the value before (0 at a chunk's start; times in ms)
//   ref      := varint place in the table of texts that stands before the chunks
//   texts    := list text
// In checkpoints of version 1 there are no tallies, `traits` holds bit 0 only, and bit 2 of `shape` says that the stamp is not
// to be believed.
// Threads: an AssetWriter is one thread's.
#pragma once
#include <string_view>
#include <unordered_map>
#include <vector>

#include "center/history/bytes.hpp"
#include "center/state/city_view.hpp"

namespace city::history {

class AssetWriter {
 public:
  void add(const AssetChunk& chunk);
  void finish(Writer& out);  // texts, then list of chunks

 private:
  std::uint64_t ref(std::string_view text);
  void add_info(const AssetInfo& info);
  void add_values(const AssetChunk& chunk);
  void add_tallies(const AssetChunk& chunk);

  std::unordered_map<std::string_view, std::uint64_t>
      refs_{};  // views into the chunks, which outlive the writer
  std::vector<std::string_view> texts_{};
  std::uint64_t chunks_ = 0;
  Writer body_{};
};

Paged<AssetChunk>::Frozen read_assets(Reader& in, std::uint64_t checkpoint_version);

}  // namespace city::history
