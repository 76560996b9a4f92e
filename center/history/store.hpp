// The store: one SQLite file (WAL) that keeps what happened, and from which any past moment can be shown again.
//
// What is in it: raw journal (zstd blocks), series and observations (segments sealed into asset-hour chunks), assets,
// cases and their events, alerts, feed statistics by the minute, checkpoints (the frozen view, encoded), and the feed files in
// force. The schema with its grammar stands in schema.hpp. A store written by a newer version is refused; an older one is
// migrated in place, in one transaction.
//
// A past instant = the newest checkpoint before it + the journaled messages after that, decoded and stepped again.
// Threads: a Store is used by one thread; any number of Stores may read one file while one writes (other processes too).
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "center/core/event.hpp"
#include "center/state/city_view.hpp"

namespace city {

struct StoreError {
  enum class Kind : std::uint8_t { NotAStore, NewerVersion, Full, Busy, ReadOnly, Damaged, Other };
  Kind kind = Kind::Other;
  std::string what{};  // one line for people: what is wrong and how to mend it; path last
};

struct Sample {
  TimePoint at{};
  double value = 0;
  Quality quality = Quality::Good;
};

class Store {
 public:
  enum class Mode : std::uint8_t { ReadWrite, ReadOnly };
  static std::variant<std::unique_ptr<Store>, StoreError> open(const std::filesystem::path& path, Mode mode);
  ~Store();

  // -- writing; each is one transaction ---------------------------------------------------------------------------
  std::optional<StoreError> commit(std::span<const Changes> changes);
  std::optional<StoreError> save_checkpoint(const CityView& view);       // also a row of feed statistics per feed
  std::optional<StoreError> save_feed_book(const FeedBook& book, Position from);  // only when it differs from the newest
  std::optional<StoreError> archive(std::span<const Message> messages);  // consecutive journal messages
  std::optional<StoreError> seal(TimePoint before);                      // segments to asset-hour chunks
  std::optional<StoreError> thin_checkpoints(TimePoint now);             // all of the last hour, hourly before that

  // -- reading ------------------------------------------------------------------------------------------------------
  Applied committed();                                                   // what commit() last wrote
  std::vector<SeriesRow> series();
  std::optional<CityView> checkpoint(std::optional<TimePoint> at);       // newest at or before; book is the one in force then
  std::optional<FeedBook> feed_book(Position at);
  Position archived();                                                   // the last message that archive() kept
  // Archived messages with position > after and received_at <= until, oldest first; stops when `visit` returns false.
  std::optional<StoreError> replay(Position after, TimePoint until, const std::function<bool(const Message&)>& visit);
  std::vector<Sample> samples(SeriesId series, TimePoint from, TimePoint to);  // ascending, [from, to)

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
