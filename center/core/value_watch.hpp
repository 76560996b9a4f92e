// The feed's own rules for a quantity, where time is needed to judge: values that stand still, values that jump.
//
// frozen_after_s: told unchanged for longer (ValueNow::same_for_s, by event time) is kFrozen.
// max_step_per_min: a difference from the last good value of more than so much per minute of event time between
// the two (a minute at least) is kJump. A jump that stays is a new level: the third report in a row that fits the ones
// before it is good again, and so is any report that fits the last good value.
// Only Good values are doubted. Feeds without rules cost one look at an empty list.
// Where a value stands between a good one and the next is kept only until it is good again, for at most
// kMaxJumpsInDoubt values; it is not in the picture of the city, so after a restart a level in doubt is counted anew,
// and its last good value is no longer known.
// Threads: one.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "center/core/quantity_names.hpp"
#include "center/state/city_view.hpp"

namespace city {

inline constexpr int kReportsOfNewLevel = 3;  // a spike is over by then; an operator waits no longer

struct ValueLimits {
  std::optional<std::uint32_t> frozen_after_s{};
  std::optional<double> max_step_per_min{};
};

class ValueWatch {
 public:
  explicit ValueWatch(const FeedBook& book);

  // Null: the feed has no such rule for the quantity. Resolved by name once per feed and quantity.
  const ValueLimits* limits(FeedIndex feed, QuantityIndex quantity, const QuantityNames& names) {
    Feed& rules = feeds_[feed];
    if (rules.limits.empty()) return nullptr;
    if (quantity >= rules.of_quantity.size() || rules.of_quantity[quantity] == kUnresolved) {
      resolve(rules, quantity, names);
    }
    const std::uint16_t at = rules.of_quantity[quantity];
    return at == kNone ? nullptr : &rules.limits[at];
  }

  // What is doubtful about `told`, whose same_for_s is set and which is about to replace `known`.
  Doubts doubts(const ValueLimits& limits, const ValueNow& known, const ValueNow& told);

 private:
  static constexpr std::uint16_t kNone = 0xffff;
  static constexpr std::uint16_t kUnresolved = 0xfffe;
  struct Feed {
    std::vector<ValueLimits> limits{};
    std::vector<std::string> names{};          // as limits
    std::vector<std::uint16_t> of_quantity{};  // place in limits
  };
  struct Level {
    double value = 0;
    TimePoint at{};
  };
  struct InDoubt {
    std::optional<Level> good{};  // the last
    Level level{};                // told since
    int reports = 0;              // that fit `level`
  };
  void resolve(Feed& feed, QuantityIndex quantity, const QuantityNames& names);
  bool jumps(double max_step_per_min, const ValueNow& known, const ValueNow& told);

  std::vector<Feed> feeds_;
  std::unordered_map<SeriesId, InDoubt> in_doubt_;  // values that were good once and are not now
};

}  // namespace city
