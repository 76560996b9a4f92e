// What goes wrong with feeds, as it does with real ones, on a time line after the start. Seeded: which assets a share
// hits depends on the seed alone, so the same faults give the same bytes.
//
// File (TOML), one [[fault]] each:
//   kind     dead | frozen | shifted | runaway
//            dead: says nothing. frozen: goes on reporting, with the values it had when it froze; a bulk document
//            repeats itself to the letter. shifted: stamps are off by `hours`. runaway: publishes `times` as often
//   feed     id of the feed, as on the wire
//   share    0 to 1, of the feed's assets; default 1. A runaway or a bulk document is the whole feed
//   after_s  seconds of the city's time after the start; default 0
//   for_s    how long; default to the end
//   hours    -48 to 48, for shifted; default 8
//   times    2 to 1000, for runaway; default 100
// Unknown keys are an error. Pure; immutable, share freely.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/city/feeds.hpp"
#include "sim/random.hpp"
#include "sim/time.hpp"

namespace city::sim {

struct Fault {
  enum class Kind : std::uint8_t { Dead, Frozen, Shifted, Runaway } kind{};
  Feed feed{};
  double share = 1;
  std::chrono::seconds after{0};
  std::optional<std::chrono::seconds> lasts{};
  double hours = 8;
  double times = 100;
};

struct FaultError {
  std::string what{};  // one line: what, where, how to mend it
};

std::variant<std::vector<Fault>, FaultError> parse_faults(std::string_view toml_text);

// The faults of one run.
class FaultPlan {
 public:
  FaultPlan() = default;  // nothing goes wrong
  FaultPlan(std::vector<Fault> faults, Seed seed, TimePoint start)
      : faults_{std::move(faults)}, seed_{seed}, start_{start} {}

  bool is_dead(Feed feed, std::size_t asset, TimePoint at) const;
  std::optional<TimePoint> frozen_since(Feed feed, std::size_t asset, TimePoint at) const;
  Milliseconds shift(Feed feed, std::size_t asset, TimePoint at) const;
  double times(Feed feed, TimePoint at) const;  // how often as usual; 1: nothing wrong

 private:
  const Fault* find(Fault::Kind kind, Feed feed, std::optional<std::size_t> asset, TimePoint at) const;

  std::vector<Fault> faults_{};
  Seed seed_ = 1;
  TimePoint start_{};
};

}  // namespace city::sim
