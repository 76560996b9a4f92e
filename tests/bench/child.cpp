#include "tests/bench/child.hpp"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <new>
#include <thread>

namespace city::bench {

std::int64_t steady_ns() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

Child::Child(const std::function<int(Shared&)>& body) {
  void* memory = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  shared_ = new (memory) Shared;
  std::fflush(nullptr);
  process_ = fork();
  if (process_ == 0) _exit(body(*shared_));
}

Child::~Child() {
  finish();
  munmap(shared_, sizeof(Shared));
}

bool Child::wait_until(const std::function<bool(const Shared&)>& condition, std::chrono::seconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!condition(*shared_)) {
    siginfo_t ended{};
    const bool gone = waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
                      ended.si_pid != 0;
    if (gone || std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
  return true;
}

Child::Cost Child::finish() {
  Cost cost;
  if (process_ < 0) return cost;
  shared_->stop = true;
  rusage usage{};
  int status = 0;
  wait4(process_, &status, 0, &usage);
  process_ = -1;
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  cost.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  cost.cpu_s = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  cost.peak_mb = static_cast<double>(usage.ru_maxrss) / 1024;
  return cost;
}

}  // namespace city::bench
