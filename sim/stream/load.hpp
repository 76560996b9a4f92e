// The pure load: canonical observations of `assets` made-up road sensors in turn, stamped with the moment they are made
// (integer milliseconds), so that a reader can tell the delay. No model behind it.
#pragma once
#include <cstddef>
#include <cstdint>

#include "sim/stream/message.hpp"
#include "sim/wire/text.hpp"

namespace city::sim {

class LoadStream {
 public:
  LoadStream(std::size_t assets, int qos);
  // Valid until the next call.
  const Message& next(TimePoint now);

 private:
  std::size_t assets_;
  std::uint64_t count_ = 0;
  Message message_;
  TextWriter payload_;
  TextWriter topic_;
};

}  // namespace city::sim
