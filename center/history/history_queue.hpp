// Between the center's thread, which must not wait, and the disk, which may: what is to be written, bounded in bytes.
//
// Full: the observations of what comes in are given up and counted. Cases, alerts, series, assets, refusals (the newest
// kMaxQuarantined, as the store keeps them) and messages to remember are always taken (they
// are few, and what finds no room in the queue stays small: neighbours without observations become one), so is the newest
// checkpoint; an older one that still waits is replaced. Positions are kept, so what was given up is given up for good.
// Threads: put() from any, take() and done() from one.
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <vector>

#include "center/core/event.hpp"
#include "center/state/city_view.hpp"

namespace city::history {

struct HistoryBatch {
  std::vector<Changes> changes{};
  CityViewPtr checkpoint{};  // to be saved after `changes`; may be null
  std::size_t rows = 0;
  std::size_t bytes = 0;

  bool empty() const { return changes.empty() && !checkpoint; }
};

class HistoryQueue {
 public:
  explicit HistoryQueue(std::size_t limit_bytes) : limit_bytes_{limit_bytes} {}

  void put(Changes changes);
  void put(CityViewPtr checkpoint);
  void close();  // nobody waits any more

  // Waits until `rows` observations or a checkpoint are there, or `patience` has passed, or it is closed.
  void wait(std::size_t rows, std::chrono::milliseconds patience);
  void pause(std::chrono::milliseconds patience);  // the same, but only closing ends it early

  // The oldest changes, up to the first that reaches `rows` observations or that a checkpoint follows. They count as queued
  // until done().
  HistoryBatch take(std::size_t rows);
  void done(const HistoryBatch& batch);

  bool closed() const;
  bool holds(std::size_t rows) const;  // enough for wait(rows) not to wait
  std::size_t bytes() const;
  std::uint64_t lost() const;  // observations given up

 private:
  const std::size_t limit_bytes_;
  mutable std::mutex mutex_{};
  std::condition_variable changed_{};
  std::deque<Changes> changes_{};  // this and all below guarded by mutex_
  CityViewPtr checkpoint_{};
  std::size_t before_checkpoint_ = 0;  // how many of changes_ stand before it
  std::size_t rows_ = 0;
  std::size_t bytes_ = 0;  // with what was taken and is not done
  std::uint64_t lost_ = 0;
  bool closed_ = false;
};

}  // namespace city::history
