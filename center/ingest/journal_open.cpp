#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "center/ingest/journal_impl.hpp"

namespace city {
namespace {

namespace fs = std::filesystem;

std::optional<Position> end_of_finished(const fs::path& path, Position first) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  alignas(8) std::array<std::byte, journal_format::kEndBytes> bytes{};
  const off_t size = ::lseek(descriptor, 0, SEEK_END);
  const bool read = size >= static_cast<off_t>(journal_format::kHeaderBytes + bytes.size()) &&
                    ::pread(descriptor, bytes.data(), bytes.size(),
                            size - static_cast<off_t>(bytes.size())) == static_cast<ssize_t>(bytes.size());
  ::close(descriptor);
  if (!read) return {};
  return journal_format::read_end(bytes, first);
}

}  // namespace

std::vector<JournalFileName> journal_files_in(const fs::path& dir) {
  std::vector<JournalFileName> found;
  std::error_code error;
  for (fs::directory_iterator it{dir, error}, end; !error && it != end; it.increment(error)) {
    if (const auto first = journal_format::position_in_name(it->path().filename().string())) {
      found.push_back({it->path(), *first});
    }
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return found;
}

std::optional<JournalError> Journal::Impl::lock_directory() {
  std::error_code error;
  fs::create_directories(options.dir, error);
  if (error) return JournalError{file_error("cannot make the directory", options.dir, error.value())};
  const fs::path path = options.dir / "lock";
  lock_descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
  if (lock_descriptor < 0) return JournalError{file_error("cannot open", path, errno)};
  if (::flock(lock_descriptor, LOCK_EX | LOCK_NB) == 0) return {};
  return JournalError{"journal: another center is writing here, stop it or choose another store: " +
                      options.dir.string()};
}

// A segment that its writer did not finish: everything readable is kept, then it gets its end.
std::optional<JournalError> Journal::Impl::take_over(const fs::path& path, Position first) {
  JournalEntry entry{.first = first, .path = path, .start = end, .finished = true, .safe = true};
  if (const auto last = end_of_finished(path, first)) {
    std::error_code error;
    entry.used = fs::file_size(path, error) - journal_format::kEndBytes;
    entry.last = *last;
  } else {
    const auto opened = JournalSegmentMap::open(path, JournalSegmentMap::Access::ReadWrite);
    if (opened.map == nullptr && opened.error != ENODATA)
      return JournalError{file_error("cannot read", path, opened.error)};
    const auto bytes = opened.map != nullptr ? opened.map->bytes() : std::span<const std::byte>{};
    const journal_format::Header header = journal_format::read_header(bytes);
    if (header.state == journal_format::HeaderState::NewerVersion) {
      return JournalError{"journal: written by a newer cityglass, use that one: " + path.string()};
    }
    if (header.state == journal_format::HeaderState::Alien || (header.first != 0 && header.first != first)) {
      ++counters.torn;
      files->rename(path, fs::path{path}.concat(".damaged"));
      return {};
    }
    const journal_format::Extent extent = journal_format::measure(bytes, first);
    counters.torn += extent.torn;
    head = std::max(head, extent.last + extent.torn);
    if (extent.last < first) {
      files->remove(path);
      return {};
    }
    if (header.state == journal_format::HeaderState::Empty)
      journal_format::write_header(opened.map->data(), first);
    alignas(8) std::array<std::byte, journal_format::kEndBytes> mark{};
    journal_format::write_end(mark.data(), extent.last);
    // On a full disk the end may not fit; readers then leave the segment when they find nothing more in it.
    const auto at = static_cast<off_t>(extent.used);
    if (::pwrite(opened.map->descriptor(), mark.data(), mark.size(), at) ==
        static_cast<ssize_t>(mark.size())) {
      files->cut(opened.map->descriptor(), extent.used + journal_format::kEndBytes);
    }
    files->sync(opened.map->descriptor());
    entry.used = extent.used;
    entry.last = extent.last;
  }
  head = std::max(head, entry.last);
  end += entry.used - journal_format::kHeaderBytes;
  entries.push_back(std::move(entry));
  return {};
}

std::optional<JournalError> Journal::Impl::open() {
  if (auto error = lock_directory()) return error;
  for (const JournalFileName& file : journal_files_in(options.dir)) {
    if (auto error = take_over(file.path, file.first)) return error;
  }
  head = std::max(head, options.not_before);
  wants_spare = true;
  keep();
  keeper = std::thread([this] { run_keeper(); });
  return {};
}

}  // namespace city
