// The file in which a wall remembers what it showed, written beside the work of the screens.
//
// open() reads it once; what cannot be read or understood is told and gives an empty memory. keep() takes the newest memory at
// any time and returns at once; a thread of its own writes it when it differs from what is on disk, at most once in kMemoryPause,
// and a last time at the end. Written as a new file that replaces the old one, synced first: a power cut leaves the old or the new.
// Errors of writing are kept as words (trouble) until a write succeeds. Threads: keep() and trouble() from any.
#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "widgets/wall/wall_memory.hpp"

namespace city {

inline constexpr std::chrono::milliseconds kMemoryPause{2000};

class WallMemoryFile {
 public:
  struct Opened;
  static Opened open(const std::filesystem::path& file, std::chrono::milliseconds pause = kMemoryPause);
  ~WallMemoryFile();  // writes what is not yet written
  WallMemoryFile(WallMemoryFile&&) noexcept;
  WallMemoryFile& operator=(WallMemoryFile&&) noexcept;

  void keep(WallMemory memory);
  std::string trouble() const;  // empty: all is well

 private:
  struct Impl;
  explicit WallMemoryFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct WallMemoryFile::Opened {
  WallMemoryFile file;
  WallMemory memory{};
  std::string trouble{};  // why the memory is empty although there is a file; for the log
};

// Beside the store: city.cgs -> city.cgs.wall.toml; with a wall's name city.cgs.<name>.wall.toml, letters and digits of it.
std::filesystem::path wall_memory_path(const std::filesystem::path& store, const std::string& wall);

}  // namespace city
