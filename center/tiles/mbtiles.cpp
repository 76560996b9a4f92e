#include "center/tiles/mbtiles.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

#include "center/sqlite/database.hpp"
#include "center/tiles/picture_decoder.hpp"

namespace city {
namespace {

constexpr int kMostZoom = 24;

std::string metadata(sqlite::Database& file, std::string_view name) {
  sqlite::Statement row = file.prepare("SELECT value FROM metadata WHERE name = ?1");
  return row.bind(1, name).step() == sqlite::Step::Row ? std::string{row.text(0)} : std::string{};
}

std::optional<double> number(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end != text.data() ? std::optional{value} : std::nullopt;
}

int zoom_of(sqlite::Database& file, std::string_view name, std::string_view look_up) {
  const auto told = number(metadata(file, name));
  const double zoom = told ? *told : static_cast<double>(file.integer(look_up));
  return static_cast<int>(std::clamp(zoom, 0.0, static_cast<double>(kMostZoom)));
}

TileRange range_of(sqlite::Database& file) {
  TileRange range{.least_zoom = zoom_of(file, "minzoom", "SELECT min(zoom_level) FROM tiles"),
                  .most_zoom = zoom_of(file, "maxzoom", "SELECT max(zoom_level) FROM tiles"),
                  .attribution = metadata(file, "attribution")};
  range.most_zoom = std::max(range.most_zoom, range.least_zoom);
  const std::string bounds = metadata(file, "bounds");  // west, south, east, north
  std::array<double, 4> edges{};
  std::string_view rest = bounds;
  for (double& edge : edges) {
    const auto value = number(rest);
    if (!value) return range;
    edge = *value;
    const std::size_t comma = rest.find(',');
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
  }
  if (edges[0] < edges[2] && edges[1] < edges[3]) {
    range.south_west = {edges[0], std::max(edges[1], -85.0511)};
    range.north_east = {edges[2], std::min(edges[3], 85.0511)};
  }
  return range;
}

class MbtilesSource final : public TileSource {
 public:
  MbtilesSource(sqlite::Database file, TileRange range) : file_{std::move(file)}, range_{std::move(range)} {
    thread_ = std::jthread{[this](const std::stop_token& stop) { serve(stop); }};
  }
  ~MbtilesSource() override {
    thread_.request_stop();
    wake_.notify_all();
  }
  MbtilesSource(const MbtilesSource&) = delete;
  MbtilesSource& operator=(const MbtilesSource&) = delete;

  const TileRange& range() const override { return range_; }

  void request(std::span<const TileId> tiles) override {
    {
      const std::lock_guard lock{mutex_};
      for (auto tile = tiles.rbegin(); tile != tiles.rend(); ++tile) {
        if (now_ == *tile) continue;
        const auto old = std::find(wanted_.begin(), wanted_.end(), *tile);
        if (old != wanted_.end()) wanted_.erase(old);
        wanted_.push_front(*tile);
      }
      if (wanted_.size() > kMostRequests) wanted_.resize(kMostRequests);
    }
    wake_.notify_all();
  }

  std::vector<DecodedTile> poll() override {
    std::vector<DecodedTile> taken;
    {
      const std::lock_guard lock{mutex_};
      if (decoded_.empty()) return taken;
      taken.swap(decoded_);
      decoded_bytes_ = 0;
    }
    wake_.notify_all();
    return taken;
  }

  TileHealth health() const override {
    const std::lock_guard lock{mutex_};
    return health_;
  }

 private:
  void serve(const std::stop_token& stop) {
    sqlite::Statement row = file_.prepare(
        "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3");
    std::unique_lock lock{mutex_};
    while (wake_.wait(lock, stop, [&] { return !wanted_.empty() && decoded_bytes_ < kMostDecodedBytes; })) {
      const TileId id = wanted_.front();
      wanted_.pop_front();
      now_ = id;
      lock.unlock();
      std::string trouble;
      DecodedTile tile = read(row, id, trouble);
      lock.lock();
      now_.reset();
      const bool is_absent = tile.rgba.empty() && trouble.empty();
      ++(is_absent ? health_.absent : trouble.empty() ? health_.decoded : health_.broken);
      if (!trouble.empty()) health_.last_error = std::move(trouble);
      decoded_bytes_ += tile.rgba.size() + sizeof tile;
      decoded_.push_back(std::move(tile));
    }
  }

  static DecodedTile read(sqlite::Statement& row, TileId id, std::string& trouble) {
    DecodedTile tile{.id = id};
    const bool is_possible = id.zoom >= 0 && id.zoom <= kMostZoom;
    if (!is_possible) return tile;
    row.bind(1, id.zoom).bind(2, id.x).bind(3, (std::int64_t{1} << id.zoom) - 1 - id.y);
    const sqlite::Step at = row.step();
    if (at == sqlite::Step::Row) {
      DecodedPicture picture = decode_picture(row.blob(0));
      tile.width = picture.width;
      tile.height = picture.height;
      tile.rgba = std::move(picture.rgba);
      trouble = std::move(picture.trouble);
    } else if (at == sqlite::Step::Failed && row.error()) {
      trouble = row.error()->what;
    }
    row.reset();
    if (!trouble.empty())
      trouble = "tile " + std::to_string(id.zoom) + "/" + std::to_string(id.x) + "/" + std::to_string(id.y) +
                ": " + trouble;
    return tile;
  }

  sqlite::Database file_;  // the thread's alone
  TileRange range_;
  mutable std::mutex mutex_{};
  std::condition_variable_any wake_{};
  std::deque<TileId> wanted_{};
  std::optional<TileId> now_{};
  std::vector<DecodedTile> decoded_{};
  std::size_t decoded_bytes_ = 0;
  TileHealth health_{};
  std::jthread thread_{};  // last: ends before what it uses
};

}  // namespace

std::variant<TileSourcePtr, TilesError> open_mbtiles(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return TilesError{"no such file: " + file.string()};
  auto opened = sqlite::Database::open(file, sqlite::Mode::Immutable);
  if (auto* error = std::get_if<sqlite::Error>(&opened)) return TilesError{std::move(error->what)};
  auto& database = std::get<sqlite::Database>(opened);
  sqlite::Statement any = database.prepare("SELECT tile_data FROM tiles LIMIT 1");
  const sqlite::Step first = any.step();
  if (first == sqlite::Step::Failed)
    return TilesError{"not an MBTiles file (" + (any.error() ? any.error()->what : "no tiles") +
                      "): " + file.string()};
  const std::string format = metadata(database, "format");
  if (format == "pbf")
    return TilesError{"vector tiles are not drawn, only pictures (PNG, JPEG): " + file.string()};
  if (first == sqlite::Step::Row) {
    const DecodedPicture sample = decode_picture(any.blob(0));
    if (!sample.trouble.empty())
      return TilesError{"its first tile: " + sample.trouble + ": " + file.string()};
  }
  any = {};
  TileRange range = range_of(database);
  return std::make_shared<MbtilesSource>(std::move(database), std::move(range));
}

}  // namespace city
