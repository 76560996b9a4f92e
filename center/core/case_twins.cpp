#include "center/core/case_twins.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "center/core/limits.hpp"
#include "sensors/hotline/address.hpp"

namespace city {
namespace {

constexpr double kMetresPerDegree = 6'371'008.8 * std::numbers::pi / 180;
constexpr double kSquareDeg =
    kTwinDistanceM / kMetresPerDegree;  // of longitude too: smaller in metres, and scanned for

double cosine(double deg) { return std::cos(deg * std::numbers::pi / 180); }

double distance_m(LonLat a, LonLat b) {
  const double dx = (a.lon_deg - b.lon_deg) * cosine((a.lat_deg + b.lat_deg) / 2);
  return kMetresPerDegree * std::hypot(dx, a.lat_deg - b.lat_deg);
}

std::int64_t square(double deg) { return static_cast<std::int64_t>(std::floor(deg / kSquareDeg)); }

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  return a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2));
}

std::uint64_t item_hash(FeedIndex feed, const std::string& item) {
  return mixed(std::hash<std::string>{}(item), feed);
}

// Different squares may share a shelf: what stands there is looked at, not believed.
std::uint64_t square_shelf(std::uint64_t item, std::int64_t x, std::int64_t y) {
  return mixed(mixed(item, static_cast<std::uint64_t>(x)), static_cast<std::uint64_t>(y));
}

std::uint64_t address_shelf(std::uint64_t item, const std::string& address) {
  return mixed(mixed(item, 1), std::hash<std::string>{}(address));
}

}  // namespace

bool CaseTwins::are_twins(const Node& a, const Node& b) {
  if (a.feed != b.feed || a.item != b.item) return false;
  if (a.opened - b.opened > kTwinTime || b.opened - a.opened > kTwinTime) return false;
  if (a.place && b.place) return distance_m(*a.place, *b.place) <= kTwinDistanceM;
  return !a.address.empty() && a.address == b.address;
}

bool CaseTwins::is_before(const Node& a, const Node& b) {
  return a.opened != b.opened ? a.opened < b.opened : a.id < b.id;
}

bool CaseTwins::stands_before(const Node* a, const Node* b) { return is_before(*a, *b); }

// The shelves on which twins of a node may stand. Those by square hold its twins among located cases, the one by address the others.
template <class Visit>
void CaseTwins::each_shelf(const Node& node, Visit&& visit) const {
  const auto look_at = [&](std::uint64_t shelf, Kind kind) {
    const auto found = shelves_.find(shelf);
    if (found != shelves_.end()) visit(found->second, kind);
  };
  const std::uint64_t item = item_hash(node.feed, node.item);
  if (!node.address.empty()) look_at(address_shelf(item, node.address), Kind::ByAddress);
  if (!node.place) return;
  constexpr std::int64_t kMostSquares = 100;  // reached a degree from a pole
  const double reach_deg =
      kSquareDeg / std::max(cosine(std::abs(node.place->lat_deg) + 2 * kSquareDeg), 1e-9);
  const std::int64_t west = square(node.place->lon_deg - reach_deg);
  const std::int64_t east = std::min(square(node.place->lon_deg + reach_deg), west + kMostSquares);
  const std::int64_t y = square(node.place->lat_deg);
  std::vector<std::uint64_t> seen;
  for (std::int64_t row = y - 1; row <= y + 1; ++row)
    for (std::int64_t x = west; x <= east; ++x) {
      const std::uint64_t shelf = square_shelf(item, x, row);
      if (std::find(seen.begin(), seen.end(), shelf) != seen.end()) continue;
      seen.push_back(shelf);
      look_at(shelf, Kind::BySquare);
    }
}

// Calls visit(other) for each twin on a shelf, earliest first, until it returns false.
template <class Visit>
void CaseTwins::each_on(const Shelf& shelf, Kind kind, const Node& node, Visit&& visit) {
  const auto begin = std::lower_bound(shelf.begin(), shelf.end(), node.opened - kTwinTime,
                                      [](const Node* one, TimePoint time) { return one->opened < time; });
  for (auto it = begin; it != shelf.end() && (*it)->opened <= node.opened + kTwinTime; ++it) {
    Node& other = **it;
    const bool by_square = node.place.has_value() && other.place.has_value();
    if (&other == &node || by_square != (kind == Kind::BySquare) || !are_twins(node, other)) continue;
    if (!visit(other)) return;
  }
}

const CaseTwins::Node* CaseTwins::first_of(const Node& node) const {
  const Node* first = nullptr;
  each_shelf(node, [&](const Shelf& shelf, Kind kind) {
    each_on(shelf, kind, node, [&](const Node& other) {
      if (is_before(other, node) && (!first || is_before(other, *first))) first = &other;
      return false;
    });
  });
  return first;
}

std::vector<std::uint64_t> CaseTwins::shelves_of(const Node& node) const {
  const std::uint64_t item = item_hash(node.feed, node.item);
  std::vector<std::uint64_t> shelves;
  if (node.place)
    shelves.push_back(square_shelf(item, square(node.place->lon_deg), square(node.place->lat_deg)));
  if (!node.address.empty()) shelves.push_back(address_shelf(item, node.address));
  const bool full = std::any_of(shelves.begin(), shelves.end(), [this](std::uint64_t shelf) {
    const auto found = shelves_.find(shelf);
    return found != shelves_.end() && found->second.size() >= kMaxTwinsTogether;
  });
  return full ? std::vector<std::uint64_t>{} : shelves;
}

void CaseTwins::mark(Node& node) {
  if (std::exchange(node.changed_in, turn_) != turn_) changed_.insert(node.key);
}

std::unordered_set<std::string> CaseTwins::take_changed() {
  ++turn_;
  return std::exchange(changed_, {});
}

void CaseTwins::add(const std::string& key, const CaseFact& fact) {
  Node& node = nodes_[key];
  node = {.key = key,
          .id = fact.id,
          .item = fact.category,
          .address = address_key(fact.address),
          .place = fact.place_approximate ? std::nullopt : fact.place,
          .opened = fact.opened,
          .feed = fact.feed};
  node.shelves = shelves_of(node);
  mark(node);
  if (node.shelves.empty()) return;
  each_shelf(node, [&](const Shelf& shelf, Kind kind) {
    each_on(shelf, kind, node, [&](Node& twin) {
      ++node.count;
      ++twin.count;
      Node& later = is_before(node, twin) ? twin : node;
      const Node& earlier = is_before(node, twin) ? node : twin;
      if (!later.first || is_before(earlier, *later.first)) later.first = &earlier;
      mark(twin);
      return true;
    });
  });
  for (const std::uint64_t number : node.shelves) {
    Shelf& shelf = shelves_[number];
    shelf.insert(std::upper_bound(shelf.begin(), shelf.end(), &node, stands_before), &node);
  }
}

void CaseTwins::remove(const std::string& key) {
  const auto found = nodes_.find(key);
  if (found == nodes_.end()) return;
  Node& node = found->second;
  for (const std::uint64_t shelf : node.shelves) {
    const auto at = shelves_.find(shelf);
    const auto first = std::lower_bound(at->second.begin(), at->second.end(), &node, stands_before);
    at->second.erase(std::find(first, at->second.end(), &node));
    if (at->second.empty()) shelves_.erase(at);
  }
  if (!node.shelves.empty()) {
    each_shelf(node, [&](const Shelf& shelf, Kind kind) {
      each_on(shelf, kind, node, [&](Node& twin) {
        --twin.count;
        if (twin.first == &node) twin.first = first_of(twin);
        mark(twin);
        return true;
      });
    });
  }
  nodes_.erase(found);
}

CaseTwins::Twins CaseTwins::of(const std::string& key) const {
  const auto found = nodes_.find(key);
  if (found == nodes_.end()) return {};
  return {.count = found->second.count,
          .first = found->second.first ? found->second.first->id : std::string{}};
}

}  // namespace city
