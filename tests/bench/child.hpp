// A measured process beside the driver: forked, so that its processor time and memory are its own, with figures in shared memory.
//
// The driver must have no threads of its own when it forks. Threads: the driver's only.
#pragma once
#include <sys/types.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>

namespace city::bench {

struct Shared {  // written by the child, read by the driver
  std::atomic<bool> ready = false;
  std::atomic<bool> stop = false;  // the other way round
  std::atomic<std::uint64_t> received = 0;
  std::atomic<std::uint64_t> kept = 0;            // observations on their way into the store and committed
  std::atomic<std::int64_t> last_receipt_ns = 0;  // steady clock
  std::atomic<std::uint32_t> samples = 0;
  std::array<float, 200'000> latency_ms{};
};

std::int64_t steady_ns();

class Child {
 public:
  explicit Child(const std::function<int(Shared&)>& body);
  ~Child();  // asks to stop and waits
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  Shared& shared() { return *shared_; }
  // False when it ended or `patience` passed first.
  bool wait_until(const std::function<bool(const Shared&)>& condition, std::chrono::seconds patience);

  struct Cost {
    int status = 0;
    double cpu_s = 0;
    double peak_mb = 0;
  };
  Cost finish();  // asks to stop, waits

 private:
  Shared* shared_ = nullptr;
  pid_t process_ = -1;
};

}  // namespace city::bench
