// The feeds the simulator speaks for: id on the wire, how often an asset reports, what kind of asset, and who owns it.
// One table; the order of the enumeration is the order of the rows.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <string_view>

namespace city::sim {

enum class Feed : std::uint8_t {
  Rain,
  River,
  Sewer,
  Air,
  Streetlight,
  Traffic,
  Emergency,
  Youbike,
  Parking,
  Hotline,
  Alert,
  Load
};

// How a feed meets the broker.
enum class Shape : std::uint8_t { Observations, BulkDocument, Cases, Alerts, Load };

struct FeedInfo {
  Feed feed{};
  std::string_view id{};
  Shape shape{};
  std::chrono::seconds period{};
  std::string_view kind{};
  std::string_view agency{};
};

inline constexpr std::array<FeedInfo, 12> kFeeds{{
    {Feed::Rain, "cwa-rain", Shape::Observations, std::chrono::seconds{600}, "rain_gauge", "中央氣象署"},
    {Feed::River, "river-level", Shape::Observations, std::chrono::seconds{300}, "river_gauge", "水利署"},
    {Feed::Sewer, "sewer-level", Shape::Observations, std::chrono::seconds{300}, "sewer_gauge",
     "臺北市水利工程處"},
    {Feed::Air, "air", Shape::Observations, std::chrono::seconds{600}, "air_station", "環境部"},
    {Feed::Streetlight, "streetlight", Shape::Observations, std::chrono::seconds{300}, "streetlight",
     "臺北市公園路燈工程管理處"},
    {Feed::Traffic, "traffic", Shape::Observations, std::chrono::seconds{60}, "road_section",
     "臺北市交通管制工程處"},
    {Feed::Emergency, "er-status", Shape::Observations, std::chrono::seconds{300}, "hospital", "衛生福利部"},
    {Feed::Youbike, "youbike", Shape::BulkDocument, std::chrono::seconds{60}, "bike_station", "臺北市交通局"},
    {Feed::Parking, "tcmsv", Shape::BulkDocument, std::chrono::seconds{300}, "car_park",
     "臺北市停車管理工程處"},
    {Feed::Hotline, "hotline-1999", Shape::Cases, std::chrono::seconds{0}, "", "臺北市政府1999"},
    {Feed::Alert, "ncdr-cap", Shape::Alerts, std::chrono::seconds{0}, "", "國家災害防救科技中心"},
    {Feed::Load, "load", Shape::Load, std::chrono::seconds{0}, "", ""},
}};

constexpr const FeedInfo& info(Feed feed) { return kFeeds[static_cast<std::size_t>(feed)]; }

}  // namespace city::sim
