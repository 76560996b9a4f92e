// Tells a message that was journaled already from one that was not, when the broker delivers it again.
//
// At QoS 1 a broker repeats what it has no acknowledgement for: after a killed center or a torn connection some of that is in
// the journal. It marks such messages as duplicates, but marks those that never arrived too. So: marked, and equal in topic
// and payload to one of the last kRemembered messages before this connection = already here.
// What is remembered: a 64-bit hash each, half a megabyte in all. A false match would need two equal hashes among them: one in 10^14.
// Threads: one at a time.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace city {

class RedeliveryFilter {
 public:
  static constexpr std::size_t kRemembered = 65'536;

  void connected();  // a connection begins: what was noted so far may be delivered again
  void note(std::string_view topic, std::string_view payload);
  bool known(std::string_view topic,
             std::string_view payload) const;  // ask only for messages marked as duplicates

 private:
  std::vector<std::uint64_t> ring_{};
  std::size_t next_ = 0;
  std::vector<std::uint64_t> before_{};  // sorted
};

}  // namespace city
