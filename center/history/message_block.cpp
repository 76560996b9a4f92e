#include "center/history/message_block.hpp"

#include "center/history/bytes.hpp"
#include "center/history/compress.hpp"

namespace city::history {
namespace {

constexpr std::string_view kMagic = "CGJB";
constexpr std::uint64_t kVersion = 1;
constexpr std::size_t kLimitBytes = std::size_t{1} << 30;
constexpr int kLevel = 3;

}  // namespace

std::string encode_messages(std::span<const Message> messages) {
  Writer out;
  out.append(kMagic);
  out.varint(kVersion);
  Position position = 0;
  std::int64_t received_ms = 0;
  for (const Message& message : messages) {
    const std::int64_t ms = message.received_at.time_since_epoch().count();
    out.varint(message.position - position);
    out.signed_varint(ms - received_ms);
    out.byte(static_cast<std::uint8_t>((message.qos & 3U) | (message.retained ? 4U : 0U) |
                                       (message.truncated ? 8U : 0U)));
    out.text(message.topic);
    out.text(message.payload);
    position = message.position;
    received_ms = ms;
  }
  return compress(out.view(), kLevel);
}

Visited visit_messages(std::string_view block, const std::function<bool(const Message&)>& visit) {
  const auto plain = decompress(block, kLimitBytes);
  if (!plain) return Visited::Damaged;
  Reader in{*plain};
  if (in.bytes(kMagic.size()) != kMagic || in.varint() != kVersion) return Visited::Damaged;
  Position position = 0;
  std::int64_t received_ms = 0;
  while (!in.at_end()) {
    position += in.varint();
    received_ms += in.signed_varint();
    const std::uint8_t flags = in.byte();
    Message message;
    message.topic = in.text();
    message.payload = in.text();
    message.position = position;
    message.received_at = TimePoint{Milliseconds{received_ms}};
    message.qos = flags & 3;
    message.retained = (flags & 4) != 0;
    message.truncated = (flags & 8) != 0;
    if (!in.ok()) return Visited::Damaged;
    if (!visit(message)) return Visited::Stopped;
  }
  return in.ok() ? Visited::All : Visited::Damaged;
}

}  // namespace city::history
