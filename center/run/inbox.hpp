// Where threads meet: a queue bounded in bytes.
//
// Full: post() waits, so the backlog stays where it belongs, in the journal on the disk, and is counted there. One value
// larger than the whole bound is let in alone. post_now() is for the few small things that must not wait (the state of
// the link, of the history); they are not counted.
// Closed: posts are refused, drain() gives what is left.
// Threads: post from any; drain from one.
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <utility>
#include <vector>

namespace city {

template <class T>
class Inbox {
 public:
  explicit Inbox(std::size_t capacity_bytes) : capacity_(capacity_bytes) {}

  bool post(T value, std::size_t bytes) {
    std::unique_lock lock{mutex_};
    room_.wait(lock, [&] { return closed_ || bytes_ == 0 || bytes_ + bytes <= capacity_; });
    if (closed_) return false;
    bytes_ += bytes;
    put(std::move(value), lock);
    return true;
  }

  bool post_now(T value) {
    std::unique_lock lock{mutex_};
    if (closed_) return false;
    put(std::move(value), lock);
    return true;
  }

  // Replaces what is in `batch`. Empty when nothing came within `patience`, or when closed and empty.
  void drain(std::vector<T>& batch, std::chrono::steady_clock::duration patience) {
    batch.clear();
    std::unique_lock lock{mutex_};
    if (pending_.empty() && !closed_) {
      sleeping_ = true;
      ready_.wait_for(lock, patience, [&] { return closed_ || !pending_.empty(); });
      sleeping_ = false;
    }
    pending_.swap(batch);
    const bool was_full = std::exchange(bytes_, 0) > 0;
    lock.unlock();
    if (was_full) room_.notify_all();
  }

  void close() {
    const std::lock_guard lock{mutex_};
    closed_ = true;
    ready_.notify_all();
    room_.notify_all();
  }

  bool finished() const {
    const std::lock_guard lock{mutex_};
    return closed_ && pending_.empty();
  }
  std::size_t bytes() const {
    const std::lock_guard lock{mutex_};
    return bytes_;
  }

 private:
  void put(T value, std::unique_lock<std::mutex>& lock) {
    pending_.push_back(std::move(value));
    const bool wake = sleeping_;
    lock.unlock();
    if (wake) ready_.notify_one();
  }

  const std::size_t capacity_;
  mutable std::mutex mutex_;
  std::condition_variable ready_;
  std::condition_variable room_;
  std::vector<T> pending_{};  // guarded by mutex_, as all below
  std::size_t bytes_ = 0;
  bool sleeping_ = false;
  bool closed_ = false;
};

}  // namespace city
