// Power off at any moment: the real program, a real broker, SIGKILL. What the broker accepted is in the store exactly once.
// CITYGLASS_KILLS=20 asks for more kills than the three of a quick run.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "center/sqlite/database.hpp"
#include "tests/bench/load_publisher.hpp"
#include "tests/center/commands/program.hpp"
#include "tests/support/mosquitto.hpp"

namespace city {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class Crash : public testing::Test {
 protected:
  Crash() { fs::create_directories(dir_ / "broker"); }
  ~Crash() override { fs::remove_all(dir_); }

  std::unique_ptr<test::Program> record() {
    return std::make_unique<test::Program>(
        std::vector<std::string>{"record", "--broker", broker_.url(), "--store", store().string(),
                                 "--client-id", "center"},
        dir_ / "record.log");
  }

  fs::path store() const { return dir_ / "city.cgs"; }

  std::int64_t query(const std::string& sql) const {
    auto opened = sqlite::Database::open(store(), sqlite::Mode::ReadOnly);
    auto* database = std::get_if<sqlite::Database>(&opened);
    if (database == nullptr) return -1;
    auto statement = database->prepare(sql);
    return statement.step() == sqlite::Step::Row ? statement.integer(0) : -1;
  }

  // How often the program has said that it stands; from then on it stops in order when it is asked to.
  std::ptrdiff_t starts() const {
    const std::string log = test::text_of(dir_ / "record.log");
    std::ptrdiff_t count = 0;
    for (auto at = log.find("recording into"); at != std::string::npos;
         at = log.find("recording into", at + 1))
      ++count;
    return count;
  }

  template <class Condition>
  static bool comes_true(const Condition& condition, std::chrono::seconds patience) {
    for (const auto end = Clock::now() + patience; Clock::now() < end;) {
      if (condition()) return true;
      std::this_thread::sleep_for(20ms);  // polls another process; the test ends as soon as it is true
    }
    return condition();
  }

  static bench::LoadMessage hotline_case(std::size_t number) {
    const std::string id = "2026050" + std::to_string(100'000 + number);
    return {
        .topic = "city/hotline-1999/case/" + id,
        .payload =
            R"({"category":"路面積淹水","status":"received","opened":"2026-05-01T08:00:00+08:00","district":"信義區"})"};
  }

  // The first subscription makes the broker remember this client; before it nothing is promised.
  bool is_subscribed() {
    return comes_true(
        [&] {
          bench::run_load({.port = broker_.port(),
                           .client_id = "probe",
                           .qos = 1,
                           .messages = {hotline_case(0)},
                           .count = 1});
          return query("SELECT count(*) FROM cases") == 1;
        },
        30s);
  }

  static int kills() {
    const char* asked = std::getenv("CITYGLASS_KILLS");
    return asked ? std::atoi(asked) : 3;
  }

  fs::path dir_ =
      fs::path{testing::TempDir()} / ("crash_" + std::to_string(Clock::now().time_since_epoch().count()));
  test::Mosquitto broker_{{.dir = dir_ / "broker"}};
};

TEST_F(Crash, EveryCaseTheBrokerAcceptedIsInTheStoreExactlyOnceHoweverOftenTheCenterIsKilled) {
  ASSERT_TRUE(broker_.start()) << broker_.log();
  auto center = record();
  ASSERT_TRUE(is_subscribed()) << test::text_of(dir_ / "record.log");

  const std::size_t count = 4000 * static_cast<std::size_t>(kills());
  std::vector<bench::LoadMessage> cases;
  for (std::size_t i = 1; i <= count; ++i) cases.push_back(hotline_case(i));
  bench::LoadResult load;
  std::thread publisher{[&] {
    load = bench::run_load({.port = broker_.port(),
                            .client_id = "agency",
                            .qos = 1,
                            .messages = cases,
                            .count = count,
                            .per_s = 4000,
                            .window = 500});
  }};
  std::mt19937 random{7};
  for (int kill = 0; kill < kills(); ++kill) {
    const auto before = query("SELECT count(*) FROM cases");
    comes_true([&] { return query("SELECT count(*) FROM cases") > before; }, 20s);
    std::this_thread::sleep_for(std::chrono::milliseconds{random() % 400});  // any moment
    center->kill();
    const auto before_start = starts();
    center = record();
    ASSERT_TRUE(comes_true([&] { return starts() > before_start; }, 20s))
        << test::text_of(dir_ / "record.log");
  }
  publisher.join();
  ASSERT_EQ(load.error, "");
  ASSERT_EQ(load.acknowledged, count);

  const auto all = static_cast<std::int64_t>(count) + 1;
  EXPECT_TRUE(comes_true([&] { return query("SELECT count(*) FROM cases") == all; }, 60s));
  EXPECT_EQ(center->stop(), 0) << test::text_of(dir_ / "record.log");
  EXPECT_EQ(query("SELECT count(*) FROM cases"), all);
  EXPECT_EQ(query("SELECT count(DISTINCT id) FROM cases"), all);
  EXPECT_EQ(query("SELECT count(*) FROM case_event WHERE id <> '2026050100000'"), all - 1)
      << "one event each: nothing was told twice";
}

TEST_F(Crash, ABrokerThatIsKilledIsShownAndFoundAgain) {
  ASSERT_TRUE(broker_.start()) << broker_.log();
  auto center = record();
  ASSERT_TRUE(is_subscribed()) << test::text_of(dir_ / "record.log");
  broker_.kill();
  ASSERT_TRUE(broker_.start()) << broker_.log();
  EXPECT_TRUE(comes_true(
      [&] {
        bench::run_load({.port = broker_.port(),
                         .client_id = "probe",
                         .qos = 1,
                         .messages = {hotline_case(1)},
                         .count = 1});
        return query("SELECT count(*) FROM cases") == 2;
      },
      60s))
      << test::text_of(dir_ / "record.log");
  EXPECT_EQ(center->stop(), 0);
  EXPECT_EQ(query("SELECT count(*) FROM cases"), 2) << "what was there before the broker died still is";
}

}  // namespace
}  // namespace city
