// A store is killed while it writes, and read while it is written: what it says of itself is always true.
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "center/sqlite/database.hpp"
#include "tests/center/history/support.hpp"

namespace city {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kRowsPerCommit = 500;

// Commit n: kRowsPerCommit observations spread over ten series, one case, positions up to n.
Changes nth(Position n) {
  Changes made = changes(n, {});
  made.applied.bulk = n / 2;
  made.cases = {case_at(n, "case-" + std::to_string(n), CaseStatus::Received)};
  for (std::uint64_t i = 0; i < kRowsPerCommit; ++i)
    made.observations.push_back(row(static_cast<SeriesId>(1 + i % 10), kNoon + Milliseconds{n * 10'000 + i},
                                    static_cast<double>(n * kRowsPerCommit + i)));
  return made;
}

std::uint64_t rows_in(Store& store) {
  std::uint64_t rows = 0;
  for (SeriesId series = 1; series <= 10; ++series)
    rows += store.samples(series, TimePoint::min(), TimePoint::max()).size();
  return rows;
}

class HistoryCrash : public StoreTest {
 protected:
  // Writes until killed; tells through `told` how many commits have returned.
  [[noreturn]] void write_for_ever(int told) {
    auto opened = Store::open(path_, Store::Mode::ReadWrite);
    auto* store = std::get_if<std::unique_ptr<Store>>(&opened);
    if (store == nullptr) _exit(1);
    for (Position n = (*store)->committed().quick + 1;; ++n) {
      const Changes one = nth(n);
      if ((*store)->commit({&one, 1})) _exit(2);
      if (n % 7 == 0 && (*store)->tidy(kNoon + Milliseconds{n * 10'000}).error) _exit(3);
      if (write(told, &n, sizeof n) != sizeof n) _exit(4);
    }
  }

  Position kill_after(int commits) {
    int ends[2]{};
    EXPECT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) write_for_ever(ends[1]);
    close(ends[1]);
    Position told = 0;
    for (int i = 0; i < commits; ++i)
      if (read(ends[0], &told, sizeof told) != sizeof told) ADD_FAILURE() << "the writer stopped by itself";
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "it ended with " << WEXITSTATUS(status);
    for (Position more = 0; read(ends[0], &more, sizeof more) == sizeof more;) told = more;
    close(ends[0]);
    return told;
  }
};

TEST_F(HistoryCrash, AfterAKillPositionsAndRowsAgreeAndNothingThatWasCommittedIsGone) {
  for (int round = 0; round < 8; ++round) {
    const Position told = kill_after(20 + 13 * round);
    auto store = open();
    const Applied applied = store->committed();
    EXPECT_GE(applied.quick, told);
    EXPECT_LE(applied.quick, told + 1);
    EXPECT_EQ(applied.bulk, applied.quick / 2);
    EXPECT_EQ(rows_in(*store), applied.quick * kRowsPerCommit);
    auto database = sqlite::Database::open(path_, sqlite::Mode::ReadOnly);
    auto& db = std::get<sqlite::Database>(database);
    EXPECT_EQ(static_cast<Position>(db.integer("SELECT count(*) FROM cases")), applied.quick);
    EXPECT_EQ(static_cast<Position>(db.integer("SELECT count(*) FROM case_event")), applied.quick);
  }
}

TEST_F(HistoryCrash, AReaderSeesWholeCommitsWhileAnotherThreadWritesAndTidies) {
  auto writer = open();
  std::atomic<Position> written{0};
  std::atomic<bool> enough{false};
  std::thread thread{[&] {
    auto reader = open(Store::Mode::ReadOnly);
    Position before = 0;
    while (!enough) {
      const Position least = written;
      std::vector<Sample> samples = reader->samples(3, TimePoint::min(), TimePoint::max());
      EXPECT_EQ(samples.size() % (kRowsPerCommit / 10), 0u);
      const Position commits = samples.size() / (kRowsPerCommit / 10);
      EXPECT_GE(commits, least);
      EXPECT_GE(commits, before);
      before = commits;
    }
  }};
  for (Position n = 1; n <= 400; ++n) {
    const Changes one = nth(n);
    expect_done(writer->commit({&one, 1}));
    written = n;
    expect_done(writer->tidy(kNoon + Milliseconds{n * 10'000}).error);
  }
  enough = true;
  thread.join();
  EXPECT_EQ(rows_in(*writer), 400 * kRowsPerCommit);
}

}  // namespace
}  // namespace city
