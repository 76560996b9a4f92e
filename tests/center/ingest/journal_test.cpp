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
