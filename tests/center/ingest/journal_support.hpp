// Journals in a directory of their own, and what is in them: for the journal's tests.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "center/ingest/journal.hpp"
#include "tests/center/ingest/temp_dir.hpp"

namespace city::test {

namespace fs = std::filesystem;

inline constexpr std::size_t kSmall = std::size_t{256} << 10;  // the smallest segment

inline Message message(std::string_view payload, std::string_view topic = "city/rain/obs/a") {
  return {.topic = topic,
          .payload = payload,
          .received_at = TimePoint{Milliseconds{1'700'000'000'123}},
          .qos = 1};
}

inline std::unique_ptr<Journal> open(JournalOptions options) {
  auto opened = Journal::open(std::move(options));
  if (const auto* error = std::get_if<JournalError>(&opened)) {
    ADD_FAILURE() << error->what;
    return nullptr;
  }
  return std::get<std::unique_ptr<Journal>>(std::move(opened));
}
inline std::unique_ptr<Journal> open(const fs::path& dir) {
  return open({.dir = dir, .segment_bytes = kSmall});
}

inline JournalReader open_reader(const fs::path& dir, Position after = 0) {
  return std::get<JournalReader>(JournalReader::open(dir, after));
}

inline std::vector<std::string> payloads(JournalReader& reader) {
  std::vector<std::string> all;
  while (const auto m = reader.next()) all.emplace_back(m->payload);
  return all;
}
inline std::vector<std::string> payloads(JournalReader&& reader) { return payloads(reader); }

inline std::vector<Position> positions(JournalReader&& reader) {
  std::vector<Position> all;
  while (const auto m = reader.next()) all.push_back(m->position);
  return all;
}

inline std::string read_file(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}
inline void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream{path, std::ios::binary} << bytes;
}

// More than fits one small segment.
inline void append_many(Journal& journal, int count) {
  const std::string text(1000, 'x');
  for (int i = 0; i < count; ++i) journal.append(message(std::to_string(i) + text));
}

}  // namespace city::test
