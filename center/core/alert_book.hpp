// Public warnings (CAP 1.2) and which of them are in force. Idempotent by (feed, id).
//
// In force: status Actual, type Alert or Update, begun (effective, where it names one), not expired, not replaced, and not
// itself the message that lifts a warning (all_clear.hpp). Without an expiry an alert holds for kAlertWithoutExpiry after it began. An Update or Cancel
// replaces the alerts it refers to, of the same feed, whichever comes first; one that is not Actual never
// replaces one that is. Ack and Error change nothing. An ended alert stays listed for kEndedAlertsShown; what
// cancelled it stays as long, so that a repeat does not revive it.
// An area that names codes and draws no shape gets the outlines that the map has for them (geocode_lookup.hpp); the map's own
// areas are shared, not copied. They are not stored: whoever restores a book looks them up again.
// Threads: one.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "center/core/geocode_lookup.hpp"
#include "center/core/limits.hpp"
#include "center/state/city_view.hpp"

namespace city {

class AlertBook {
 public:
  using List = std::shared_ptr<const std::vector<AlertPtr>>;
  enum class Outcome : std::uint8_t { Accepted, Late, Duplicate };

  explicit AlertBook(GeographyPtr geography = std::make_shared<const Geography>())
      : geocodes_{std::move(geography)} {}

  void restore(const CityView& view, std::span<const FeedIndex> feed_of);
  void advance(TimePoint now);
  Outcome take(const AlertFact& fact);
  std::vector<AlertPtr> take_news() { return std::exchange(news_, {}); }
  List freeze();  // in force first, then newest

 private:
  using Alerts = std::unordered_map<std::string, AlertPtr>;
  std::vector<AreaPtr> outlines_of(const AlertFact& fact) const;
  void put(AlertNow now);
  void replace(const std::string& key, const std::string& by);
  void look_through();
  void drop_ended();

  GeocodeLookup geocodes_;
  TimePoint now_{};
  TimePoint due_ = TimePoint::max();  // nothing changes by time alone before it
  Alerts alerts_;
  List frozen_ = std::make_shared<const std::vector<AlertPtr>>();
  bool changed_ = false;
  std::vector<AlertPtr> news_;
};

}  // namespace city
