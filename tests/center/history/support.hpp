// Small builders for the history's tests: a folder of its own per test, changes and views made by hand.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "center/history/store.hpp"

namespace city {

inline const TimePoint kNoon{Milliseconds{1'799'971'200'000}};  // a whole hour

class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    dir_ = std::filesystem::path{testing::TempDir()} /
           ("cityglass-" + std::string{info->test_suite_name()} + info->name());
    std::filesystem::remove_all(dir_);
    std::filesystem::create_directories(dir_);
    path_ = dir_ / "city.store";
  }
  void TearDown() override { std::filesystem::remove_all(dir_); }

  std::unique_ptr<Store> open(Store::Mode mode = Store::Mode::ReadWrite) {
    auto opened = Store::open(path_, mode);
    if (auto* error = std::get_if<StoreError>(&opened)) ADD_FAILURE() << error->what;
    auto* store = std::get_if<std::unique_ptr<Store>>(&opened);
    return store != nullptr ? std::move(*store) : nullptr;
  }
  StoreError refusal(Store::Mode mode = Store::Mode::ReadWrite) {
    auto opened = Store::open(path_, mode);
    if (auto* error = std::get_if<StoreError>(&opened)) return *error;
    ADD_FAILURE() << "the store was opened";
    return {};
  }

  std::filesystem::path dir_{};
  std::filesystem::path path_{};
};

inline void expect_done(const std::optional<StoreError>& error) { EXPECT_FALSE(error) << error->what; }

inline FeedBook book_of(const std::vector<std::string>& ids) {
  FeedBook book;
  for (const std::string& id : ids) {
    FeedSpec spec;
    spec.id = id;
    spec.toml_text = "id = \"" + id + "\"\nperiod_s = 60\n";
    book.push_back(spec);
  }
  return book;
}

inline ObservationRow row(SeriesId series, TimePoint at, double value, Quality quality = Quality::Good) {
  return {series, quality, at, value};
}

inline Changes changes(Position upto, std::vector<ObservationRow> rows) {
  Changes made;
  made.applied = {upto, 0};
  made.now = kNoon;
  made.observations = std::move(rows);
  return made;
}

inline CasePtr case_at(Position position, const std::string& id, CaseStatus status) {
  CaseNow made;
  made.fact.id = id;
  made.fact.category = "路面積淹水";
  made.fact.status = status;
  made.fact.opened = kNoon;
  made.fact.agency = "工務局";
  made.fact.district = "信義區";
  made.fact.place = LonLat{121.56, 25.03};
  made.fact.received_at = kNoon;
  made.fact.position = position;
  made.fact.feed = 0;
  made.updated = kNoon + Milliseconds{position};
  return std::make_shared<const CaseNow>(made);
}

// Two feeds, three assets in two chunks, a case, two alerts, a vital sign with a trend: every field says something.
CityView small_view();

}  // namespace city
