#include "center/commands/wall_memory_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "center/config/read_file.hpp"

namespace city {
namespace fs = std::filesystem;
namespace {

std::string write_all(const fs::path& file, const std::string& text) {
  const fs::path draft = fs::path{file} += ".new";
  const auto failed = [&](const char* doing) {
    return std::string{"the wall's memory cannot be "} + doing + " (" + std::strerror(errno) +
           "): " + file.string();
  };
  const int handle = ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (handle < 0) return failed("written");
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t wrote = ::write(handle, text.data() + done, text.size() - done);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) break;
    done += static_cast<std::size_t>(wrote);
  }
  std::string trouble;
  if (done < text.size() || ::fsync(handle) != 0) trouble = failed("written");
  ::close(handle);
  if (trouble.empty() && ::rename(draft.c_str(), file.c_str()) != 0) trouble = failed("replaced");
  if (!trouble.empty()) ::unlink(draft.c_str());
  return trouble;
}

}  // namespace

struct WallMemoryFile::Impl {
  fs::path file{};
  std::chrono::milliseconds pause{};
  mutable std::mutex mutex{};
  std::condition_variable woken{};
  std::optional<WallMemory> wanted{};  // not yet on disk
  WallMemory on_disk{};
  bool ends = false;
  std::string trouble{};
  std::thread writer{};

  void run() {
    std::unique_lock lock{mutex};
    while (true) {
      woken.wait(lock, [&] { return ends || wanted.has_value(); });
      if (!wanted) return;
      write_wanted(lock);
      if (ends && !wanted) return;
      woken.wait_for(lock, pause, [&] { return ends; });
    }
  }

  void write_wanted(std::unique_lock<std::mutex>& lock) {
    WallMemory memory = std::move(*wanted);
    wanted.reset();
    lock.unlock();
    std::string failure = write_all(file, memory_text(memory));
    lock.lock();
    if (failure.empty()) on_disk = std::move(memory);
    trouble = std::move(failure);
  }
};

WallMemoryFile::Opened WallMemoryFile::open(const fs::path& file, std::chrono::milliseconds pause) {
  auto impl = std::make_unique<Impl>();
  impl->file = file;
  impl->pause = pause;
  std::string trouble;
  std::error_code failed;
  if (fs::exists(file, failed)) {
    const bool is_small =
        fs::is_regular_file(file, failed) && fs::file_size(file, failed) <= kMostMemoryBytes;
    const auto text = is_small && !failed ? read_file(file) : std::nullopt;
    auto parsed = text ? parse_memory(*text)
                       : std::variant<WallMemory, WallMemoryError>{WallMemoryError{"cannot be read"}};
    if (auto* error = std::get_if<WallMemoryError>(&parsed))
      trouble = "the wall begins afresh: its memory " + error->what + ": " + file.string();
    else
      impl->on_disk = std::get<WallMemory>(std::move(parsed));
  }
  WallMemory memory = impl->on_disk;
  impl->writer = std::thread{[self = impl.get()] { self->run(); }};
  return {WallMemoryFile{std::move(impl)}, std::move(memory), std::move(trouble)};
}

WallMemoryFile::WallMemoryFile(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
WallMemoryFile::WallMemoryFile(WallMemoryFile&&) noexcept = default;
WallMemoryFile& WallMemoryFile::operator=(WallMemoryFile&& other) noexcept {
  std::swap(impl_, other.impl_);
  return *this;
}

WallMemoryFile::~WallMemoryFile() {
  if (!impl_) return;
  {
    const std::lock_guard lock{impl_->mutex};
    impl_->ends = true;
  }
  impl_->woken.notify_all();
  impl_->writer.join();
}

void WallMemoryFile::keep(WallMemory memory) {
  {
    const std::lock_guard lock{impl_->mutex};
    if (memory == (impl_->wanted ? *impl_->wanted : impl_->on_disk)) return;
    impl_->wanted = std::move(memory);
  }
  impl_->woken.notify_all();
}

std::string WallMemoryFile::trouble() const {
  const std::lock_guard lock{impl_->mutex};
  return impl_->trouble;
}

fs::path wall_memory_path(const fs::path& store, const std::string& wall) {
  std::string name;
  for (const char c : wall)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') name += c;
  fs::path file = store;
  if (!name.empty()) file += "." + name;
  return file += ".wall.toml";
}

}  // namespace city
