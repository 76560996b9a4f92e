#include "center/ingest/wall_orders.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace city {
namespace {

constexpr std::size_t kMostBytes = 4096;
constexpr std::size_t kMostTitle = 200;

bool is_scene_id(std::string_view id) {
  return !id.empty() && id.size() <= 32 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

// A stranger's word in a line of ours: only when it is a plain short one.
std::string quoted(std::string_view key) {
  const bool plain = key.size() <= 32 && std::all_of(key.begin(), key.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                              c == '_' || c == '-';
                     });
  return plain ? "\"" + std::string{key} + "\"" : "such key";
}

// Takes the members of an order one by one; the first that is wrong decides.
class OrderReader {
 public:
  std::variant<WallOrder, RefusedOrder> read(simdjson::dom::object object) {
    for (const auto& [key, value] : object)
      if (!take(key, value))
        refuse("there is no " + quoted(key) +
               " in an order; it may say scene, mode, screen, lon, lat, radius_m, minutes and title");
    check();
    if (!why_.empty()) return RefusedOrder{std::move(why_)};
    if (lon_) order_.place = place_;
    return std::move(order_);
  }

 private:
  using Element = simdjson::dom::element;

  bool take(std::string_view key, const Element& value) {
    if (key == "scene") return text(value, key, order_.scene);
    if (key == "mode") return text(value, key, order_.mode);
    if (key == "title") return of_place_ = true, text(value, key, place_.title);
    if (key == "screen") return take_screen(value);
    if (key == "lon") return lon_ = true, number(value, key, -180, 180, place_.at.lon_deg);
    if (key == "lat") return lat_ = true, number(value, key, -90, 90, place_.at.lat_deg);
    if (key == "radius_m") return of_place_ = true, number(value, key, 50, 50'000, place_.radius_m);
    if (key == "minutes") return of_place_ = true, take_minutes(value);
    return false;
  }
  bool take_screen(const Element& value) {
    double screen = 0;
    number(value, "screen", 0, WallOrders::kMostScreens - 1, screen);
    if (screen != std::floor(screen)) refuse("screen must be a whole number");
    order_.screen = static_cast<int>(screen);
    return true;
  }
  bool take_minutes(const Element& value) {
    double minutes = place_.minutes;
    number(value, "minutes", 1, 1440, minutes);
    place_.minutes = static_cast<int>(minutes);
    return true;
  }
  bool text(const Element& value, std::string_view key, std::string& into) {
    std::string_view given;
    if (value.get_string().get(given) != simdjson::SUCCESS)
      refuse(std::string{key} + " must be a text");
    else
      into = given;
    return true;
  }
  bool number(const Element& value, std::string_view key, double low, double high, double& into) {
    double given = 0;
    if (value.get_double().get(given) == simdjson::SUCCESS && given >= low && given <= high)
      into = given;
    else
      refuse(std::string{key} + " must be a number from " + std::to_string(static_cast<int>(low)) + " to " +
             std::to_string(static_cast<int>(high)));
    return true;
  }
  void refuse(std::string why) {
    if (why_.empty()) why_ = std::move(why);
  }
  void check() {
    constexpr std::array<std::string_view, 4> kModes{"", "daily", "event", "emergency"};
    if (!order_.scene.empty() && !is_scene_id(order_.scene))
      refuse("scene must be the id of a scene: a-z, 0-9 and -");
    if (std::find(kModes.begin(), kModes.end(), order_.mode) == kModes.end())
      refuse("mode must be daily, event or emergency");
    if (!order_.scene.empty() && !order_.mode.empty()) refuse("an order names a scene or a mode, not both");
    if (lon_ != lat_) refuse("lon and lat belong together");
    if (of_place_ && !lon_) refuse("radius_m, minutes and title need a place: lon and lat");
    if (lon_ && !order_.mode.empty()) refuse("an emergency at a place names a scene, not a mode");
    if (lon_ && order_.screen) refuse("an emergency at a place is for the whole wall; leave screen out");
    const std::string& title = place_.title;
    if (title.size() > kMostTitle ||
        std::any_of(title.begin(), title.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }))
      refuse("title must be one line of at most " + std::to_string(kMostTitle) + " bytes");
  }

  WallOrder order_{};
  WallOrder::Place place_{};
  bool lon_ = false, lat_ = false, of_place_ = false;
  std::string why_{};
};

}  // namespace

std::string wall_topic(std::string_view wall) { return "city/_wall/" + std::string{wall} + "/scene"; }

std::variant<WallOrder, RefusedOrder> parse_wall_order(std::string_view payload) {
  if (payload.size() > kMostBytes) return RefusedOrder{"an order may be 4 kB long"};
  const std::string_view text = trimmed(payload);
  if (text.empty()) return WallOrder{};
  if (is_scene_id(text)) return WallOrder{.scene = std::string{text}};
  if (text.front() != '{') return RefusedOrder{"an order is the id of a scene or a JSON object"};
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(text.data(), text.size()).get_object().get(object) != simdjson::SUCCESS)
    return RefusedOrder{"the order is no valid JSON"};
  return OrderReader{}.read(object);
}

void WallOrders::hear(std::string_view payload, bool retained) {
  auto parsed = parse_wall_order(payload);
  const std::lock_guard lock{mutex_};
  if (retained && has_heard_ && payload == last_) return;
  has_heard_ = true;
  last_ = payload.substr(0, kMostBytes + 1);
  ++heard_;
  if (auto* bad = std::get_if<RefusedOrder>(&parsed)) {
    ++refused_;
    if (mail_.refused.size() == kMostRefused) mail_.refused.erase(mail_.refused.begin());
    mail_.refused.push_back(std::move(bad->what));
    return;
  }
  auto order = std::get<WallOrder>(std::move(parsed));
  std::erase_if(mail_.orders,
                [&](const WallOrder& old) { return !order.screen || old.screen == order.screen; });
  mail_.orders.push_back(std::move(order));
}

WallMail WallOrders::take() {
  const std::lock_guard lock{mutex_};
  return std::exchange(mail_, {});
}

std::uint64_t WallOrders::heard() const {
  const std::lock_guard lock{mutex_};
  return heard_;
}

std::uint64_t WallOrders::refused() const {
  const std::lock_guard lock{mutex_};
  return refused_;
}

}  // namespace city
