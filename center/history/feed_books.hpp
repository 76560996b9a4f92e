// The feed files in force, kept so that the past is decoded as it was, and the ids behind feed numbers.
//
// Threads: one.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "center/history/store_error.hpp"
#include "center/sqlite/database.hpp"
#include "sensors/feed_spec.hpp"

namespace city::history {

class FeedBooks {
 public:
  explicit FeedBooks(sqlite::Database& database);

  std::optional<StoreError> save(const FeedBook& book, Position from);
  std::int64_t current() const { return current_; }  // number of the newest book; 0 = none
  std::string feed_id(FeedIndex feed) const;         // in the newest book; "#7" when it has no such feed

  std::optional<FeedBook> at(Position position) const;  // in force for messages from there on
  std::optional<FeedBook> numbered(std::int64_t book) const;

 private:
  sqlite::Database& database_;
  std::int64_t current_ = 0;
  std::vector<std::string> ids_{};
};

}  // namespace city::history
