#include "center/ingest/journal_segment.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace city {
namespace {

// An empty file cannot be mapped; everything else comes as mmap sees it.
void* map(std::size_t bytes, int protection, int flags, int descriptor) {
  return ::mmap(nullptr, bytes, protection, flags, descriptor, 0);
}

constexpr int kBoth = PROT_READ | PROT_WRITE;

}  // namespace

JournalSegmentMap::JournalSegmentMap(std::byte* data, std::size_t size, int descriptor)
    : data_(data), size_(size), descriptor_(descriptor) {}

JournalSegmentMap::~JournalSegmentMap() {
  if (data_ != nullptr) ::munmap(data_, size_);
  if (descriptor_ >= 0) ::close(descriptor_);
}

JournalSegmentMap::Made JournalSegmentMap::create(JournalFiles& files, const std::filesystem::path& path,
                                                  std::size_t bytes) {
  const JournalFiles::Opened opened = files.create(path, bytes);
  if (opened.error != 0) return {.error = opened.error};
  void* data = map(bytes, kBoth, MAP_SHARED, opened.descriptor);
  if (data == MAP_FAILED) {
    const int error = errno;
    files.close(opened.descriptor);
    files.remove(path);
    return {.error = error};
  }
  return {.map = std::unique_ptr<JournalSegmentMap>(
              new JournalSegmentMap(static_cast<std::byte*>(data), bytes, opened.descriptor))};
}

JournalSegmentMap::Made JournalSegmentMap::anonymous(std::size_t bytes) {
  void* data = map(bytes, kBoth, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1);
  if (data == MAP_FAILED) return {.error = errno};
  return {.map = std::unique_ptr<JournalSegmentMap>(
              new JournalSegmentMap(static_cast<std::byte*>(data), bytes, -1))};
}

JournalSegmentMap::Made JournalSegmentMap::open(const std::filesystem::path& path, Access access) {
  const bool writes = access == Access::ReadWrite;
  const int descriptor = ::open(path.c_str(), (writes ? O_RDWR : O_RDONLY) | O_CLOEXEC);
  if (descriptor < 0) return {.error = errno};
  struct stat info {};
  const int failed = ::fstat(descriptor, &info) == 0 ? 0 : errno;
  const auto bytes = static_cast<std::size_t>(info.st_size);
  if (failed != 0 || bytes == 0) {
    ::close(descriptor);
    return {.error = failed != 0 ? failed : ENODATA};
  }
  void* data = map(bytes, writes ? kBoth : PROT_READ, MAP_SHARED, descriptor);
  if (data == MAP_FAILED) {
    const int error = errno;
    ::close(descriptor);
    return {.error = error};
  }
  return {.map = std::unique_ptr<JournalSegmentMap>(
              new JournalSegmentMap(static_cast<std::byte*>(data), bytes, descriptor))};
}

void JournalSegmentMap::release(std::size_t end) {
  constexpr std::size_t kBlock = std::size_t{1} << 20;  // a call per megabyte is enough
  end -= end % kBlock;
  if (!on_disk() || end <= released_) return;
  ::madvise(data_ + released_, end - released_, MADV_DONTNEED);
  released_ = end;
}

}  // namespace city
