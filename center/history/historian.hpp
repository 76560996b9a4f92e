// Writes the history on a thread of its own: takes what the center's steps changed and never makes the center wait.
//
// Commits every commit_every or commit_rows observations, whichever is first; saves checkpoints behind the changes that
// they contain; archives finished journal messages; seals ended hours and thins checkpoints in small steps between commits.
// Trouble: a commit that fails is tried again, at growing intervals, until it succeeds; meanwhile the queue fills and gives
// up observations (history_queue.hpp), never cases, alerts, series or assets. HistoryNow says so in words.
// A checkpoint that fails is tried kCheckpointTries times: the next one replaces it. What stop() could not write within its
// patience counts as lost here; its positions are not committed either, so a journal still has it for the next start.
//
// Messages are archived when a saved checkpoint contains them, so the journal always holds what a restart needs: after
// archived(upto) it may forget them. REQUIRES for that both lanes of Applied to advance while messages arrive, also a lane
// that nothing came for.
// Threads: offer(), now() from any; the callbacks run on the historian's thread.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>

#include "center/core/event.hpp"
#include "center/history/history_queue.hpp"
#include "center/history/store_writer.hpp"
#include "center/state/city_view.hpp"

namespace city {

inline constexpr int kCheckpointTries = 3;

struct HistorianOptions {
  std::size_t queue_bytes = std::size_t{64} << 20;
  std::size_t commit_rows = 50'000;
  std::chrono::milliseconds commit_every{250};
  std::chrono::milliseconds retry_first{100};  // doubles up to retry_most
  std::chrono::milliseconds retry_most{5000};
  std::chrono::milliseconds stop_patience{10'000};  // how long stop() waits for a disk that refuses
  std::chrono::minutes seal_grace{10};              // an hour is sealed when it ended this long ago
};

// Where the historian gets finished journal messages, and whom it tells that they are safe. Both may be empty.
struct ArchiveSource {
  using Visit = std::function<void(std::span<const Message>)>;
  // Calls `visit` once with the next consecutive messages, `after` < position <= `upto` (some MiB), if there are any.
  std::function<void(Position after, Position upto, const Visit& visit)> next{};
  std::function<void(Position upto)> archived{};
};

class Historian {
 public:
  using Report = std::function<void(const HistoryNow&)>;
  Historian(std::unique_ptr<StoreWriter> store, HistorianOptions options, ArchiveSource archive,
            Report report);
  ~Historian();  // stops
  Historian(const Historian&) = delete;
  Historian& operator=(const Historian&) = delete;

  void offer(Changes changes);
  void offer(CityViewPtr checkpoint);
  void stop();  // commits and saves all that was offered, then ends the thread; idempotent
  HistoryNow now() const;

 private:
  using Attempt = std::function<std::optional<StoreError>()>;
  void run();
  void write_all();
  void write(const history::HistoryBatch& batch);
  bool persist(const Attempt& attempt, int tries);  // false: given up
  void tend();
  std::optional<StoreError> archive_some();
  void report();

  const HistorianOptions options_;
  const std::unique_ptr<StoreWriter> store_;
  const ArchiveSource archive_;
  const Report report_;
  history::HistoryQueue queue_;

  // The thread's own.
  TimePoint city_now_{};  // of the newest changes or checkpoint
  TimePoint thinned_at_{};
  Applied safe_{};  // what the last saved checkpoint contains
  TimePoint committed_at_{};
  std::uint64_t written_ = 0;   // observations
  std::uint64_t given_up_ = 0;  // observations of commits that stop() could not wait for
  std::uint64_t lost_told_ = 0;
  std::string writing_trouble_{};
  std::string tending_trouble_{};
  std::chrono::milliseconds stopping_for_{};

  mutable std::mutex mutex_{};
  HistoryNow now_{};  // guarded by mutex_
  std::once_flag stopped_{};
  std::thread thread_;  // last: it starts when everything else stands
};

}  // namespace city
