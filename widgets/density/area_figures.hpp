// One figure per village or district: of an asset kind's values, or of open cases.
//
//   source        what counts
//   Assets        the aggregate of one quantity over the assets of a kind that stand in the area; only values that are fresh and good
//   OpenCases     how many cases are open there, by their place; a district also counts those that only name it
//   OverdueCases  of these, past their due time
//
// An area in which nothing reports has no figure: that is not zero. Where things are counted, none is zero. Assets and cases
// at an approximate place count for a district, never for a village: a geocoder's default would make one village the worst.
// Cost: which area an asset is in is worked out once per description, 0.2 us each; a look at 100,000 values then costs 0.3 ms,
// at 5,000 cases 0.4 ms, at most every kFigurePeriod, and only when asked. Threads: one.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/density/area_lookup.hpp"

namespace city {

struct AreaFigureChoice {
  enum class Source : std::uint8_t { Assets, OpenCases, OverdueCases };
  enum class Aggregate : std::uint8_t { Mean, Max, Sum, Count };
  AreaLevel level = AreaLevel::Village;
  Source source = Source::OpenCases;
  Aggregate aggregate = Aggregate::Mean;  // of assets
  std::string kind{};                     // of assets; empty: any
  std::string quantity{};
  friend bool operator==(const AreaFigureChoice&, const AreaFigureChoice&) = default;
};

inline constexpr std::chrono::seconds kFigurePeriod{2};

struct AreaFigures {
  std::vector<std::optional<double>> values{};  // one per area of the level, in the geography's order
  std::uint64_t n = 0;                          // assets or cases behind them
  std::uint64_t elsewhere = 0;                  // that are in no area, or only about there
  std::string unit{};                           // UCUM; empty for counts
  int decimals = 0;
};

class AreaFigurer {
 public:
  AreaFigurer(GeographyPtr geography, AreaFigureChoice choice);

  bool update(const CityView&);  // true: the figures are other ones
  const AreaFigures& figures() const { return figures_; }
  const AreaFigureChoice& choice() const { return choice_; }
  const std::vector<Area>& areas() const;

 private:
  struct Member {
    std::uint32_t slot = 0;
    std::uint32_t area = 0;
  };
  struct ChunkMembers {
    std::shared_ptr<const std::vector<AssetInfo>> seen{};
    std::vector<Member> members{};
    std::uint64_t elsewhere = 0;
  };

  void of_assets(const CityView&, AreaFigures&);
  void of_cases(const CityView&, AreaFigures&) const;
  void find_members(const AssetChunk&, ChunkMembers&) const;
  std::optional<std::uint32_t> area_of(const std::optional<LonLat>& place, bool approximate,
                                       const std::string& district) const;

  GeographyPtr geography_;
  AreaFigureChoice choice_;
  AreaLookup lookup_;
  std::vector<ChunkMembers> chunks_{};
  AreaFigures figures_{};
  std::optional<TimePoint> seen_now_{};
};

}  // namespace city
