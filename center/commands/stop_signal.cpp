#include "center/commands/stop_signal.hpp"

#include <pthread.h>
#include <csignal>
#include <ctime>

namespace city {
namespace {

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

StopSignal::StopSignal() {
  const sigset_t set = stop_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

bool StopSignal::wait(std::chrono::milliseconds patience) {
  if (came_) return true;
  const sigset_t set = stop_signals();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience);
  const timespec timeout{seconds.count(), (patience - seconds).count() * 1'000'000};
  came_ = sigtimedwait(&set, nullptr, &timeout) > 0;
  return came_;
}

}  // namespace city
