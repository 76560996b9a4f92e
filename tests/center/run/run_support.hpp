// A small city of three feeds, and its messages, for tests of the running center.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "center/ingest/journal.hpp"
#include "center/state/city_view.hpp"
#include "sensors/feed_spec.hpp"

namespace city::run_test {

inline constexpr TimePoint kNoon{Milliseconds{1'777'608'000'000}};

struct Sent {  // a message that owns its text
  std::string topic{};
  std::string payload{};
  TimePoint received_at = kNoon;
  Message message() const { return {.topic = topic, .payload = payload, .received_at = received_at}; }
};

inline FeedBookPtr feeds() {
  auto book = std::make_shared<FeedBook>();
  // No limit on how fast they tell: that is throttle_test's matter.
  book->push_back(
      {.id = "vd", .domain = Domain::Traffic, .topics = {"city/vd/#"}, .kind = "vd", .runaway_times = 0});
  book->push_back({.id = "hotline", .domain = Domain::Dispatch, .topics = {"city/hotline/#"}, .qos = 1});
  book->push_back({.id = "bikes",
                   .domain = Domain::Traffic,
                   .topics = {"city/bikes/#"},
                   .format = Format::Jq,
                   .kind = "bike_station",
                   .jq_program = R"(.[] | {obs: {asset: .id, t: .t, v: {bikes_available: .n}}})"});
  return book;
}

inline std::string milliseconds(TimePoint time) { return std::to_string(time.time_since_epoch().count()); }

inline Sent speed(const std::string& asset, int kmh, TimePoint time = kNoon) {
  return {.topic = "city/vd/obs/" + asset,
          .payload = R"({"t":)" + milliseconds(time) + R"(,"v":{"speed_kmh":)" + std::to_string(kmh) + "}}",
          .received_at = time};
}
inline Sent opened_case(const std::string& id, TimePoint time = kNoon) {
  return {.topic = "city/hotline/case/" + id,
          .payload = R"({"category":"路燈故障","status":"received","opened":)" + milliseconds(time) + "}",
          .received_at = time};
}
inline Sent bikes(const std::string& station, int count, TimePoint time = kNoon) {
  return {.topic = "city/bikes/raw",
          .payload = R"([{"id":")" + station + R"(","t":)" + milliseconds(time) + R"(,"n":)" +
                     std::to_string(count) + "}]",
          .received_at = time};
}

inline std::unique_ptr<Journal> open_journal(const std::filesystem::path& dir) {
  auto opened = Journal::open({.dir = dir, .segment_bytes = std::size_t{4} << 20});
  if (const auto* error = std::get_if<JournalError>(&opened)) ADD_FAILURE() << error->what;
  return std::get<std::unique_ptr<Journal>>(std::move(opened));
}

// The newest values of a view as "asset quantity=value", sorted as the view has them.
inline std::vector<std::string> values(const CityView& view) {
  std::vector<std::string> lines;
  for (std::size_t c = 0; c < view.assets.size(); ++c) {
    const AssetChunk& chunk = view.assets[c];
    for (std::size_t slot = 0; slot < chunk.size(); ++slot) {
      for (std::size_t v = chunk.first[slot]; v < chunk.first[slot + 1]; ++v) {
        const ValueNow& value = chunk.values[v];
        lines.push_back(asset_id(view, chunk, slot) + " " + (*view.quantities)[value.quantity].name + "=" +
                        std::to_string(static_cast<int>(value.value)));
      }
    }
  }
  return lines;
}

}  // namespace city::run_test
