// The writing side of a store, as the historian needs it; in tests a store that fails on schedule.
//
// Each call is one transaction: it happened, or it did not and says why. Every call may be repeated after an error.
// Threads: one.
#pragma once
#include <optional>
#include <span>

#include "center/core/event.hpp"
#include "center/history/store_error.hpp"
#include "center/state/city_view.hpp"
#include "sensors/message.hpp"

namespace city {

struct TidyStep {
  bool more = false;  // there is another step to do now
  std::optional<StoreError> error{};
};

class StoreWriter {
 public:
  virtual ~StoreWriter() = default;
  virtual std::optional<StoreError> commit(std::span<const Changes> changes) = 0;
  virtual std::optional<StoreError> save_checkpoint(const CityView& view) = 0;
  virtual std::optional<StoreError> archive(std::span<const Message> messages) = 0;
  virtual TidyStep tidy(TimePoint before) = 0;
  virtual std::optional<StoreError> thin_checkpoints(TimePoint now) = 0;
  virtual Position archived() = 0;
};

}  // namespace city
