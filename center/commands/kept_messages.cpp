#include "center/commands/kept_messages.hpp"

#include <optional>

#include "center/ingest/journal.hpp"

namespace city {
namespace {

class Gatherer {
 public:
  explicit Gatherer(const std::set<Position>& positions) : wanted_{positions} {}

  bool complete() const { return wanted_.empty(); }
  Position first_missing() const { return *wanted_.begin(); }
  KeptMessages take() { return std::move(found_); }

  void see(const Message& message) {
    if (wanted_.erase(message.position) == 0) return;
    bytes_ += message.payload.size();
    if (bytes_ > kKeptBytes) return;
    found_[message.position] = {.topic = std::string{message.topic},
                                .payload = std::string{message.payload},
                                .received_at = message.received_at,
                                .position = message.position,
                                .qos = message.qos,
                                .retained = message.retained,
                                .truncated = message.truncated};
  }

  // Archived blocks are found by their positions, so what lies between two wanted messages costs nothing but the block.
  std::optional<std::string> archived(Store& store) {
    const Position archived = store.archived();
    std::set<Position> left = wanted_;
    while (!left.empty() && *left.begin() <= archived) {
      const Position next = *left.begin();
      const auto error = store.replay(next - 1, TimePoint::max(), [&](const Message& message) {
        see(message);
        return message.position < next;
      });
      if (error) return error->what;
      left.erase(left.begin());
    }
    return std::nullopt;
  }

  std::optional<std::string> journaled(const std::filesystem::path& dir) {
    std::error_code failed;
    if (complete() || !std::filesystem::is_directory(dir, failed)) return std::nullopt;
    auto opened = JournalReader::open(dir, first_missing() - 1);
    if (const auto* error = std::get_if<JournalError>(&opened)) return error->what;
    auto& reader = std::get<JournalReader>(opened);
    const Position last = *wanted_.rbegin();
    while (const auto message = reader.next()) {
      see(*message);
      if (message->position >= last) break;
    }
    return std::nullopt;
  }

 private:
  std::set<Position> wanted_;
  KeptMessages found_{};
  std::size_t bytes_ = 0;
};

}  // namespace

Message KeptMessage::message() const {
  return {.topic = topic,
          .payload = payload,
          .received_at = received_at,
          .position = position,
          .qos = qos,
          .retained = retained,
          .truncated = truncated};
}

// A running center moves messages from its journal into the store, so the store is asked again at the end.
std::variant<KeptMessages, std::string> kept_messages(Store& store, const std::filesystem::path& journal_dir,
                                                      const std::set<Position>& positions) {
  Gatherer gatherer{positions};
  if (auto error = gatherer.archived(store)) return std::move(*error);
  if (auto error = gatherer.journaled(journal_dir)) return std::move(*error);
  if (auto error = gatherer.archived(store)) return std::move(*error);
  return gatherer.take();
}

}  // namespace city
