// Moves what commits left in the write-ahead log into the store file, on a thread and connection of its own.
//
// A commit that does this itself waits for two fsyncs (measured: p99 9 ms against 0.5 ms). The keeper works when it was told
// of writing, at most every kKeeperPause; readers and commits go on meanwhile. When the log grows past kLargeLogBytes
// because writing never pauses, it makes the writer wait once, so that the log starts over.
// Threads: wrote() from any; the rest is its own.
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <thread>

#include "center/sqlite/database.hpp"

namespace city::history {

inline constexpr std::chrono::milliseconds kKeeperPause{500};
inline constexpr std::uintmax_t kLargeLogBytes = std::uintmax_t{128} << 20;

class WalKeeper {
 public:
  WalKeeper(sqlite::Database database, const std::filesystem::path& store);
  ~WalKeeper();
  WalKeeper(const WalKeeper&) = delete;
  WalKeeper& operator=(const WalKeeper&) = delete;
  void wrote();

 private:
  void run();
  void move();

  sqlite::Database database_;  // the thread's own
  const std::filesystem::path log_;
  std::mutex mutex_{};
  std::condition_variable changed_{};
  bool written_ = false;   // guarded by mutex_
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;     // last: it starts when everything else stands
};

}  // namespace city::history
