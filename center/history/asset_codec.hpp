// Assets with what is known of them, to bytes and back: the bulk of a checkpoint, so it is laid out for size and speed.
//
//   chunk    := feed:varint revision:varint info_revision:varint assets:varint info … { values:varint value … } …
//   info     := id kind:ref zh en place:maybe lonlat line:list lonlat agency:ref district:ref described:byte
//   value    := shape:byte quantity:varint series event_time received_at number?
//   shape    := bits 0-1 quality, 2 clock_suspect, 3 number follows, 4-7 scale of the number (decimal.hpp)
//   number   := zigzag whole | double when the scale is 15; absent when it is 0
//   series, event_time, received_at := zigzag difference to the value before (0 at a chunk's start; times in ms)
//   ref      := varint place in the table of texts that stands before the chunks
//   texts    := list text
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

  std::unordered_map<std::string_view, std::uint64_t>
      refs_{};  // views into the chunks, which outlive the writer
  std::vector<std::string_view> texts_{};
  std::uint64_t chunks_ = 0;
  Writer body_{};
};

Paged<AssetChunk>::Frozen read_assets(Reader& in);

}  // namespace city::history
