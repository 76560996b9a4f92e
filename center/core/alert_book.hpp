// Public warnings (CAP 1.2) and which of them are in force. Idempotent by (feed, id).
//
// In force: status Actual, type Alert or Update, begun (effective, where it names one), not expired, and not
// replaced. Without an expiry an alert holds for kAlertWithoutExpiry after it began. An Update or Cancel
// replaces the alerts it refers to, of the same feed, whichever comes first; one that is not Actual never
// replaces one that is. Ack and Error change nothing. An ended alert stays listed for kEndedAlertsShown; what
// cancelled it stays as long, so that a repeat does not revive it.
// Threads: one.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "center/core/limits.hpp"
#include "center/state/city_view.hpp"

namespace city {

class AlertBook {
 public:
  using List = std::shared_ptr<const std::vector<AlertPtr>>;
  enum class Outcome : std::uint8_t { Accepted, Late, Duplicate };

  void restore(const CityView& view, std::span<const FeedIndex> feed_of);
  void advance(TimePoint now);
  Outcome take(const AlertFact& fact);
  std::vector<AlertPtr> take_news() { return std::exchange(news_, {}); }
  List freeze();  // in force first, then newest

 private:
  using Alerts = std::unordered_map<std::string, AlertPtr>;
  void put(AlertNow now);
  void replace(const std::string& key, const std::string& by);
  void look_through();
  void drop_ended();

  TimePoint now_{};
  TimePoint due_ = TimePoint::max();  // nothing changes by time alone before it
  Alerts alerts_;
  List frozen_ = std::make_shared<const std::vector<AlertPtr>>();
  bool changed_ = false;
  std::vector<AlertPtr> news_;
};

}  // namespace city
