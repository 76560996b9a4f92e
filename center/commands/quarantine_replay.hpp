// What today's feed files make of messages that were refused, and handing over those that fare better now.
//
// Handing over appends the original message, with its topic, receive time and payload, to the store's journal, where the next
// record or wall finds it like any other. Each is handed over once, however this program or the machine ends: it is first
// planned in the store with the position that it will get, and a plan is only believed when the journal has the very message
// there. Needs the journal for itself, so no center may be running.
// Errors: one line. Threads: one.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "center/commands/kept_messages.hpp"
#include "center/config/config.hpp"
#include "center/history/store.hpp"

namespace city {

struct Refused {  // one message with its refusals
  Position position = 0;
  std::vector<QuarantinedRow> rows{};
};

struct ReplayResult {
  Position position = 0;
  std::size_t facts = 0;
  std::size_t refused_before = 0;
  std::size_t refused_now = 0;
  std::string yield{};  // 12 readings of 12 values, 3 cases …
  std::string why{};    // the first refusal now, or why it cannot be replayed
  bool better = false;  // something comes out, and less is refused
};

std::vector<ReplayResult> try_again(const FeedBookPtr& feeds, Store& store,
                                    const std::vector<Refused>& refused, const KeptMessages& kept);

// How many were appended.
std::variant<std::size_t, std::string> hand_over(const Config& config, const FeedBook& feeds,
                                                 const std::vector<Position>& positions,
                                                 const KeptMessages& kept, TimePoint now);

}  // namespace city
