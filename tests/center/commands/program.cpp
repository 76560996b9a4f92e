#include "tests/center/commands/program.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <fstream>
#include <sstream>

namespace city::test {

Program::Program(std::vector<std::string> arguments, const std::filesystem::path& output) {
  arguments.insert(arguments.begin(), CITYGLASS_PROGRAM);
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  posix_spawn_file_actions_adddup2(&actions, 1, 2);
  if (posix_spawn(&process_, CITYGLASS_PROGRAM, &actions, nullptr, argv.data(), environ) != 0) process_ = -1;
  posix_spawn_file_actions_destroy(&actions);
}

Program::~Program() { kill(); }

void Program::kill() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  reap();
}

int Program::stop() {
  if (process_ < 0) return code_;
  ::kill(process_, SIGTERM);
  return reap();
}

int Program::wait() { return process_ < 0 ? code_ : reap(); }

bool Program::running() {
  siginfo_t ended{};
  return process_ > 0 &&
         (waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 ||
          ended.si_pid == 0);
}

int Program::reap() {
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = -1;
  code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return code_;
}

Finished run_program(const std::vector<std::string>& arguments, const std::filesystem::path& scratch) {
  const auto output = scratch / "output.txt";
  std::filesystem::remove(output);
  Program program{arguments, output};
  const int code = program.wait();
  return {code, text_of(output)};
}

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream{file, std::ios::binary}.rdbuf();
  return std::move(text).str();
}

}  // namespace city::test
