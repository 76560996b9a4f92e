// Samples of one series to bytes and back, losing nothing: about two bytes a sample of a measured quantity.
//
//   samples  := count:varint shape:byte scale:byte first_at times values qualities?
//   shape    := bits 0-1 packing of the times, 2-3 packing of the values, 4 whole seconds, 5 qualities follow
//   scale    := 0 … 9: values are whole numbers over 10^scale; 15: values are raw doubles
//   first_at := zigzag(first time - base)                  in ms, or s when bit 4 is set
//   times    := zigzag(first step), numbers(step - step before it …)             when count > 1
//   values   := zigzag(first), numbers(value - value before it …)                scale 0 … 9
//             | double                                                           scale 15, all the same
//             (Constant) | double …                                                         scale 15
//   qualities := varint(run << 2 | quality) … until all samples have one; absent when all are Good
//   numbers: integers.hpp
//
// Scaled values are used only when every value comes back bit for bit (decimals of up to nine digits do);
// times are exact. Order and repeats are kept. Bytes that are not such a list decode to nothing. REQUIRES at
// most kMaxSamples samples, and for encode() at least one. Threads: a SampleWriter is one thread's (it keeps
// scratch memory); decoding is pure.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "center/history/bytes.hpp"
#include "center/history/sample.hpp"

namespace city::history {

inline constexpr std::size_t kMaxSamples = std::size_t{1} << 22;  // a series of 1,165 a second, for an hour

class SampleWriter {
 public:
  void write(Writer& out, std::span<const Sample> samples, TimePoint base);

 private:
  static bool whole_seconds(std::span<const Sample> samples, TimePoint base);
  void gather_times(std::span<const Sample> samples, std::int64_t unit_ms);
  bool gather_values(std::span<const Sample> samples, std::uint8_t scale);
  std::vector<std::int64_t> changes_{};  // first step, then changes of step
  std::vector<std::int64_t> steps_{};    // first value, then changes of value
};

std::optional<std::vector<Sample>> read_samples(std::string_view bytes, TimePoint base);

}  // namespace city::history
