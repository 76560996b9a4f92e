// One writer, any readers: the newest frozen value. Never null.
// Threads: set() and get() from any thread; a reader keeps what it got for as long as it likes.
#pragma once
#include <memory>
#include <mutex>
#include <utility>

namespace city {

template <class T>
class Published {
 public:
  void set(std::shared_ptr<const T> value) {
    const std::lock_guard lock{mutex_};
    value_.swap(value);
  }
  std::shared_ptr<const T> get() const {
    const std::lock_guard lock{mutex_};
    return value_;
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const T> value_ = std::make_shared<const T>();
};

}  // namespace city
