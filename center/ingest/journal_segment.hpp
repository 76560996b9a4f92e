// One journal segment in memory: a mapped file, or anonymous memory when there is no room on the disk.
//
// Threads: the mapping is shared by pointer between the writer and readers; what is written where is journal_format's matter.
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "center/ingest/journal_files.hpp"

namespace city {

class JournalSegmentMap {
 public:
  enum class Access : unsigned char { Read, ReadWrite };

  // Each returns null with `error` set in the result when the system refuses.
  struct Made {
    std::unique_ptr<JournalSegmentMap> map{};
    int error = 0;
  };
  static Made create(JournalFiles& files, const std::filesystem::path& path, std::size_t bytes);
  static Made anonymous(std::size_t bytes);
  static Made open(const std::filesystem::path& path, Access access);  // as long as the file is now

  ~JournalSegmentMap();
  JournalSegmentMap(const JournalSegmentMap&) = delete;
  JournalSegmentMap& operator=(const JournalSegmentMap&) = delete;

  std::byte* data() { return data_; }
  std::span<const std::byte> bytes() const { return {data_, size_}; }
  int descriptor() const { return descriptor_; }  // -1 for anonymous memory
  bool on_disk() const { return descriptor_ >= 0; }
  // Gives back what the process holds of [0, end); the file keeps it. Nothing happens to anonymous memory.
  void release(std::size_t end);

 private:
  JournalSegmentMap(std::byte* data, std::size_t size, int descriptor);
  std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t released_ = 0;
  int descriptor_ = -1;
};

}  // namespace city
