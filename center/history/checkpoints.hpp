// Checkpoints in the store, and the feeds' counters by the minute that are written with each.
//
// Threads: one.
#pragma once
#include <optional>

#include "center/history/feed_books.hpp"
#include "center/history/store_error.hpp"
#include "center/sqlite/database.hpp"
#include "center/state/city_view.hpp"

namespace city::history {

class Checkpoints {
 public:
  Checkpoints(sqlite::Database& database, const FeedBooks& books) : database_{database}, books_{books} {}

  std::optional<StoreError> save(const CityView& view);
  std::optional<StoreError> thin(TimePoint now);
  // The newest at or before `at`, or the newest; one that cannot be decoded gives way to the one before it.
  std::optional<CityView> newest(std::optional<TimePoint> at) const;

 private:
  std::optional<sqlite::Error> put_minutes(const CityView& view);
  sqlite::Database& database_;
  const FeedBooks& books_;
};

}  // namespace city::history
