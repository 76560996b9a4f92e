#include "center/commands/journal_archive.hpp"

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace city {
namespace {

constexpr std::size_t kVisitBytes = std::size_t{4} << 20;

class JournalArchive {
 public:
  explicit JournalArchive(Journal& journal) : journal_{journal} {}

  void next(Position after, Position upto, const ArchiveSource::Visit& visit) {
    if (!reader_ || last_read_ != after) {
      reader_.reset();
      reader_.emplace(journal_.follow(after));
    }
    std::deque<std::string> texts;  // a deque: growing it moves nothing
    std::vector<Message> messages;
    std::size_t bytes = 0;
    last_read_ = after;
    while (bytes < kVisitBytes && last_read_ < upto) {
      const auto message = reader_->next();
      if (!message) break;
      Message kept = *message;
      kept.topic = texts.emplace_back(message->topic);
      kept.payload = texts.emplace_back(message->payload);
      bytes += kept.topic.size() + kept.payload.size();
      last_read_ = kept.position;
      messages.push_back(kept);
    }
    if (!messages.empty()) visit(messages);
  }

  void archived(Position upto) {
    // The newest stays: after a restart it tells which of the broker's repetitions were here already.
    auto finished = journal_.finished();
    if (!finished.empty()) finished.pop_back();
    for (const JournalSegment& segment : finished)
      if (segment.last <= upto) journal_.remove(segment);
  }

 private:
  Journal& journal_;
  std::optional<JournalReader> reader_{};
  Position last_read_ = 0;
};

}  // namespace

ArchiveSource archive_source(Journal& journal) {
  auto archive = std::make_shared<JournalArchive>(journal);
  return {.next = [archive](Position after, Position upto,
                            const ArchiveSource::Visit& visit) { archive->next(after, upto, visit); },
          .archived = [archive](Position upto) { archive->archived(upto); }};
}

}  // namespace city
