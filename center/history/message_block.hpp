// Raw messages to bytes and back: what the journal held, as the store keeps it.
//
//   block   := zstd( "CGJB" version:varint message … )
//   message := position received_at flags:byte topic payload      position: varint difference to the message before;
//                                                                 received_at: zigzag difference in ms
//   flags   := bits 0-1 qos, 2 retained, 3 truncated
// Threads: pure.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "sensors/message.hpp"

namespace city::history {

std::string encode_messages(std::span<const Message> messages);

enum class Visited : std::uint8_t { All, Stopped, Damaged };
// Messages borrow from memory that lives during the visit. Stops when `visit` returns false.
Visited visit_messages(std::string_view block, const std::function<bool(const Message&)>& visit);

}  // namespace city::history
