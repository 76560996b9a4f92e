// The real cityglass as a child process, for tests of whole commands. Its output goes to a file beside its store.
// Threads: one.
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace city::test {

class Program {
 public:
  Program(std::vector<std::string> arguments, const std::filesystem::path& output);
  ~Program();  // kills it when it still runs
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  void kill();  // SIGKILL, and waits
  int stop();   // SIGTERM, and waits; the exit code, or 128 + the signal
  int wait();   // the exit code
  bool running();

 private:
  int reap();
  pid_t process_ = -1;
  int code_ = -1;
};

// Runs it to its end.
struct Finished {
  int code = 0;
  std::string output{};  // standard output and error
};
Finished run_program(const std::vector<std::string>& arguments, const std::filesystem::path& scratch);

std::string text_of(const std::filesystem::path& file);

}  // namespace city::test
