#include "center/ingest/journal.hpp"

#include <algorithm>
#include <utility>

#include "center/ingest/journal_impl.hpp"

namespace city {

namespace {
constexpr std::size_t kMinSegmentBytes = std::size_t{256} << 10;
constexpr std::size_t kTruncatedBytes = 1024;

JournalOptions within_limits(JournalOptions options) {
  options.segment_bytes = std::max(options.segment_bytes, kMinSegmentBytes);
  options.sync_every = std::max(options.sync_every, std::chrono::milliseconds{1});
  if (options.files == nullptr) options.files = std::make_shared<JournalFiles>();
  return options;
}
}  // namespace

Journal::Impl::Impl(JournalOptions given)
    : options(within_limits(std::move(given))),
      files(options.files),
      max_payload_bytes(std::min(options.max_payload_bytes, options.segment_bytes / 2)) {}

void Journal::Impl::finish_current() {
  if (current == nullptr) return;
  journal_format::write_end(current->data() + offset, head);
  JournalEntry& entry = entries.back();
  entry.last = head;
  entry.used = offset;
  entry.finished = true;
  entry.safe = !current->on_disk();
  current = nullptr;
}

void Journal::Impl::rotate() {
  finish_current();
  const Position first = head + 1;
  std::filesystem::path path = options.dir / journal_format::file_name(first);
  std::unique_ptr<JournalSegmentMap> next = std::move(spare);
  int error = 0;
  if (next != nullptr) {
    error = files->rename(spare_path(options.dir), path);
    if (error != 0) next = nullptr;
  } else if (no_room.empty()) {  // the keeper was overtaken; when the disk is in trouble only it tries again
    auto made = JournalSegmentMap::create(*files, path, options.segment_bytes);
    next = std::move(made.map);
    error = made.error;
  }
  if (next == nullptr) {
    if (error != 0) set_no_room("cannot begin a segment", error);
    next = JournalSegmentMap::anonymous(options.segment_bytes).map;
    path.clear();
  }
  wants_spare = true;
  work.notify_one();
  if (next == nullptr) return;
  directory_changed = true;
  journal_format::write_header(next->data(), first);
  current = std::move(next);
  offset = journal_format::kHeaderBytes;
  synced_offset = 0;
  entries.push_back({.first = first, .path = std::move(path), .map = current, .start = end});
}

Position Journal::Impl::append(Message message) {
  message.topic = message.topic.substr(0, journal_format::kMaxTopicBytes);
  const bool too_large = message.payload.size() > max_payload_bytes;
  if (too_large) {
    message.payload = message.payload.substr(0, kTruncatedBytes);
    message.truncated = true;
  }
  const std::size_t bytes = journal_format::record_bytes(message.topic, message.payload);

  std::unique_lock lock{mutex};
  if (current == nullptr || offset + bytes + journal_format::kEndBytes > current->bytes().size()) rotate();
  ++head;
  ++counters.appended;
  counters.bytes += message.topic.size() + message.payload.size();
  if (too_large) ++counters.too_large;
  if (current == nullptr) {  // no memory either
    ++counters.not_kept;
    ++counters.skipped;
    return head;
  }
  if (!current->on_disk()) ++counters.not_kept;
  journal_format::write_record(current->data() + offset, head, message);
  offset += bytes;
  end += bytes;
  const Position position = head;
  const bool wake = sleepers > 0;
  lock.unlock();
  if (wake) arrived.notify_all();
  return position;
}

Journal::Impl::Reading Journal::Impl::segment_holding(Position position, Position left) {
  const std::lock_guard lock{mutex};
  for (const JournalEntry& entry : entries) {
    if (entry.first <= left || (entry.finished && entry.last < position)) continue;
    if (entry.map != nullptr) return {.map = entry.map, .first = entry.first, .start = entry.start};
    auto opened = JournalSegmentMap::open(entry.path, JournalSegmentMap::Access::Read);
    if (opened.map == nullptr) continue;
    return {.map = std::move(opened.map), .first = entry.first, .start = entry.start, .verify = true};
  }
  return {.first = head + 1, .start = end};
}

bool Journal::Impl::is_current(Position first) const {
  const std::lock_guard lock{mutex};
  return current != nullptr && entries.back().first == first;
}

std::variant<std::unique_ptr<Journal>, JournalError> Journal::open(JournalOptions options) {
  auto impl = std::make_unique<Impl>(std::move(options));
  if (auto error = impl->open()) return *std::move(error);
  return std::unique_ptr<Journal>(new Journal(std::move(impl)));
}

Journal::Journal(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Journal::~Journal() = default;

Position Journal::append(const Message& message) { return impl_->append(message); }

Position Journal::head() const {
  const std::lock_guard lock{impl_->mutex};
  return impl_->head;
}

JournalCounters Journal::counters() const {
  const std::lock_guard lock{impl_->mutex};
  JournalCounters counters = impl_->counters;
  counters.trouble = impl_->no_sync;
  if (!impl_->no_room.empty()) {
    const bool in_memory = impl_->current != nullptr && !impl_->current->on_disk();
    counters.trouble = (in_memory ? "nothing is kept, make room: " : "make room, or soon nothing is kept: ") +
                       impl_->no_room;
  }
  return counters;
}

void Journal::sync() { impl_->keep(); }

std::vector<JournalSegment> Journal::finished() const {
  const std::lock_guard lock{impl_->mutex};
  std::vector<JournalSegment> segments;
  for (const JournalEntry& entry : impl_->entries) {
    if (!entry.finished || !entry.safe || entry.doomed || entry.path.empty()) continue;
    segments.push_back({.path = entry.path, .first = entry.first, .last = entry.last});
  }
  return segments;
}

void Journal::seal() {
  {
    const std::lock_guard lock{impl_->mutex};
    if (impl_->offset > journal_format::kHeaderBytes) impl_->finish_current();
  }
  impl_->keep();
}

void Journal::remove(const JournalSegment& segment) {
  {
    const std::lock_guard lock{impl_->mutex};
    for (JournalEntry& entry : impl_->entries) {
      if (entry.first == segment.first && entry.finished && !entry.path.empty()) entry.doomed = true;
    }
  }
  impl_->keep();
}

}  // namespace city
