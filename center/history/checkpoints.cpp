#include "center/history/checkpoints.hpp"

#include <limits>
#include <utility>

#include "center/history/checkpoint_codec.hpp"
#include "center/history/schema.hpp"
#include "center/state/names.hpp"

namespace city::history {

std::optional<StoreError> Checkpoints::save(const CityView& view) {
  const std::string bytes = encode_view(view);
  sqlite::Transaction transaction{database_, sqlite::Transaction::Kind::Write};
  if (transaction.error()) return store_error(transaction.error());
  sqlite::Statement insert =
      database_.prepare("INSERT INTO checkpoint(at, quick, bulk, book, view) VALUES(?,?,?,?,?)");
  insert.bind(1, view.now.time_since_epoch().count()).bind(2, view.applied.quick).bind(3, view.applied.bulk);
  insert.bind(4, books_.current()).bind_blob(5, bytes);
  if (const auto error = insert.run()) return store_error(error);
  if (const auto error = put_minutes(view)) return store_error(error);
  return store_error(transaction.commit());
}

std::optional<sqlite::Error> Checkpoints::put_minutes(const CityView& view) {
  sqlite::Statement insert =
      database_.prepare("INSERT OR REPLACE INTO feed_minute VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  const auto minute = std::chrono::floor<std::chrono::minutes>(view.now).time_since_epoch().count();
  for (std::size_t i = 0; i < view.feeds.size() && i < view.book->size(); ++i) {
    const FeedNow& feed = view.feeds[i];
    insert.bind(1, minute).bind(2, (*view.book)[i].id).bind(3, name_of(feed.state));
    if (feed.publisher_online) {
      insert.bind(4, *feed.publisher_online);
    } else {
      insert.bind_null(4);
    }
    int column = 5;
    for (const std::uint64_t counter :
         {feed.known, feed.reporting, feed.accepted, feed.refused, feed.merged, feed.late, feed.duplicate,
          feed.messages, feed.bytes, feed.unknown_fields, feed.unlocated, feed.undescribed,
          feed.clock_suspect})
      insert.bind(column++, counter);
    if (auto error = insert.run()) return error;
  }
  return std::nullopt;
}

// All of the last hour; before that the last of every hour. A clock that was set back leaves checkpoints in the future:
// they stay, and are thinned when their time comes.
std::optional<StoreError> Checkpoints::thin(TimePoint now) {
  sqlite::Transaction transaction{database_, sqlite::Transaction::Kind::Write};
  if (transaction.error()) return store_error(transaction.error());
  sqlite::Statement thin = database_.prepare(
      "DELETE FROM checkpoint WHERE at < ?1 AND checkpoint NOT IN "
      "(SELECT checkpoint FROM (SELECT checkpoint, max(at) FROM checkpoint WHERE at < ?1 GROUP BY at / "
      "3600000))");
  thin.bind(1, (now - std::chrono::hours{1}).time_since_epoch().count());
  if (const auto error = thin.run()) return store_error(error);
  return store_error(transaction.commit());
}

std::optional<CityView> Checkpoints::newest(std::optional<TimePoint> at) const {
  sqlite::Statement rows =
      database_.prepare("SELECT book, view FROM checkpoint WHERE at <= ? ORDER BY at DESC, checkpoint DESC");
  rows.bind(1, at ? at->time_since_epoch().count() : std::numeric_limits<std::int64_t>::max());
  while (rows.step() == sqlite::Step::Row) {
    auto book = books_.numbered(rows.integer(0));
    const auto shared = book ? std::make_shared<const FeedBook>(std::move(*book)) : FeedBookPtr{};
    if (auto view = decode_view(rows.blob(1), shared)) return view;
  }
  return std::nullopt;
}

}  // namespace city::history
