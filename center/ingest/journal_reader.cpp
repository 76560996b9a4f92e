#include <algorithm>
#include <cerrno>
#include <system_error>
#include <thread>
#include <utility>

#include "center/ingest/journal_impl.hpp"

namespace city {

namespace {
constexpr std::chrono::milliseconds kPollEvery{5};  // when another process writes
}

struct JournalReader::Impl {
  Journal::Impl* journal = nullptr;  // null: another process writes `dir`
  std::filesystem::path dir{};
  std::shared_ptr<JournalFollower> follower = std::make_shared<JournalFollower>();
  std::shared_ptr<const JournalSegmentMap> map{};
  std::span<const std::byte> bytes{};
  Position segment = 0;     // first of map
  std::uint64_t start = 0;  // of map, in the journal's bytes
  std::size_t offset = 0;
  Position position = 1;  // of the record at offset
  Position wanted = 1;    // the next one to hand out
  bool verify = true;

  void enter(std::shared_ptr<const JournalSegmentMap> into, Position first, std::uint64_t at);
  void leave();
  bool enter_next();
  bool enter_next_file();
  bool superseded() const;  // is there a later segment than this one?
  std::optional<Message> next();
};

void JournalReader::Impl::enter(std::shared_ptr<const JournalSegmentMap> into, Position first,
                                std::uint64_t at) {
  map = std::move(into);
  bytes = map->bytes();
  segment = first;
  start = at;
  offset = journal_format::kHeaderBytes;
  position = first;
  wanted = std::max(wanted, first);
  follower->offset = offset;
  follower->segment = first;
}

void JournalReader::Impl::leave() {
  wanted = std::max(wanted, position);
  map = nullptr;
  bytes = {};
  follower->segment = 0;
}

bool JournalReader::Impl::enter_next_file() {
  std::vector<JournalFileName> found = journal_files_in(dir);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool passed = i + 1 < found.size() && found[i + 1].first <= wanted;
    if (passed || found[i].first <= segment) continue;
    auto opened = JournalSegmentMap::open(found[i].path, JournalSegmentMap::Access::Read);
    if (opened.map == nullptr) continue;
    if (journal_format::read_header(opened.map->bytes()).state != journal_format::HeaderState::Good) continue;
    enter(std::move(opened.map), found[i].first, 0);
    return true;
  }
  return false;
}

bool JournalReader::Impl::enter_next() {
  if (journal == nullptr) return enter_next_file();
  // What this process wrote need not be checked again.
  Journal::Impl::Reading reading = journal->segment_holding(wanted, segment);
  if (reading.map == nullptr) {
    wanted = std::max(wanted, reading.first);  // nothing is left up to there
    return false;
  }
  verify = reading.verify;
  enter(std::move(reading.map), reading.first, reading.start);
  return true;
}

bool JournalReader::Impl::superseded() const {
  if (journal != nullptr) return !journal->is_current(segment);
  const auto found = journal_files_in(dir);
  return !found.empty() && found.back().first > segment;
}

std::optional<Message> JournalReader::Impl::next() {
  for (bool last_look = false;;) {
    if (map == nullptr && !enter_next()) return {};
    const journal_format::Look look = journal_format::read_record(bytes, offset, position, verify);
    if (look.found == journal_format::Found::Record) {
      last_look = false;
      offset += look.bytes;
      const Position here = position++;
      if (here < wanted) continue;
      // Everything before this one has been dealt with: that is what asking for the next means.
      follower->done.store(here - 1, std::memory_order_relaxed);
      follower->offset.store(offset - look.bytes, std::memory_order_relaxed);
      wanted = here + 1;
      return look.message;
    }
    if (look.found == journal_format::Found::Nothing && !last_look) {
      follower->done.store(wanted - 1, std::memory_order_relaxed);
      if (!superseded()) return {};
      last_look = true;  // the writer may have gone on between the two looks
      continue;
    }
    last_look = false;
    leave();
    follower->done.store(wanted - 1, std::memory_order_relaxed);
  }
}

JournalReader Journal::follow(Position after) {
  auto reader = std::make_unique<JournalReader::Impl>();
  reader->journal = impl_.get();
  reader->wanted = after + 1;
  reader->follower->done = after;
  const std::lock_guard lock{impl_->mutex};
  impl_->followers.push_back(reader->follower);
  return JournalReader(std::move(reader));
}

std::variant<JournalReader, JournalError> JournalReader::open(const std::filesystem::path& dir,
                                                              Position after) {
  std::error_code error;
  const bool there = std::filesystem::is_directory(dir, error);
  if (!there) return JournalError{file_error("cannot read", dir, error ? error.value() : ENOTDIR)};
  auto reader = std::make_unique<Impl>();
  reader->dir = dir;
  reader->wanted = after + 1;
  return JournalReader(std::move(reader));
}

JournalReader::JournalReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
JournalReader::~JournalReader() = default;
JournalReader::JournalReader(JournalReader&&) noexcept = default;
JournalReader& JournalReader::operator=(JournalReader&&) noexcept = default;

std::optional<Message> JournalReader::next() { return impl_->next(); }

void JournalReader::wait(std::chrono::milliseconds patience) {
  Journal::Impl* journal = impl_->journal;
  if (journal == nullptr) {
    const bool more =
        impl_->map != nullptr &&
        journal_format::read_record(impl_->bytes, impl_->offset, impl_->position, false).found !=
            journal_format::Found::Nothing;
    if (!more) std::this_thread::sleep_for(std::min(patience, kPollEvery));
    return;
  }
  std::unique_lock lock{journal->mutex};
  if (journal->head >= impl_->wanted) return;
  ++journal->sleepers;
  journal->arrived.wait_for(lock, patience, [&] { return journal->head >= impl_->wanted; });
  --journal->sleepers;
}

std::uint64_t JournalReader::backlog_bytes() const {
  if (impl_->journal == nullptr) return 0;
  const std::lock_guard lock{impl_->journal->mutex};
  const std::uint64_t read =
      impl_->map == nullptr ? 0 : impl_->start + impl_->offset - journal_format::kHeaderBytes;
  if (impl_->map == nullptr) {
    for (const JournalEntry& entry : impl_->journal->entries) {
      if (!entry.finished || entry.last >= impl_->wanted) return impl_->journal->end - entry.start;
    }
    return 0;
  }
  return impl_->journal->end - std::min(read, impl_->journal->end);
}

}  // namespace city
