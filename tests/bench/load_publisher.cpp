#include "tests/bench/load_publisher.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>
#include <system_error>
#include <thread>

namespace city::bench {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kStamp = "@@@@@@@@@@@@@";
constexpr std::size_t kBurst = 64;  // messages per write
constexpr std::uint64_t kMaxUnacknowledged = 2000;

void put16(std::string& out, std::size_t number) {
  out += static_cast<char>(number >> 8U & 0xffU);
  out += static_cast<char>(number & 0xffU);
}

std::string packet(int type_and_flags, const std::string& body) {
  std::string out(1, static_cast<char>(type_and_flags));
  std::size_t left = body.size();
  do {
    const std::size_t digit = left % 128;
    left /= 128;
    out += static_cast<char>(digit | (left > 0 ? 128U : 0U));
  } while (left > 0);
  return out + body;
}

struct Prepared {
  std::string bytes{};
  std::size_t id_at = 0;  // of the packet id; QoS 1 only
  std::size_t stamp_at = std::string::npos;
};

Prepared prepare(const LoadMessage& message, int qos) {
  std::string body;
  put16(body, message.topic.size());
  body += message.topic;
  const std::size_t id_in_body = body.size();
  if (qos > 0) put16(body, 0);
  body += message.payload;
  Prepared made{.bytes = packet(0x30 | (qos << 1) | (message.retain ? 1 : 0), body)};
  const std::size_t head = made.bytes.size() - body.size();
  made.id_at = head + id_in_body;
  made.stamp_at = made.bytes.find(kStamp);
  return made;
}

class Connection {
 public:
  ~Connection() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  std::string open(int port, const std::string& client_id) {
    descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      return problem("connect");
    const int on = 1;
    ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    std::string body;
    put16(body, 4);
    body += "MQTT\x04\x02";
    put16(body, 600);
    put16(body, client_id.size());
    body += client_id;
    if (auto error = write(packet(0x10, body)); !error.empty()) return error;
    std::array<char, 4> answer{};
    for (std::size_t got = 0; got < answer.size();) {
      const ssize_t bytes = ::recv(descriptor_, answer.data() + got, answer.size() - got, 0);
      if (bytes <= 0) return problem("no answer to CONNECT");
      got += static_cast<std::size_t>(bytes);
    }
    return answer[0] == 0x20 && answer[3] == 0 ? "" : "the broker refused the connection";
  }
  // Takes acknowledgements while the broker takes no more: else both could wait for each other.
  std::string write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(sent));
        continue;
      }
      if (errno != EAGAIN && errno != EINTR) return problem("send");
      pollfd ready{.fd = descriptor_, .events = POLLIN | POLLOUT, .revents = 0};
      ::poll(&ready, 1, 1000);
      if ((ready.revents & POLLIN) != 0) {
        if (auto error = take(0ms); !error.empty()) return error;
      }
    }
    return {};
  }
  // Counts the PUBACKs (four bytes each) that are there, waiting at most `patience` for the first.
  std::string take(std::chrono::milliseconds patience) {
    pollfd ready{.fd = descriptor_, .events = POLLIN, .revents = 0};
    if (patience > 0ms && ::poll(&ready, 1, static_cast<int>(patience.count())) <= 0) return {};
    std::array<char, 16384> bytes{};
    const ssize_t got = ::recv(descriptor_, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got == 0) return "the broker closed the connection";
    if (got > 0) acknowledged_bytes_ += static_cast<std::uint64_t>(got);
    return {};
  }
  std::uint64_t acknowledged() const { return acknowledged_bytes_ / 4; }

 private:
  static std::string problem(const char* doing) {
    return std::string{doing} + ": " + std::generic_category().message(errno);
  }
  int descriptor_ = -1;
  std::uint64_t acknowledged_bytes_ = 0;
};

std::int64_t real_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

LoadResult run_load(const LoadOptions& options) {
  LoadResult result;
  Connection connection;
  result.error = connection.open(options.port, options.client_id);
  if (!result.error.empty() || options.messages.empty()) return result;
  std::vector<Prepared> prepared;
  for (const LoadMessage& message : options.messages) prepared.push_back(prepare(message, options.qos));

  const auto room = [&]() -> std::uint64_t {
    std::uint64_t free = kBurst;
    if (options.received) {
      const std::uint64_t under_way = result.sent - std::min(result.sent, options.received());
      free = std::min(free, options.window - std::min(options.window, under_way));
    }
    if (options.qos > 0) {
      const std::uint64_t open = result.sent - connection.acknowledged();
      free = std::min(free, kMaxUnacknowledged - std::min(kMaxUnacknowledged, open));
    }
    return std::min(free, options.count - result.sent);
  };

  // Once the window is full the publisher waits until half of it is free: a receiver that tells of each message and one
  // that tells of many at once then get the same bursts.
  bool window_full = false;
  const auto may_send = [&](std::uint64_t burst) {
    if (options.received && options.per_s == 0) {
      const std::uint64_t under_way = result.sent - std::min(result.sent, options.received());
      if (under_way + kBurst > options.window) window_full = true;
      if (under_way <= options.window / 2) window_full = false;
      if (window_full) return false;
    }
    return burst >= std::min<std::uint64_t>(kBurst / 2, options.count - result.sent);
  };

  const auto start = Clock::now();
  std::int64_t last_round_ms = 0;
  std::string stamp;
  std::string out;
  while (result.sent < options.count && result.error.empty()) {
    if (options.qos > 0) result.error = connection.take(0ms);
    if (options.per_s > 0) {
      const auto due = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(
                                   static_cast<double>(result.sent) / options.per_s));
      std::this_thread::sleep_until(due);
    }
    std::uint64_t burst = room();
    if (!may_send(burst)) {
      std::this_thread::sleep_for(100us);
      continue;
    }
    if (options.per_s > 0)
      burst = std::min<std::uint64_t>(
          burst, std::max<std::uint64_t>(1, static_cast<std::uint64_t>(options.per_s / 1000)));
    out.clear();
    for (; burst > 0; --burst, ++result.sent) {
      const std::size_t i = result.sent % prepared.size();
      if (i == 0 || stamp.empty() || options.per_s > 0) {
        const std::int64_t now = options.now_ms ? options.now_ms() : real_ms();
        if (i == 0) last_round_ms = std::max(last_round_ms + 1, now);
        stamp = std::to_string(options.per_s > 0 ? now : last_round_ms);
      }
      Prepared& message = prepared[i];
      if (message.stamp_at != std::string::npos) message.bytes.replace(message.stamp_at, stamp.size(), stamp);
      if (options.qos > 0) {
        const std::size_t id = result.sent % 65535 + 1;
        message.bytes[message.id_at] = static_cast<char>(id >> 8U);
        message.bytes[message.id_at + 1] = static_cast<char>(id & 0xffU);
      }
      out += message.bytes;
    }
    result.error = connection.write(out);
  }
  if (options.qos > 0) {
    while (connection.acknowledged() < result.sent && result.error.empty())
      result.error = connection.take(1000ms);
    result.acknowledged = connection.acknowledged();
  }
  result.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  connection.write(packet(0xe0, ""));
  return result;
}

std::vector<LoadMessage> canonical_load(std::size_t assets, const std::string& feed) {
  std::vector<LoadMessage> messages;
  for (std::size_t i = 0; i < assets; ++i) {
    const std::string tenth = std::to_string(i % 10);
    messages.push_back({.topic = "city/" + feed + "/obs/" + std::to_string(10'000 + i),
                        .payload = R"({"t":)" + std::string{kStamp} + R"(,"v":{"speed_kmh":)" +
                                   std::to_string(20 + i % 60) + "." + tenth + R"(,"occupancy_pct":)" +
                                   std::to_string(i % 97) + "}}"});
  }
  return messages;
}

}  // namespace city::bench
