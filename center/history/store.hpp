// The store: one SQLite file (WAL) that keeps what happened, and from which any past moment can be shown
// again.
//
// What is in it: raw journal (zstd blocks), series and observations (segments sealed into asset-hour chunks),
// assets, cases and their events, alerts, feed statistics by the minute, checkpoints (the frozen view,
// encoded), what was refused and why, what decoders must remember, and the feed files in force. The schema with its grammar stands in schema.hpp. A store written by
// a newer version is refused; an older one is migrated in place, in one transaction.
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
#include <variant>
#include <vector>

#include "center/core/event.hpp"
#include "center/history/quarantine_table.hpp"
#include "center/history/sample.hpp"
#include "center/history/store_error.hpp"
#include "center/history/store_writer.hpp"
#include "center/state/city_view.hpp"

namespace city {

class Store : public StoreWriter {
 public:
  enum class Mode : std::uint8_t { ReadWrite, ReadOnly };
  static std::variant<std::unique_ptr<Store>, StoreError> open(const std::filesystem::path& path, Mode mode);
  ~Store() override;

  // -- writing; each is one transaction, but for seal() which is many --------------------------------------------------
  std::optional<StoreError> commit(std::span<const Changes> changes) override;
  std::optional<StoreError> save_checkpoint(
      const CityView& view) override;  // also a row of feed statistics per feed
  std::optional<StoreError> save_feed_book(const FeedBook& book,
                                           Position from);  // only when it differs from the newest
  std::optional<StoreError> archive(
      std::span<const Message> messages) override;   // consecutive; on the disk when it returns
  std::optional<StoreError> seal(TimePoint before);  // hours that ended before: segments to asset-hour chunks
  TidyStep tidy(TimePoint before) override;          // one step of sealing or folding, some 100 ms at most
  std::optional<StoreError> thin_checkpoints(
      TimePoint now) override;  // all of the last hour, hourly before that
  // Replaying refused messages, in this order: plan, append to the journal and sync it, mark. A plan whose message never
  // reached the journal is taken back.
  std::optional<StoreError> plan_replay(std::span<const Replayed> messages);
  std::optional<StoreError> mark_replayed(std::span<const Position> messages, TimePoint at);
  std::optional<StoreError> take_back_replay(std::span<const Position> messages);

  // -- reading ---------------------------------------------------------------------------------------------------------
  Applied committed();  // what commit() last wrote
  std::vector<SeriesRow> series();
  std::optional<CityView> checkpoint(
      std::optional<TimePoint> at);  // newest at or before; book is the one in force then
  std::optional<FeedBook> feed_book(Position at);
  Position archived() override;  // the last message that archive() kept
  // Archived messages with position > after and received_at <= until, oldest first; stops when `visit`
  // returns false.
  std::optional<StoreError> replay(Position after, TimePoint until,
                                   const std::function<bool(const Message&)>& visit);
  std::vector<Sample> samples(SeriesId series, TimePoint from, TimePoint to);  // ascending, [from, to)
  std::optional<StoreError> read_trouble() const;  // why the last samples() may lack some that are there
  std::vector<QuarantinedRow> quarantine(const QuarantineQuery& query);  // newest first
  std::uint64_t quarantined();                                           // rows
  std::vector<RememberedRow> remembered(
      Position until);            // the newest per feed and topic until there, oldest first
  std::uint64_t damaged() const;  // pieces that samples() and sealing could not decode so far, and left out

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
