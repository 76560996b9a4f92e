// Messages by their positions, from the store's archive and the journal beside it. Works while a center writes both.
//
// Bounded by what is asked for: at most kKeptBytes of payloads are held, the rest is left out and looks absent.
// Errors: one line. Reads files. Threads: one.
#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <variant>

#include "center/history/store.hpp"

namespace city {

inline constexpr std::size_t kKeptBytes = std::size_t{512} << 20;

struct KeptMessage {
  std::string topic{};
  std::string payload{};
  TimePoint received_at{};
  Position position = 0;
  std::uint8_t qos = 0;
  bool retained = false;
  bool truncated = false;

  Message message() const;  // borrowed from this
};
using KeptMessages = std::map<Position, KeptMessage>;

std::variant<KeptMessages, std::string> kept_messages(Store& store, const std::filesystem::path& journal_dir,
                                                      const std::set<Position>& positions);

}  // namespace city
