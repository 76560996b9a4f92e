#include "tests/support/mosquitto.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

namespace city::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

// Distributions put it where only root looks.
fs::path program() {
  const char* path = std::getenv("PATH");
  std::istringstream folders{std::string{path != nullptr ? path : ""} + ":/usr/sbin:/usr/local/sbin"};
  for (std::string folder; std::getline(folders, folder, ':');) {
    const fs::path candidate = fs::path{folder} / "mosquitto";
    if (::access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return {};
}

int free_port() {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  const bool bound = ::bind(descriptor, any, length) == 0 && ::getsockname(descriptor, any, &length) == 0;
  ::close(descriptor);
  return bound ? ntohs(address.sin_port) : 0;
}

// Reads until `wanted` has been said, the other end closes, or time is up.
bool said(int descriptor, const std::string& wanted, std::chrono::milliseconds patience, std::string& log) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (log.find(wanted) == std::string::npos) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd ready{.fd = descriptor, .events = POLLIN, .revents = 0};
    if (left <= 0ms || ::poll(&ready, 1, static_cast<int>(left.count())) <= 0) return false;
    std::array<char, 4096> text{};
    const ssize_t bytes = ::read(descriptor, text.data(), text.size());
    if (bytes <= 0) return false;
    log.append(text.data(), static_cast<std::size_t>(bytes));
  }
  return true;
}

}  // namespace

bool Mosquitto::installed() { return !program().empty(); }

Mosquitto::Mosquitto(Options options) : options_(std::move(options)) {}
Mosquitto::~Mosquitto() { kill(); }

bool Mosquitto::start() {
  if (port_ != 0) return start_on(port_);
  for (int attempt = 0; attempt < 5;
       ++attempt) {  // somebody may take the port between the look and the listen
    if (start_on(free_port())) return true;
  }
  return false;
}

bool Mosquitto::start_on(int port) {
  const fs::path configuration = options_.dir / "mosquitto.conf";
  std::ofstream{configuration}
      << "listener " << port << " 127.0.0.1\n"
      << options_.extra << "\nallow_anonymous " << (options_.anonymous ? "true" : "false") << "\nuser root\n"
      << "persistence true\npersistence_location " << options_.dir.string() << "/\n"
      << "autosave_interval 1\nautosave_on_changes false\n"
      << "max_inflight_messages 1000\nmax_queued_messages 0\nmax_queued_bytes 0\n"
      << "queue_qos0_messages true\nmessage_size_limit 0\nset_tcp_nodelay true\n"
      << "log_dest stderr\nlog_type error\nlog_type warning\nlog_type notice\nlog_type information\n"
      << "connection_messages false\n";
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  const std::string path = program().string();
  const std::string file = configuration.string();
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);
    ::dup2(ends[1], STDERR_FILENO);
    ::execl(path.c_str(), path.c_str(), "-c", file.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  process_ = child;
  log_descriptor_ = ends[0];
  log_.clear();
  if (said(log_descriptor_, " running", 20s, log_)) {
    port_ = port;
    return true;
  }
  kill();
  return false;
}

void Mosquitto::stop() { end_with(SIGTERM); }
void Mosquitto::kill() { end_with(SIGKILL); }

void Mosquitto::end_with(int signal) {
  if (process_ <= 0) return;
  ::kill(process_, signal);
  ::waitpid(process_, nullptr, 0);
  process_ = -1;
  ::close(log_descriptor_);
}

}  // namespace city::test
