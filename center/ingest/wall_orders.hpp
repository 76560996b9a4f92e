// Orders to a wall, from the message on city/_wall/{wall}/scene to the values that the wall takes.
//
//   typhoon                                           a scene, by its id
//   {"scene":"traffic","screen":1}                    on one screen only, from 0
//   {"mode":"event"}                                  daily, event or emergency: the first scene of it
//   {"lon":121.56,"lat":25.03,"radius_m":500,"minutes":60,"title":"…"}   an emergency at a place; with "scene" that scene shows it
//   nothing, or {}                                    back to the wall's own choice
// radius_m: 50 to 50,000; minutes: 1 to 1440; title: one line of at most 200 bytes; the whole: at most 4 kB. A key that is not
// known is refused: a wall must not do half of what was meant.
//
// The mailbox holds what nobody has taken yet: a whole-wall order replaces everything before it, an order for one screen
// those for that screen, so it is never longer than kMostScreens + 1. A retained message equal to the last one heard is no news: brokers
// repeat it on every connection, and it must not overrule a hand that has chosen since.
// Errors: refused orders are counted and kept in words, the newest kMostRefused until they are taken. Threads: any.
#pragma once
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "center/state/wall_order.hpp"

namespace city {

struct RefusedOrder {
  std::string what{};  // one line
};
std::variant<WallOrder, RefusedOrder> parse_wall_order(std::string_view payload);

std::string wall_topic(std::string_view wall);  // city/_wall/{wall}/scene

struct WallMail {
  std::vector<WallOrder> orders{};     // oldest first
  std::vector<std::string> refused{};  // why, oldest first
};

class WallOrders {
 public:
  static constexpr int kMostScreens = 16;
  static constexpr std::size_t kMostRefused = 8;

  void hear(std::string_view payload, bool retained);
  WallMail take();
  std::uint64_t heard() const;
  std::uint64_t refused() const;

 private:
  mutable std::mutex mutex_;
  WallMail mail_{};     // all guarded by mutex_
  std::string last_{};  // payload
  bool has_heard_ = false;
  std::uint64_t heard_ = 0;
  std::uint64_t refused_ = 0;
};

}  // namespace city
