#include "center/history/wal_keeper.hpp"

#include <system_error>
#include <utility>

namespace city::history {

WalKeeper::WalKeeper(sqlite::Database database, const std::filesystem::path& store)
    : database_{std::move(database)}, log_{store.string() + "-wal"}, thread_{[this] { run(); }} {}

WalKeeper::~WalKeeper() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void WalKeeper::wrote() {
  {
    const std::lock_guard lock{mutex_};
    written_ = true;
  }
  changed_.notify_all();
}

void WalKeeper::run() {
  std::unique_lock lock{mutex_};
  while (!stopping_) {
    changed_.wait(lock, [this] { return written_ || stopping_; });
    written_ = false;
    lock.unlock();
    move();
    lock.lock();
    changed_.wait_for(lock, kKeeperPause, [this] { return stopping_; });
  }
}

// A failure shows at the next commit too, with the same cause, and there it is reported.
void WalKeeper::move() {
  std::error_code absent;
  const std::uintmax_t bytes = std::filesystem::file_size(log_, absent);
  database_.execute(!absent && bytes > kLargeLogBytes ? "PRAGMA wal_checkpoint(TRUNCATE)"
                                                      : "PRAGMA wal_checkpoint(PASSIVE)");
}

}  // namespace city::history
