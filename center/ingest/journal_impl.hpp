// The inside of the journal, shared by its writer (journal.cpp), its upkeep (journal_keeper.cpp) and its readers.
//
// mutex_ guards everything that is not marked otherwise; bytes below a record's released size are read without it.
// The keeper thread makes the next segment ahead, syncs, cuts finished files, and lets go of what every follower has passed.
#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "center/ingest/journal.hpp"
#include "center/ingest/journal_files.hpp"
#include "center/ingest/journal_format.hpp"
#include "center/ingest/journal_segment.hpp"

namespace city {

// Where one in-process reader stands. Written by the reader, read by the keeper.
struct JournalFollower {
  std::atomic<Position> done{0};
  std::atomic<Position> segment{0};  // first position of the segment it is in; 0: in none
  std::atomic<std::size_t> offset{0};
};

struct JournalEntry {  // one segment, oldest first
  Position first = 0;
  Position last = 0;                         // of a finished one
  std::filesystem::path path{};              // empty: anonymous
  std::shared_ptr<JournalSegmentMap> map{};  // while it is written, not yet safe on the disk, or anonymous
  std::uint64_t start = 0;                   // bytes of all segments before it
  std::size_t used = 0;                      // of a finished one, without its end
  bool finished = false;
  bool safe = false;    // cut and synced
  bool doomed = false;  // to be deleted
};

struct Journal::Impl {
  explicit Impl(JournalOptions given);
  ~Impl();

  // journal_open.cpp
  std::optional<JournalError> open();
  std::optional<JournalError> lock_directory();
  std::optional<JournalError> take_over(const std::filesystem::path& path, Position first);

  // journal.cpp
  Position append(Message message);
  void rotate();          // holds mutex_
  void finish_current();  // holds mutex_

  // journal_keeper.cpp
  void run_keeper();
  void keep();
  void make_spare();
  void sync_files();
  void let_go();
  void set_no_room(std::string_view doing, int error);  // holds mutex_

  struct Reading {
    std::shared_ptr<const JournalSegmentMap> map{};
    Position first = 0;
    std::uint64_t start = 0;
    bool verify = false;
  };
  // The segment that holds `position`, or the first one beyond it; none up to and including `left`, which starts there.
  Reading segment_holding(Position position, Position left);
  bool is_current(Position first) const;

  JournalOptions options;
  std::shared_ptr<JournalFiles> files;
  std::size_t max_payload_bytes = 0;
  int lock_descriptor = -1;

  mutable std::mutex mutex;
  std::condition_variable arrived;  // sleeping readers
  std::condition_variable work;     // the keeper
  std::deque<JournalEntry> entries;
  std::shared_ptr<JournalSegmentMap> current;  // that of entries.back(), or null
  std::size_t offset = 0;                      // in current
  std::size_t synced_offset = 0;               // of current
  std::unique_ptr<JournalSegmentMap> spare;
  Position head = 0;
  std::uint64_t end = 0;     // bytes of all segments
  JournalCounters counters;  // but for trouble
  std::string no_room;       // why segments are anonymous
  std::string no_sync;
  std::vector<std::weak_ptr<JournalFollower>> followers;
  int sleepers = 0;
  bool wants_spare = false;
  bool directory_changed = false;
  bool stopping = false;
  std::uint32_t rounds_without_disk = 0;

  std::mutex keeping;  // one upkeep at a time; taken before mutex
  std::thread keeper;
};

inline constexpr std::size_t kMaxAnonymousSegments = 4;
std::filesystem::path spare_path(const std::filesystem::path& dir);
std::string file_error(std::string_view doing, const std::filesystem::path& path, int error);

// Files of a journal directory with the position in their names, sorted.
struct JournalFileName {
  std::filesystem::path path{};
  Position first = 0;
};
std::vector<JournalFileName> journal_files_in(const std::filesystem::path& dir);

}  // namespace city
