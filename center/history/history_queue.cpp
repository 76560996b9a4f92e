#include "center/history/history_queue.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "center/core/limits.hpp"

namespace city::history {
namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void join(Changes& to, Changes& from) {
  to.applied = from.applied;
  to.now = from.now;
  append(to.series, from.series);
  append(to.assets, from.assets);
  append(to.cases, from.cases);
  append(to.alerts, from.alerts);
  append(to.refused, from.refused);
  append(to.remembered, from.remembered);
  // The store keeps no more than the newest either.
  if (to.refused.size() > kMaxQuarantined)
    to.refused.erase(to.refused.begin(), to.refused.end() - static_cast<std::ptrdiff_t>(kMaxQuarantined));
}

}  // namespace

void HistoryQueue::put(Changes changes) {
  std::size_t bytes = changes.bytes();
  {
    const std::lock_guard lock{mutex_};
    if (bytes_ + bytes > limit_bytes_ && !changes.observations.empty()) {
      lost_ += changes.observations.size();
      changes.observations = {};
      bytes = changes.bytes();
    }
    rows_ += changes.observations.size();
    bytes_ += bytes;
    const bool last_is_open = changes_.size() > (checkpoint_ ? before_checkpoint_ : 0);
    if (last_is_open && changes.observations.empty() && changes_.back().observations.empty()) {
      bytes_ -= changes_.back().bytes() + bytes;
      join(changes_.back(), changes);
      bytes_ += changes_.back().bytes();
    } else {
      changes_.push_back(std::move(changes));
    }
  }
  changed_.notify_one();
}

void HistoryQueue::put(CityViewPtr checkpoint) {
  {
    const std::lock_guard lock{mutex_};
    checkpoint_.swap(checkpoint);
    before_checkpoint_ = changes_.size();
  }
  changed_.notify_one();
}

void HistoryQueue::close() {
  {
    const std::lock_guard lock{mutex_};
    closed_ = true;
  }
  changed_.notify_all();
}

void HistoryQueue::wait(std::size_t rows, std::chrono::milliseconds patience) {
  std::unique_lock lock{mutex_};
  changed_.wait_for(lock, patience, [&] { return closed_ || rows_ >= rows || checkpoint_; });
}

void HistoryQueue::pause(std::chrono::milliseconds patience) {
  std::unique_lock lock{mutex_};
  if (closed_) {  // the caller still waits for a disk to recover, at its own pace
    changed_.wait_for(lock, patience);
    return;
  }
  changed_.wait_for(lock, patience, [&] { return closed_; });
}

HistoryBatch HistoryQueue::take(std::size_t rows) {
  const std::lock_guard lock{mutex_};
  HistoryBatch batch;
  const std::size_t most = checkpoint_ ? before_checkpoint_ : changes_.size();
  while (batch.changes.size() < most && batch.rows < rows) {
    Changes& next = changes_.front();
    batch.rows += next.observations.size();
    batch.bytes += next.bytes();
    batch.changes.push_back(std::move(next));
    changes_.pop_front();
  }
  rows_ -= batch.rows;
  if (!checkpoint_) return batch;
  before_checkpoint_ -= batch.changes.size();
  if (before_checkpoint_ == 0) batch.checkpoint = std::exchange(checkpoint_, {});
  return batch;
}

void HistoryQueue::done(const HistoryBatch& batch) {
  const std::lock_guard lock{mutex_};
  bytes_ -= std::min(bytes_, batch.bytes);
}

bool HistoryQueue::closed() const {
  const std::lock_guard lock{mutex_};
  return closed_;
}

bool HistoryQueue::holds(std::size_t rows) const {
  const std::lock_guard lock{mutex_};
  return rows_ >= rows || checkpoint_;
}

std::size_t HistoryQueue::bytes() const {
  const std::lock_guard lock{mutex_};
  return bytes_;
}

std::uint64_t HistoryQueue::lost() const {
  const std::lock_guard lock{mutex_};
  return lost_;
}

}  // namespace city::history
