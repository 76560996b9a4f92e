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
#include "tests/center/ingest/temp_dir.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::size_t kSmall = std::size_t{256} << 10;  // the smallest segment

Message message(std::string_view payload, std::string_view topic = "city/rain/obs/a") {
  return {.topic = topic,
          .payload = payload,
          .received_at = TimePoint{Milliseconds{1'700'000'000'123}},
          .qos = 1};
}

std::unique_ptr<Journal> open(JournalOptions options) {
  auto opened = Journal::open(std::move(options));
  if (const auto* error = std::get_if<JournalError>(&opened)) {
    ADD_FAILURE() << error->what;
    return nullptr;
  }
  return std::get<std::unique_ptr<Journal>>(std::move(opened));
}
std::unique_ptr<Journal> open(const fs::path& dir) { return open({.dir = dir, .segment_bytes = kSmall}); }

JournalReader open_reader(const fs::path& dir, Position after = 0) {
  return std::get<JournalReader>(JournalReader::open(dir, after));
}

std::vector<std::string> payloads(JournalReader& reader) {
  std::vector<std::string> all;
  while (const auto m = reader.next()) all.emplace_back(m->payload);
  return all;
}
std::vector<std::string> payloads(JournalReader&& reader) { return payloads(reader); }

std::vector<Position> positions(JournalReader&& reader) {
  std::vector<Position> all;
  while (const auto m = reader.next()) all.push_back(m->position);
  return all;
}

std::string read_file(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}
void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream{path, std::ios::binary} << bytes;
}

// More than fits one small segment.
void append_many(Journal& journal, int count) {
  const std::string text(1000, 'x');
  for (int i = 0; i < count; ++i) journal.append(message(std::to_string(i) + text));
}

TEST(Journal, GivesBackEveryFieldOfAMessage) {
  const TempDir dir;
  auto journal = open(dir.path());
  const Message in{.topic = "city/youbike/raw",
                   .payload = std::string_view{"\0\xff{}", 4},
                   .received_at = TimePoint{Milliseconds{-5}},
                   .qos = 1,
                   .retained = true};
  EXPECT_EQ(journal->append(in), 1U);
  EXPECT_EQ(journal->append({.topic = "", .payload = ""}), 2U);

  JournalReader reader = journal->follow(0);
  const auto out = reader.next();
  ASSERT_TRUE(out);
  EXPECT_EQ(out->topic, in.topic);
  EXPECT_EQ(out->payload, in.payload);
  EXPECT_EQ(out->received_at, in.received_at);
  EXPECT_EQ(out->position, 1U);
  EXPECT_EQ(out->qos, 1);
  EXPECT_TRUE(out->retained);
  EXPECT_FALSE(out->truncated);
  const auto bare = reader.next();
  ASSERT_TRUE(bare);
  EXPECT_TRUE(bare->topic.empty());
  EXPECT_TRUE(bare->payload.empty());
  EXPECT_FALSE(bare->retained);
  EXPECT_FALSE(reader.next());
}

TEST(Journal, CutsAPayloadOverTheLimitAndSaysSo) {
  const TempDir dir;
  auto journal = open({.dir = dir.path(), .segment_bytes = kSmall, .max_payload_bytes = 5000});
  journal->append(message(std::string(5000, 'a')));
  journal->append(message(std::string(5001, 'b')));
  JournalReader reader = journal->follow(0);
  EXPECT_EQ(reader.next()->payload.size(), 5000U);
  const auto cut = reader.next();
  EXPECT_EQ(cut->payload, std::string(1024, 'b'));
  EXPECT_TRUE(cut->truncated);
  EXPECT_EQ(journal->counters().too_large, 1U);
  EXPECT_EQ(journal->counters().appended, 2U);
}

TEST(Journal, ContinuesPositionsAfterAnOrderlyEnd) {
  const TempDir dir;
  {
    auto journal = open(dir.path());
    journal->append(message("one"));
    journal->append(message("two"));
  }
  auto journal = open(dir.path());
  EXPECT_EQ(journal->head(), 2U);
  EXPECT_EQ(journal->append(message("three")), 3U);
  EXPECT_THAT(payloads(journal->follow(0)), ElementsAre("one", "two", "three"));
  EXPECT_THAT(payloads(journal->follow(1)), ElementsAre("two", "three"));
  EXPECT_THAT(payloads(journal->follow(2)), ElementsAre("three"));
  EXPECT_THAT(payloads(journal->follow(3)), IsEmpty());
}

TEST(Journal, NeverGivesAPositionThatTheStoreAlreadyKnows) {
  const TempDir dir;
  auto journal = open({.dir = dir.path(), .segment_bytes = kSmall, .not_before = 1000});
  EXPECT_EQ(journal->append(message("new")), 1001U);
  EXPECT_THAT(positions(journal->follow(0)), ElementsAre(1001U));
  EXPECT_THAT(positions(journal->follow(500)), ElementsAre(1001U));
}

TEST(Journal, LeavesNoFileBehindWhenNothingWasAppended) {
  const TempDir dir;
  { auto journal = open(dir.path()); }
  { auto journal = open(dir.path()); }
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{dir.path()})
    names.push_back(entry.path().filename().string());
  EXPECT_THAT(names, ElementsAre("lock"));
}

TEST(Journal, RefusesASecondWriter) {
  const TempDir dir;
  auto journal = open(dir.path());
  const auto second = Journal::open({.dir = dir.path()});
  ASSERT_TRUE(std::holds_alternative<JournalError>(second));
  EXPECT_THAT(std::get<JournalError>(second).what, HasSubstr("another center"));
}

TEST(Journal, SaysWhyItCannotOpen) {
  const TempDir dir;
  write_file(dir.path() / "file", "");
  const auto opened = Journal::open({.dir = dir.path() / "file"});
  ASSERT_TRUE(std::holds_alternative<JournalError>(opened));
  EXPECT_THAT(std::get<JournalError>(opened).what, HasSubstr((dir.path() / "file").string()));
  EXPECT_TRUE(std::holds_alternative<JournalError>(JournalReader::open(dir.path() / "absent", 0)));
}

TEST(Journal, GoesOnOverManySegmentsWithoutAGap) {
  const TempDir dir;
  auto journal = open(dir.path());
  JournalReader follower = journal->follow(0);
  append_many(*journal, 1000);
  journal->seal();
  const auto finished = journal->finished();
  ASSERT_GE(finished.size(), 4U);
  Position next = 1;
  for (const JournalSegment& segment : finished) {
    EXPECT_EQ(segment.first, next);
    next = segment.last + 1;
  }
  EXPECT_EQ(next, 1001U);
  EXPECT_EQ(payloads(follower).size(), 1000U);
  EXPECT_EQ(positions(journal->follow(700)).front(), 701U);
  EXPECT_EQ(positions(open_reader(dir.path(), 700)).size(), 300U);
}

TEST(Journal, CutsAFinishedFileToWhatItHolds) {
  const TempDir dir;
  auto journal = open(dir.path());
  journal->append(message("short"));
  journal->seal();
  ASSERT_EQ(journal->finished().size(), 1U);
  EXPECT_LT(fs::file_size(journal->finished()[0].path), 256U);
}

TEST(Journal, SealsNothingWhenThereIsNothing) {
  const TempDir dir;
  auto journal = open(dir.path());
  journal->seal();
  EXPECT_THAT(journal->finished(), IsEmpty());
  journal->append(message("a"));
  journal->seal();
  journal->seal();
  EXPECT_EQ(journal->finished().size(), 1U);
}

TEST(Journal, RemovesASegmentOnlyWhenEveryFollowerHasPassedIt) {
  const TempDir dir;
  auto journal = open(dir.path());
  JournalReader follower = journal->follow(0);
  journal->append(message("a"));
  journal->append(message("b"));
  journal->seal();
  const JournalSegment segment = journal->finished().at(0);
  journal->remove(segment);
  EXPECT_THAT(journal->finished(), IsEmpty());
  EXPECT_TRUE(fs::exists(segment.path));
  EXPECT_THAT(payloads(follower), ElementsAre("a", "b"));
  journal->sync();
  EXPECT_FALSE(fs::exists(segment.path));
  EXPECT_EQ(journal->append(message("c")), 3U);
  EXPECT_THAT(payloads(follower), ElementsAre("c"));
  EXPECT_THAT(payloads(journal->follow(0)), ElementsAre("c"));
}

TEST(Journal, CountsTheBacklogOfAFollower) {
  const TempDir dir;
  {
    auto journal = open(dir.path());
    append_many(*journal, 10);
  }
  auto journal = open(dir.path());
  append_many(*journal, 300);
  JournalReader follower = journal->follow(0);
  EXPECT_GT(follower.backlog_bytes(), 310U * 1000U);
  EXPECT_LT(follower.backlog_bytes(), 310U * 1100U);
  for (int i = 0; i < 300; ++i) follower.next();
  EXPECT_GT(follower.backlog_bytes(), 10U * 1000U);
  EXPECT_LT(follower.backlog_bytes(), 10U * 1100U);
  payloads(follower);
  EXPECT_EQ(follower.backlog_bytes(), 0U);
}

TEST(Journal, WakesASleepingFollower) {
  const TempDir dir;
  auto journal = open(dir.path());
  JournalReader follower = journal->follow(0);
  std::thread writer([&] { journal->append(message("wake")); });
  while (!follower.next()) follower.wait(60s);
  writer.join();
  follower.wait(0ms);
}

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

TEST(JournalReader, FollowsAnotherProcess) {
  const TempDir dir;
  int pipe_ends[2] = {};
  ASSERT_EQ(::pipe(pipe_ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(pipe_ends[1]);
    auto opened = Journal::open({.dir = dir.path(), .segment_bytes = kSmall});
    auto& journal = *std::get<std::unique_ptr<Journal>>(opened);
    const std::string text(700, 'z');
    for (int i = 0; i < 2000; ++i) journal.append(message(text));
    char until_told = 0;
    const bool told = ::read(pipe_ends[0], &until_told, 1) == 0;
    ::_exit(told ? 0 : 1);
  }
  ::close(pipe_ends[0]);
  const auto deadline = std::chrono::steady_clock::now() + 60s;
  while (!fs::exists(dir.path() / journal_format::file_name(1)) &&
         std::chrono::steady_clock::now() < deadline) {
    std::this_thread::yield();
  }
  JournalReader reader = open_reader(dir.path());
  Position seen = 0;
  while (seen < 2000 && std::chrono::steady_clock::now() < deadline) {
    if (const auto m = reader.next()) {
      ASSERT_EQ(m->position, seen + 1);
      ASSERT_EQ(m->payload.size(), 700U);
      seen = m->position;
    } else {
      reader.wait(10ms);
    }
  }
  EXPECT_EQ(seen, 2000U);
  ::close(pipe_ends[1]);
  ::waitpid(child, nullptr, 0);
}

// ---- a disk that fails ----------------------------------------------------------------------------------------------

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

TEST(Journal, TakesFromTwoWritersWhileTwoReadersFollow) {
  const TempDir dir;
  auto journal = open({.dir = dir.path(), .segment_bytes = kSmall, .sync_every = 1ms});
  constexpr std::size_t kEach = 2000;
  const auto write = [&](char who) {
    const std::string text(200, who);
    for (std::size_t i = 0; i < kEach; ++i) journal->append(message(text));
  };
  const auto read = [&](JournalReader reader, std::vector<std::string>& into) {
    while (into.size() < 2 * kEach) {
      if (const auto m = reader.next()) {
        into.emplace_back(m->payload.substr(0, 1));
      } else {
        reader.wait(1s);
      }
    }
  };
  std::vector<std::string> one;
  std::vector<std::string> two;
  std::thread reader_one(read, journal->follow(0), std::ref(one));
  std::thread reader_two(read, journal->follow(0), std::ref(two));
  std::thread writer_one(write, 'a');
  std::thread writer_two(write, 'b');
  for (std::thread* thread : {&reader_one, &reader_two, &writer_one, &writer_two}) thread->join();
  EXPECT_EQ(one, two);
  EXPECT_EQ(std::count(one.begin(), one.end(), "a"), static_cast<std::ptrdiff_t>(kEach));
}

}  // namespace
}  // namespace city
