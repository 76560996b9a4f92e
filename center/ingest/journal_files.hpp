// What the journal asks of the file system, as one face, so that a test can make any call fail.
//
// Every call returns 0 or an errno. Descriptors are owned by the caller, who gives them back with close().
// Threads: any.
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>

namespace city {

class JournalFiles {
 public:
  struct Opened {
    int error = 0;
    int descriptor = -1;
  };
  virtual ~JournalFiles() = default;

  // A new file of this size with its blocks reserved (so that writing through a mapping cannot meet a full disk).
  // Leaves no file behind when it fails. Replaces a file of the same name.
  virtual Opened create(const std::filesystem::path& path, std::size_t bytes);
  virtual int rename(const std::filesystem::path& from, const std::filesystem::path& to);
  virtual int cut(int descriptor, std::size_t bytes);
  virtual int sync(int descriptor);
  virtual int sync_directory(const std::filesystem::path& dir);
  virtual int remove(const std::filesystem::path& path);
  void close(int descriptor);
};

}  // namespace city
