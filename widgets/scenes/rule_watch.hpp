// One rule of a scene, watched: whether its condition holds, and whether it has held or been gone for long enough.
//
// On after the condition held for `hold` without a break, off after it was gone for twice that. While it is on, the place stays
// that of what set it off, so that the emergency view does not wander. Time comes as lengths that have passed, never as instants:
// a clock that jumps cannot fire a rule.
// An alert counts while it is in force; a vital sign while it has a value; an asset's value while it is good and fresh.
// Cost: a look goes over the chunks that hold the rule's kind of asset, 0.5 ms for 100,000 assets of two values. Threads: one.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/scenes/scene.hpp"
#include "widgets/ui/wall_action.hpp"

namespace city {

class RuleWatch {
 public:
  explicit RuleWatch(SceneRule rule) : rule_{std::move(rule)} {}

  void pass(Milliseconds time);     // passes under the condition last seen
  void look(const CityView& view);  // sees whether the condition holds now

  bool on() const { return on_; }
  const std::optional<Focus>& focus() const {
    return focus_;
  }  // of what set it off; only for rules that ask for it

 private:
  struct Seen {
    bool holds = false;
    std::optional<Focus> focus{};
  };
  struct ChunkKinds {
    std::uint64_t info_revision = 0;
    bool has_kind = false;
  };
  Seen alert_seen(const CityView& view) const;
  Seen vital_seen(const CityView& view) const;
  Seen asset_seen(const CityView& view);
  bool has_kind(const AssetChunk& chunk, std::size_t index);
  std::optional<double> beyond(double value) const;  // by how much; empty: not at all
  void settle();

  SceneRule rule_;
  bool holds_ = false;
  bool on_ = false;
  Milliseconds held_{0};
  Milliseconds gone_{0};
  std::optional<Focus> seen_focus_{};
  std::optional<Focus> focus_{};
  std::vector<ChunkKinds> chunks_{};
};

}  // namespace city
