#include "center/history/inspection.hpp"

#include "center/history/checkpoint_codec.hpp"
#include "center/history/store.hpp"
#include "center/sqlite/database.hpp"

namespace city {
namespace {

using sqlite::Database;
using sqlite::Statement;
using sqlite::Step;

constexpr std::size_t kFaultsOfSqlite = 10;

void look_at_pages(Database& database, StoreInspection& found) {
  Statement rows = database.prepare("PRAGMA quick_check");
  while (rows.step() == Step::Row)
    if (rows.text(0) != "ok" && found.faults.size() < kFaultsOfSqlite)
      found.faults.push_back("sqlite: " + std::string{rows.text(0)});
  if (rows.error()) found.faults.push_back("sqlite: " + rows.error()->what);
}

void look_at_checkpoints(Database& database, StoreInspection& found) {
  Statement rows = database.prepare("SELECT checkpoint, view FROM checkpoint ORDER BY checkpoint");
  while (rows.step() == Step::Row) {
    ++found.checkpoints;
    if (!history::decode_view(rows.blob(1), nullptr))
      found.faults.push_back("checkpoint " + std::to_string(rows.integer(0)) + " cannot be read");
  }
}

void look_at_messages(Store& store, StoreInspection& found) {
  Position last = 0;
  const auto error = store.replay(0, TimePoint::max(), [&](const Message& message) {
    ++found.messages;
    if (last > 0 && message.position != last + 1)
      found.faults.push_back("messages " + std::to_string(last + 1) + " to " +
                             std::to_string(message.position - 1) + " are missing from the archive");
    last = message.position;
    return true;
  });
  if (error) found.faults.push_back(error->what);
  found.archived = store.archived();
}

void look_at_observations(Store& store, StoreInspection& found) {
  for (const SeriesRow& row : store.series()) {
    ++found.series;
    found.observations += store.samples(row.series, TimePoint::min(), TimePoint::max()).size();
  }
  if (store.damaged() > 0)
    found.faults.push_back(std::to_string(store.damaged()) + " pieces of observations cannot be read");
}

}  // namespace

std::variant<StoreInspection, StoreError> inspect_store(const std::filesystem::path& path) {
  auto opened = Store::open(path, Store::Mode::ReadOnly);
  if (auto* error = std::get_if<StoreError>(&opened)) return std::move(*error);
  Store& store = *std::get<std::unique_ptr<Store>>(opened);
  auto database = Database::open(path, sqlite::Mode::ReadOnly);
  StoreInspection found;
  if (auto* direct = std::get_if<Database>(&database)) {
    look_at_pages(*direct, found);
    look_at_checkpoints(*direct, found);
  }
  look_at_messages(store, found);
  look_at_observations(store, found);
  found.quarantined = store.quarantined();
  return found;
}

}  // namespace city
