// Hop 2: what arrived is kept before it is understood.
//
// An append-only log in a directory beside the store. Segments are preallocated files, written through a shared memory
// mapping: a record survives a kill of this process as soon as append() returns, and a loss of power once the group
// fsync (every sync_every) has passed. When the disk is full the current segment becomes anonymous memory of the same
// size: the wall stays live, and what is not kept is counted (Journal::counters().not_kept) and shown. The disk is tried
// again every second. At most four such segments are held; beyond that the oldest is given up, whoever still wanted it.
//
// Record: the grammar stands in journal_format.hpp. Positions grow by one per record and are never reused, also across restarts.
// A torn record (power loss) ends its segment: everything before it is read, the rest is discarded and counted.
// Threads: append() from any thread (short lock, no allocation, no system call but at a segment's end); each JournalReader one thread.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sensors/message.hpp"

namespace city {

class JournalFiles;  // journal_files.hpp

struct JournalOptions {
  std::filesystem::path dir{};
  std::size_t segment_bytes = std::size_t{64} << 20;  // at least 256 KiB; a payload takes at most half of it
  std::chrono::milliseconds sync_every{200};
  // Larger payloads are cut to 1 KiB and marked truncated.
  std::size_t max_payload_bytes = std::size_t{16} << 20;
  // New positions lie beyond this: what the store knows, should the journal have lost its end.
  Position not_before = 0;
  std::shared_ptr<JournalFiles> files{};  // null: the real file system
};

struct JournalError {
  std::string what{};  // one line: what is wrong, how to mend it, path last
};

struct JournalCounters {
  std::uint64_t appended = 0;  // messages
  std::uint64_t bytes = 0;     // topics and payloads
  std::uint64_t not_kept = 0;  // in memory only
  std::uint64_t too_large = 0;
  std::uint64_t torn = 0;     // records lost at the end of a segment when the journal was opened
  std::uint64_t skipped = 0;  // in memory only, and given up before every reader had them
  std::string trouble{};      // empty, or why nothing is kept at the moment
};

struct JournalSegment {  // a finished segment, ready to be archived in the store
  std::filesystem::path path{};
  Position first = 0;
  Position last = 0;
};

class JournalReader;

class Journal {
 public:
  static std::variant<std::unique_ptr<Journal>, JournalError> open(JournalOptions options);
  ~Journal();  // syncs

  Position append(const Message& message);  // message.position is ignored; returns the one given
  Position head() const;                    // the last position given
  JournalCounters counters() const;
  void sync();

  // Messages after `after`, following the writer. wait() sleeps until there is more or `patience` has passed.
  JournalReader follow(Position after);

  std::vector<JournalSegment> finished() const;  // oldest first; those that are complete on the disk
  void seal();                                   // finishes the current segment if it holds anything; syncs
  void remove(const JournalSegment&
                  segment);  // after it is safe in the store; goes once every follower has passed it

 private:
  friend class JournalReader;
  struct Impl;
  explicit Journal(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Must not outlive the Journal it follows.
class JournalReader {
 public:
  // Reads a directory that another process may be writing; wait() polls then.
  static std::variant<JournalReader, JournalError> open(const std::filesystem::path& dir, Position after);
  ~JournalReader();
  JournalReader(JournalReader&&) noexcept;
  JournalReader& operator=(JournalReader&&) noexcept;

  std::optional<Message> next();  // borrowed until the following next(); empty: nothing more for now
  void wait(std::chrono::milliseconds patience);
  std::uint64_t backlog_bytes() const;  // between the last next() and the head; 0 when another process writes

 private:
  friend class Journal;
  struct Impl;
  explicit JournalReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
