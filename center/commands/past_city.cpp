#include "center/commands/past_city.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "center/commands/city_setup.hpp"
#include "center/commands/live_city.hpp"
#include "center/history/store.hpp"
#include "center/ingest/journal.hpp"
#include "center/run/catch_up.hpp"
#include "center/run/remembering.hpp"

namespace city {
namespace {

constexpr TimePoint kEndOfTime = TimePoint::max();
constexpr int kAttempts = 4;
constexpr Position kNewest = std::numeric_limits<std::int64_t>::max();  // as far as a store can count

// Steps the archived messages, then those still in the journal's files.
class Replay {
 public:
  Replay(Center& center, FeedBookPtr feeds, Applied from, std::span<const RememberedRow> remembered)
      : center_{center}, decoder_{std::move(feeds)}, applied_{from} {
    decoder_.add_catalogues();
    remember(decoder_, remembered);
  }

  std::optional<std::string> archived(Store& store, TimePoint until) {
    // Blocks of messages are borrowed from the store one at a time; catch_up pulls, so they are handed over in batches.
    std::vector<std::string> texts;
    std::vector<Message> batch;
    const auto flush = [&] {
      std::size_t next = 0;
      run([&]() -> std::optional<Message> {
        return next < batch.size() ? std::optional{batch[next++]} : std::nullopt;
      });
      batch.clear();
      texts.clear();
    };
    const auto error =
        store.replay(std::min(applied_.quick, applied_.bulk), until, [&](const Message& message) {
          texts.reserve(kBatch * 2);
          Message kept = message;
          kept.topic = texts.emplace_back(message.topic);
          kept.payload = texts.emplace_back(message.payload);
          newest_ = std::max(newest_, message.received_at);
          batch.push_back(kept);
          if (batch.size() == kBatch) flush();
          return true;
        });
    flush();
    return error ? std::optional{error->what} : std::nullopt;
  }

  // A gap before the first message means that the running center moved it into the store since we looked there.
  enum class Outcome : std::uint8_t { Done, Gap };
  std::variant<Outcome, std::string> journaled(const std::filesystem::path& dir, Position after,
                                               TimePoint until, bool accept_gap) {
    std::error_code failed;
    if (!std::filesystem::is_directory(dir, failed)) return Outcome::Done;
    auto opened = JournalReader::open(dir, after);
    if (const auto* error = std::get_if<JournalError>(&opened)) return error->what;
    auto& reader = std::get<JournalReader>(opened);
    auto first = reader.next();
    if (first && first->position > after + 1 && !accept_gap) return Outcome::Gap;
    run([&]() -> std::optional<Message> {
      while (auto message = std::exchange(first, std::nullopt)) {
        if (message->received_at <= until) return noted(*message);
        first = reader.next();
      }
      while (auto message = reader.next())
        if (message->received_at <= until) return noted(*message);
      return std::nullopt;
    });
    return Outcome::Done;
  }

  TimePoint newest() const { return newest_; }

 private:
  Message noted(const Message& message) {
    newest_ = std::max(newest_, message.received_at);
    return message;
  }

  static constexpr std::size_t kBatch = 1024;

  void run(const MessageSource& source) {
    applied_ = catch_up(center_, decoder_, source, {.from = applied_});
  }

  Center& center_;
  Decoder decoder_;
  Applied applied_;
  TimePoint newest_{};
};

}  // namespace

std::variant<PastCity, Exit> past_city(const Config& config, std::optional<TimePoint> at) {
  auto opened = Store::open(config.store_file, Store::Mode::ReadOnly);
  if (const auto* error = std::get_if<StoreError>(&opened)) return Exit{1, error->what};
  Store& store = *std::get<std::unique_ptr<Store>>(opened);

  auto checkpoint = store.checkpoint(at);
  const Applied from = checkpoint ? checkpoint->applied : Applied{};
  auto book = store.feed_book(kNewest);
  if (checkpoint) book = *checkpoint->book;
  if (!book) return Exit{1, "nothing has been kept in this store yet: " + config.store_file.string()};

  auto city = load_city(config, std::make_shared<const FeedBook>(std::move(*book)));
  if (auto* error = std::get_if<SetupError>(&city)) return Exit{2, std::move(error->what)};
  auto settings = std::get<CenterConfig>(std::move(city));
  const auto geography = settings.geography;
  const auto feeds = settings.feeds;
  Center center{std::move(settings)};
  if (checkpoint) center.restore(*checkpoint, store.series());

  Replay replay{center, feeds, from, store.remembered(from.bulk)};
  const TimePoint until = at.value_or(kEndOfTime);
  for (int attempt = 1; attempt <= kAttempts; ++attempt) {
    if (auto error = replay.archived(store, until)) return Exit{1, std::move(*error)};
    const Position kept = std::max(store.archived(), std::min(from.quick, from.bulk));
    auto done = replay.journaled(journal_dir(config.store_file), kept, until, attempt == kAttempts);
    if (auto* error = std::get_if<std::string>(&done)) return Exit{1, std::move(*error)};
    if (std::get<Replay::Outcome>(done) == Replay::Outcome::Done) break;
  }

  const TimePoint last_known = std::max(replay.newest(), checkpoint ? checkpoint->now : TimePoint{});
  center.step({}, at.value_or(last_known));
  return PastCity{center.view(), geography};
}

}  // namespace city
