// How many cases of each dispatch item are opened, against the same hour of the week in the weeks before.
//
// The city's own earlier method: mean and standard deviation by item and hour of the week, with marks at one and two deviations above
// the mean. Here:
//   last_hour  cases opened in the 60 minutes before now, to the minute
//   mean       of the counts of that hour of the week (the one that holds the middle of the 60 minutes) in up to 26 weeks before. Weeks
//              count in which any case at all was opened on that day, except days on which the calendar expects a peak of the item
//   deviation  sample standard deviation of the same, but no less than sqrt(mean), which chance alone gives (Poisson)
//   band       Raised above mean + deviation and from 2 cases, High above mean + 2 deviations and from 3: one case of an item that
//              comes twice a year is no emergency. On a day when the calendar expects a peak of the item (hotline/items.hpp), what
//              would be Raised or High is an ExpectedPeak, with the calendar's word
// Before four weeks are known the list of items stands in, where it names a usual volume: mean = cases_per_day times the hour's share,
// deviation the larger of sqrt(mean) and a third of the mean; `weeks` then stays below 4. Without either the band is Unknown.
//
// A case counts once, under the item and in the hour of its opening, when it is first told of. Opened after `now` by more than
// kFutureTolerance, or more than 27 weeks before it: not counted. Hours and days are the city's local ones. Time that jumps back by more
// than a week starts a new history.
// Memory: 9 kB of counts and 2 kB of minutes an item, at most kMaxVolumeItems; items are the listed ones and then those that come
// first. The counts survive a restart through the checkpoint (VolumeMemory).
// Threads: one.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "center/core/local_time.hpp"
#include "center/state/city_view.hpp"
#include "sensors/hotline/items.hpp"

namespace city {

class ItemVolumes {
 public:
  using List = std::shared_ptr<const std::vector<ItemVolume>>;
  using Memory = std::shared_ptr<const VolumeMemory>;
  static constexpr std::uint32_t kFewestWeeks = 4;

  ItemVolumes(const FeedBook& book, std::string zone);

  void restore(const CityView& view);
  void advance(TimePoint now);
  void count(std::string_view item, TimePoint opened);
  List freeze();  // worst band first, then by name
  Memory freeze_memory();

 private:
  struct Minute {
    std::int64_t minute = 0;  // since 1970
    std::uint32_t cases = 0;
  };
  struct Item {
    std::shared_ptr<std::vector<std::uint16_t>> hours{};
    bool hours_shared = false;  // a frozen memory holds them: copy before the next change
    std::array<Minute, 128> minutes{};
    std::optional<HotlineItem> listed{};
  };
  Item* item_named(std::string_view name);  // null beyond the bound
  std::vector<std::uint16_t>& own_hours(Item& item);
  std::int64_t local_hour(TimePoint at);
  void count_minute(Item& item, TimePoint opened);
  void count_hour(Item& item, TimePoint opened);
  void forget_until(std::int64_t hour);
  ItemVolume volume_of(const std::string& name, const Item& item);
  const ExpectedPeak* peak_on(const std::string& name, std::int64_t day) const;

  std::string zone_;
  UtcOffset offset_{.begin = TimePoint::max(), .end = TimePoint::min()};  // holds nowhere yet
  std::vector<ExpectedPeak> peaks_{};
  std::map<std::string, Item, std::less<>> items_{};
  std::vector<std::uint8_t> days_;
  std::optional<std::int64_t> newest_hour_{};
  TimePoint now_{};
  List list_ = std::make_shared<const std::vector<ItemVolume>>();
  Memory memory_ = std::make_shared<const VolumeMemory>();
  std::int64_t listed_minute_ = -1;
  bool list_changed_ = true;
  bool memory_changed_ = true;
};

}  // namespace city
