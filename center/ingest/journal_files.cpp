#include "center/ingest/journal_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace city {

JournalFiles::Opened JournalFiles::create(const std::filesystem::path& path, std::size_t bytes) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
  if (descriptor < 0) return {.error = errno};
  const int error = ::posix_fallocate(descriptor, 0, static_cast<off_t>(bytes));
  if (error == 0) return {.descriptor = descriptor};
  ::close(descriptor);
  ::unlink(path.c_str());
  return {.error = error};
}

int JournalFiles::rename(const std::filesystem::path& from, const std::filesystem::path& to) {
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

int JournalFiles::cut(int descriptor, std::size_t bytes) {
  return ::ftruncate(descriptor, static_cast<off_t>(bytes)) == 0 ? 0 : errno;
}

int JournalFiles::sync(int descriptor) { return ::fdatasync(descriptor) == 0 ? 0 : errno; }

int JournalFiles::sync_directory(const std::filesystem::path& dir) {
  const int descriptor = ::open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  return error;
}

int JournalFiles::remove(const std::filesystem::path& path) {
  return ::unlink(path.c_str()) == 0 ? 0 : errno;
}

void JournalFiles::close(int descriptor) { ::close(descriptor); }

}  // namespace city
