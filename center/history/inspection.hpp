// Is a store sound: every page, every archived message, every checkpoint, every observation read once.
//
// Reads the whole file, so it takes as long as reading it; works while a center writes. Threads: one.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "center/history/store_error.hpp"
#include "sensors/message.hpp"

namespace city {

struct StoreInspection {
  std::uint64_t messages = 0;
  Position archived = 0;
  std::uint64_t observations = 0;
  std::uint64_t series = 0;
  std::uint64_t checkpoints = 0;
  std::uint64_t quarantined = 0;
  std::vector<std::string> faults{};  // in words; empty: sound
};

std::variant<StoreInspection, StoreError> inspect_store(const std::filesystem::path& path);

}  // namespace city
