// A real mosquitto for a test: on a free loopback port, with files in a directory of its own, gone with the object.
//
// Its settings are those of assets/broker: nothing is dropped silently, sessions survive a restart when it is stopped
// orderly, and at most a second's worth is lost when it is killed.
// Threads: one.
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string>

namespace city::test {

class Mosquitto {
 public:
  struct Options {
    std::string extra{};          // lines for mosquitto.conf, after `listener`
    std::filesystem::path dir{};  // for its files; must outlive it
    bool anonymous = true;
  };
  static bool installed();

  explicit Mosquitto(Options options);  // does not start it
  ~Mosquitto();
  Mosquitto(const Mosquitto&) = delete;
  Mosquitto& operator=(const Mosquitto&) = delete;

  bool start();  // true once it listens; the same port each time after the first
  void stop();   // SIGTERM: saves its sessions
  void kill();   // SIGKILL
  bool running() const { return process_ > 0; }

  int port() const { return port_; }
  pid_t process() const { return process_; }
  std::string url() const { return "tcp://127.0.0.1:" + std::to_string(port_); }
  const std::string& log() const { return log_; }  // what it said until it listened

 private:
  bool start_on(int port);
  void end_with(int signal);

  Options options_;
  int port_ = 0;
  pid_t process_ = -1;
  int log_descriptor_ = -1;
  std::string log_{};
};

}  // namespace city::test
