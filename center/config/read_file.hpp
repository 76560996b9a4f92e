// A whole file as bytes; empty when it cannot be read. For small configuration files.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace city {
std::optional<std::string> read_file(const std::filesystem::path& path);
}  // namespace city
