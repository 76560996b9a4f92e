// The journal after kills, damage and a full disk.
#include "center/ingest/journal.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <iterator>
#include <thread>

#include "center/ingest/journal_files.hpp"
#include "center/ingest/journal_format.hpp"
#include "tests/center/ingest/journal_support.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Tests that open hundreds of journals do not wait for the disk each time.
class HastyFiles : public JournalFiles {
 public:
  int sync(int) override { return 0; }
  int sync_directory(const fs::path&) override { return 0; }
};

std::unique_ptr<Journal> open_hastily(const fs::path& dir) {
  return open(
      {.dir = dir, .segment_bytes = kSmall, .sync_every = 1h, .files = std::make_shared<HastyFiles>()});
}

// ---- after a crash --------------------------------------------------------------------------------------------------

// What a killed writer leaves: a preallocated file that is not cut and has no end.
std::string bytes_of_a_killed_writer(const std::vector<std::string>& texts) {
  const TempDir dir;
  auto journal = open(dir.path());
  for (const std::string& text : texts) journal->append(message(text));
  return read_file(dir.path() / journal_format::file_name(1));
}

TEST(JournalAfterACrash, EveryPrefixOfAFileOpensAndYieldsWholeRecords) {
  const std::vector<std::string> texts{"first", "", "the third is longer than the others", "4"};
  const std::string whole = bytes_of_a_killed_writer(texts);
  ASSERT_EQ(whole.size(), kSmall);
  std::vector<std::size_t> ends;  // where each record ends
  ends.reserve(texts.size());
  std::size_t at = journal_format::kHeaderBytes;
  for (const std::string& text : texts)
    ends.push_back(at += journal_format::record_bytes("city/rain/obs/a", text));

  for (std::size_t size = 0; size <= ends.back() + 40; ++size) {
    const TempDir dir;
    write_file(dir.path() / journal_format::file_name(1), whole.substr(0, size));
    const auto expected = static_cast<std::size_t>(
        std::count_if(ends.begin(), ends.end(), [&](std::size_t end) { return end <= size; }));
    auto journal = open_hastily(dir.path());
    ASSERT_NE(journal, nullptr) << "first " << size << " bytes";
    const auto kept = payloads(journal->follow(0));
    ASSERT_EQ(kept,
              std::vector<std::string>(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(expected)))
        << "first " << size << " bytes";
    ASSERT_GT(journal->append(message("after")), expected) << "first " << size << " bytes";
    ASSERT_EQ(payloads(journal->follow(0)).back(), "after") << "first " << size << " bytes";
    ASSERT_EQ(payloads(open_reader(dir.path())).size(), expected + 1) << "first " << size << " bytes";
  }
}

TEST(JournalAfterACrash, ADamagedRecordEndsItsSegmentAndTheRestIsCounted) {
  const std::vector<std::string> texts{"first", "second", "third", "fourth"};
  const std::string whole = bytes_of_a_killed_writer(texts);
  const std::size_t start =
      journal_format::kHeaderBytes + journal_format::record_bytes("city/rain/obs/a", "first");
  const std::size_t end = start + journal_format::record_bytes("city/rain/obs/a", "second");
  for (std::size_t at = start; at < end; ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const TempDir dir;
    write_file(dir.path() / journal_format::file_name(1), damaged);
    auto journal = open_hastily(dir.path());
    ASSERT_NE(journal, nullptr);
    EXPECT_THAT(payloads(journal->follow(0)), ElementsAre("first")) << "byte " << at;
    EXPECT_GE(journal->counters().torn, 1U) << "byte " << at;
    EXPECT_GT(journal->append(message("new")), 1U + journal->counters().torn);
    EXPECT_THAT(payloads(open_reader(dir.path())), ElementsAre("first", "new")) << "byte " << at;
  }
}

TEST(JournalAfterACrash, AFileOfAnotherKindIsSetAside) {
  const TempDir dir;
  write_file(dir.path() / journal_format::file_name(1), std::string(500, '?'));
  auto journal = open(dir.path());
  EXPECT_EQ(journal->counters().torn, 1U);
  EXPECT_TRUE(fs::exists(dir.path() / (journal_format::file_name(1) + ".damaged")));
  journal->append(message("a"));
  EXPECT_THAT(payloads(journal->follow(0)), ElementsAre("a"));
}

TEST(JournalAfterACrash, AJournalOfANewerVersionIsRefused) {
  std::string bytes = bytes_of_a_killed_writer({"a"});
  bytes[8] = static_cast<char>(journal_format::kVersion + 1);
  const TempDir dir;
  write_file(dir.path() / journal_format::file_name(1), bytes);
  const auto opened = Journal::open({.dir = dir.path()});
  ASSERT_TRUE(std::holds_alternative<JournalError>(opened));
  EXPECT_THAT(std::get<JournalError>(opened).what, HasSubstr("newer"));
}

TEST(JournalAfterACrash, DamageInsideAFinishedSegmentCostsOnlyTheRestOfThatSegment) {
  const TempDir dir;
  fs::path first;
  {
    auto journal = open(dir.path());
    for (const char* text : {"a", "b", "c"}) journal->append(message(text));
    journal->seal();
    first = journal->finished().at(0).path;
    journal->append(message("d"));
  }
  std::string bytes = read_file(first);
  bytes[journal_format::kHeaderBytes + journal_format::record_bytes("city/rain/obs/a", "a") + 30] ^= 1;
  write_file(first, bytes);
  auto journal = open(dir.path());
  EXPECT_THAT(payloads(journal->follow(0)), ElementsAre("a", "d"));
  EXPECT_THAT(payloads(open_reader(dir.path())), ElementsAre("a", "d"));
}

TEST(JournalAfterACrash, AKilledWriterLosesNothingThatAppendReturnedFor) {
  const TempDir dir;
  int pipe_ends[2] = {};
  ASSERT_EQ(::pipe(pipe_ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(pipe_ends[0]);
    auto opened = Journal::open({.dir = dir.path(), .segment_bytes = kSmall});
    auto& journal = *std::get<std::unique_ptr<Journal>>(opened);
    const std::string text(500, 'y');
    for (;;) {
      const Position given = journal.append(message(text));
      if (::write(pipe_ends[1], &given, sizeof given) != sizeof given) ::_exit(1);
    }
  }
  ::close(pipe_ends[1]);
  Position acknowledged = 0;
  for (Position given = 0; ::read(pipe_ends[0], &given, sizeof given) == sizeof given;) {
    acknowledged = given;
    if (given == 3000) ::kill(child, SIGKILL);
  }
  ::close(pipe_ends[0]);
  ::waitpid(child, nullptr, 0);
  ASSERT_GE(acknowledged, 3000U);

  auto journal = open(dir.path());
  const auto kept = positions(journal->follow(0));
  EXPECT_GE(kept.size(), acknowledged);
  EXPECT_EQ(kept.back(), kept.size());
  EXPECT_EQ(journal->counters().torn, 0U);
}

// Every call that asks for room or for safety fails from call number `from` on, until mend().
class FailingFiles : public JournalFiles {
 public:
  explicit FailingFiles(int from) : from_(from) {}
  Opened create(const fs::path& path, std::size_t bytes) override {
    if (fails()) return {.error = ENOSPC};
    return JournalFiles::create(path, bytes);
  }
  int rename(const fs::path& a, const fs::path& b) override {
    return fails() ? ENOSPC : JournalFiles::rename(a, b);
  }
  int cut(int descriptor, std::size_t bytes) override {
    return fails() ? EIO : JournalFiles::cut(descriptor, bytes);
  }
  int sync(int descriptor) override { return fails() ? EIO : JournalFiles::sync(descriptor); }
  int sync_directory(const fs::path& dir) override {
    return fails() ? EIO : JournalFiles::sync_directory(dir);
  }
  void mend() { mended_ = true; }
  int calls() const { return calls_; }

 private:
  bool fails() { return ++calls_ >= from_ && !mended_; }
  int from_ = 0;
  std::atomic<int> calls_ = 0;
  std::atomic<bool> mended_ = false;
};

TEST(JournalOnAFullDisk, StaysLiveFromWhicheverCallFailsFirstAndKeepsAgainOnceThereIsRoom) {
  for (int from = 1; from <= 20; ++from) {
    const TempDir dir;
    auto files = std::make_shared<FailingFiles>(from);
    auto journal = open({.dir = dir.path(), .segment_bytes = kSmall, .sync_every = 1h, .files = files});
    ASSERT_NE(journal, nullptr) << "from call " << from;
    JournalReader follower = journal->follow(0);
    const std::string text(1000, 'x');
    for (int i = 0; i < 600; ++i) {
      journal->append(message(text));
      if (i % 50 == 0) journal->sync();
    }
    EXPECT_EQ(payloads(follower).size(), 600U) << "from call " << from;
    EXPECT_EQ(journal->counters().skipped, 0U);
    files->mend();
    for (int i = 0; i < 2; ++i) journal->sync();
    const std::uint64_t not_kept = journal->counters().not_kept;
    EXPECT_EQ(journal->counters().trouble, "") << "from call " << from;
    for (int i = 0; i < 10; ++i) journal->append(message("kept"));
    EXPECT_EQ(journal->counters().not_kept, not_kept) << "from call " << from;
    EXPECT_EQ(payloads(follower).size(), 10U);
    journal = nullptr;
    EXPECT_EQ(positions(open_reader(dir.path())).size(), 610U - not_kept) << "from call " << from;
  }
}

// The disk takes files but cannot say that they are safe.
class UnsyncedFiles : public JournalFiles {
 public:
  int sync(int descriptor) override { return broken ? EIO : JournalFiles::sync(descriptor); }
  std::atomic<bool> broken = true;
};

TEST(JournalOnAFullDisk, SaysThatItCannotSyncUntilItCan) {
  const TempDir dir;
  auto files = std::make_shared<UnsyncedFiles>();
  auto journal = open({.dir = dir.path(), .segment_bytes = kSmall, .sync_every = 1h, .files = files});
  journal->append(message("a"));
  journal->sync();
  EXPECT_THAT(journal->counters().trouble, HasSubstr("cannot sync"));
  EXPECT_EQ(journal->counters().not_kept, 0U);
  files->broken = false;
  journal->sync();
  EXPECT_EQ(journal->counters().trouble, "");
}

TEST(JournalOnAFullDisk, HoldsABoundedNumberOfSegmentsInMemory) {
  const TempDir dir;
  auto journal =
      open({.dir = dir.path(), .segment_bytes = kSmall, .files = std::make_shared<FailingFiles>(1)});
  JournalReader follower = journal->follow(0);
  append_many(*journal, 5000);
  journal->sync();
  EXPECT_EQ(journal->counters().not_kept, 5000U);
  EXPECT_THAT(journal->counters().trouble, HasSubstr("make room"));
  const auto seen = payloads(follower).size();
  EXPECT_EQ(seen + journal->counters().skipped, 5000U);
  EXPECT_LE(seen, 5U * kSmall / 1000U);
  EXPECT_GE(seen, 500U);
}

// ---- many threads ---------------------------------------------------------------------------------------------------

}  // namespace
}  // namespace city
