// Open cases that seem to tell of the same: one feed, one item, opened within kTwinTime of each other, and at one place.
//
// One place: within kTwinDistanceM when both are located; else the same address_key(). A place that a geocoder gives when it does not
// know locates nothing. What is compared is exact; only cases beyond kMaxTwinsTogether of one item at one address or in one square
// are left out. Being twins is not handed on: of three cases in a row, 150 m apart, the outer two are not.
// Cost: a case is compared with those of its item and of the days around it in the squares around it and at its address. Distances
// are taken on a sphere of 6,371 km.
// Threads: one.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "center/state/city_view.hpp"

namespace city {

class CaseTwins {
 public:
  // `key` names the case; an open one. It must not be here already.
  void add(const std::string& key, const CaseFact& fact);
  void remove(const std::string& key);  // nothing happens when it is not here

  struct Twins {
    std::uint32_t count = 0;
    std::string
        first{};  // native id of the earliest of them, when that was opened before this one (or has the smaller id)
  };
  Twins of(const std::string& key) const;
  // Keys whose twins may have changed since the last call; some may be gone.
  std::unordered_set<std::string> take_changed();

 private:
  struct Node {
    std::string key{};
    std::string id{};
    std::string item{};
    std::string address{};  // address_key()
    std::optional<LonLat> place{};
    TimePoint opened{};
    FeedIndex feed = kNoFeed;
    std::uint32_t count = 0;
    const Node* first = nullptr;
    std::vector<std::uint64_t> shelves{};  // where it stands; none: left out
    std::uint64_t changed_in = 0;          // the turn in which it was last put into changed_
  };
  using Shelf = std::vector<Node*>;  // earliest first
  enum class Kind : std::uint8_t { BySquare, ByAddress };

  static bool are_twins(const Node& a, const Node& b);
  static bool is_before(const Node& a, const Node& b);
  static bool stands_before(const Node* a, const Node* b);
  template <class Visit>
  void each_shelf(const Node& node, Visit&& visit) const;
  template <class Visit>
  static void each_on(const Shelf& shelf, Kind kind, const Node& node, Visit&& visit);
  const Node* first_of(const Node& node) const;
  void mark(Node& node);
  std::vector<std::uint64_t> shelves_of(const Node& node) const;

  std::unordered_map<std::string, Node> nodes_;
  std::unordered_map<std::uint64_t, Shelf> shelves_;
  std::unordered_set<std::string> changed_;
  std::uint64_t turn_ = 1;
};

}  // namespace city
