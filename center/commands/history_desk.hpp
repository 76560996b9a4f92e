// Answers what screens wish to see of history, on a thread and a connection of its own: whoever draws never waits.
//
// The newest set of wishes replaces the one before; wishes for one series become one (series_reader.hpp), at most kMostWishes.
// What was never read comes first, then the oldest answers older than refresh_after: late values appear, and the moving end of a
// window follows (a screen adds the present value itself). Reading again takes at most a fifth of the thread's time.
// Answers stay in a cache for when their scene comes back: cache_bytes in all, the longest unasked leaves first.
// Errors: a store that is absent or cannot be read is said in the answers' trouble and tried again after retry_after; what was read
// before stays as it is. Threads: ask() and answers() from any; on_published runs on the desk's own.
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <unordered_map>
#include <vector>

#include "center/history/store.hpp"
#include "center/state/published.hpp"
#include "center/state/series.hpp"

namespace city {

inline constexpr std::size_t kMostWishes = 300;

struct HistoryDeskOptions {
  std::filesystem::path store_file{};
  std::size_t cache_bytes = std::size_t{32} << 20;
  std::chrono::milliseconds refresh_after{10'000};
  std::chrono::milliseconds retry_after{5'000};
  std::function<void(const SeriesAnswersPtr&)> on_published{};  // may be empty
};

// Series answers by series, bounded in bytes; the longest unasked leaves first.
class AnswerCache {
 public:
  using Time = std::chrono::steady_clock::time_point;
  struct Entry {
    SeriesAnswerPtr answer{};
    Time read_at{};
  };
  explicit AnswerCache(std::size_t bytes) : most_bytes_{bytes} {}
  const Entry* find(SeriesId series);  // and it was asked for just now
  void put(SeriesAnswerPtr answer, Time read_at);
  std::size_t bytes() const { return bytes_; }

 private:
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_{};  // newest asked first
  std::unordered_map<SeriesId, std::list<Entry>::iterator> by_series_{};
};

class HistoryDesk {
 public:
  explicit HistoryDesk(HistoryDeskOptions options);
  ~HistoryDesk();  // finishes the read under way, then ends
  HistoryDesk(const HistoryDesk&) = delete;
  HistoryDesk& operator=(const HistoryDesk&) = delete;

  void ask(std::span<const SeriesWish> wishes);
  SeriesAnswersPtr answers() const { return published_.get(); }

 private:
  using Clock = std::chrono::steady_clock;
  void run();
  std::vector<SeriesWish> due(std::span<const SeriesWish> wishes, Clock::time_point now, bool& is_refresh);
  bool read(const SeriesWish& wish);  // false: the store is out of reach
  bool has_store();
  void publish(std::span<const SeriesWish> wishes);

  const HistoryDeskOptions options_;
  Published<SeriesAnswers> published_{};

  std::mutex mutex_{};
  std::condition_variable changed_{};
  std::vector<SeriesWish> asked_{};   // guarded, as given
  std::vector<SeriesWish> wishes_{};  // guarded
  bool stopping_ = false;             // guarded

  // The thread's own.
  std::unique_ptr<Store> store_{};
  std::string trouble_{};
  AnswerCache cache_;
  std::uint64_t revision_ = 0;

  std::thread thread_{};
};

}  // namespace city
