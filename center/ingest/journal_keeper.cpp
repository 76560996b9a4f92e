#include <algorithm>
#include <limits>
#include <system_error>
#include <utility>

#include "center/ingest/journal_impl.hpp"
#include "center/ingest/thread_name.hpp"

namespace city {

namespace {
constexpr std::chrono::milliseconds kTryDiskEvery{1000};
}

std::filesystem::path spare_path(const std::filesystem::path& dir) { return dir / "spare"; }

std::string file_error(std::string_view doing, const std::filesystem::path& path, int error) {
  std::string text{"journal: "};
  text += doing;
  text += ": ";
  text += std::generic_category().message(error);
  text += ": ";
  text += path.string();
  return text;
}

void Journal::Impl::set_no_room(std::string_view doing, int error) {
  no_room = file_error(doing, options.dir, error);
  rounds_without_disk = 0;
}

void Journal::Impl::run_keeper() {
  name_this_thread("journal");
  for (;;) {
    {
      std::unique_lock lock{mutex};
      work.wait_for(lock, options.sync_every, [this] { return stopping || wants_spare; });
      if (stopping) return;
    }
    keep();
  }
}

void Journal::Impl::keep() {
  const std::lock_guard one_at_a_time{keeping};
  make_spare();
  sync_files();
  let_go();
}

void Journal::Impl::make_spare() {
  {
    const std::lock_guard lock{mutex};
    if (spare != nullptr) return;
    const bool wanted = std::exchange(wants_spare, false);
    const auto pause = static_cast<std::uint32_t>(kTryDiskEvery / options.sync_every);
    if (!no_room.empty() && rounds_without_disk++ < pause) return;
    if (no_room.empty() && !wanted) return;
  }
  auto made = JournalSegmentMap::create(*files, spare_path(options.dir), options.segment_bytes);
  const std::lock_guard lock{mutex};
  if (made.map == nullptr) {
    set_no_room("cannot reserve the next segment", made.error);
    return;
  }
  spare = std::move(made.map);
  no_room.clear();
  if (current != nullptr && !current->on_disk()) rotate();
}

void Journal::Impl::sync_files() {
  struct Job {
    std::shared_ptr<JournalSegmentMap> map{};
    Position first = 0;
    std::size_t used = 0;
    bool finished = false;
  };
  std::vector<Job> jobs;
  bool sync_directory = false;
  {
    const std::lock_guard lock{mutex};
    for (const JournalEntry& entry : entries) {
      if (entry.safe || entry.map == nullptr || !entry.map->on_disk()) continue;
      if (!entry.finished && offset == synced_offset) continue;
      jobs.push_back({entry.map, entry.first, entry.finished ? entry.used : offset, entry.finished});
    }
    sync_directory = std::exchange(directory_changed, false);
  }
  int trouble = sync_directory ? files->sync_directory(options.dir) : 0;
  for (const Job& job : jobs) {
    // An uncut file is only longer than it need be: its end says where it ends.
    if (job.finished) files->cut(job.map->descriptor(), job.used + journal_format::kEndBytes);
    const int error = files->sync(job.map->descriptor());
    const std::lock_guard lock{mutex};
    if (error != 0) {
      trouble = error;
      continue;
    }
    if (!job.finished) {
      if (current == job.map) synced_offset = job.used;
      continue;
    }
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&](const JournalEntry& e) { return e.first == job.first; });
    entry->safe = true;
    entry->map = nullptr;
  }
  const std::lock_guard lock{mutex};
  if (trouble != 0)
    no_sync = file_error("a loss of power would lose messages: cannot sync", options.dir, trouble);
  if (trouble == 0 && !jobs.empty()) no_sync.clear();
}

void Journal::Impl::let_go() {
  std::vector<std::filesystem::path> to_remove;
  {
    const std::lock_guard lock{mutex};
    std::erase_if(followers, [](const auto& follower) { return follower.expired(); });
    Position passed_by_all = std::numeric_limits<Position>::max();
    std::size_t read_by_all = synced_offset;
    for (const auto& weak : followers) {
      const auto follower = weak.lock();
      if (follower == nullptr) continue;
      passed_by_all = std::min(passed_by_all, follower->done.load());
      const bool here = current != nullptr && follower->segment.load() == entries.back().first;
      read_by_all = std::min(read_by_all, here ? follower->offset.load() : 0);
    }
    if (current != nullptr) current->release(read_by_all);

    std::size_t anonymous = 0;
    for (const JournalEntry& entry : entries) anonymous += entry.path.empty() ? 1 : 0;
    std::erase_if(entries, [&](const JournalEntry& entry) {
      if (!entry.finished) return false;
      if (entry.path.empty()) {
        const bool passed = entry.last <= passed_by_all;
        if (!passed && anonymous <= kMaxAnonymousSegments) return false;
        if (!passed) counters.skipped += entry.last - std::max(entry.first - 1, passed_by_all);
        --anonymous;
        return true;
      }
      if (!entry.doomed || !entry.safe || entry.last > passed_by_all) return false;
      to_remove.push_back(entry.path);
      return true;
    });
  }
  for (const auto& path : to_remove) files->remove(path);
}

Journal::Impl::~Impl() {
  {
    const std::lock_guard lock{mutex};
    stopping = true;
    if (offset > journal_format::kHeaderBytes) finish_current();
  }
  work.notify_all();
  if (keeper.joinable()) keeper.join();
  if (lock_descriptor < 0) return;  // never opened
  {
    const std::lock_guard one_at_a_time{keeping};
    sync_files();
    let_go();
  }
  const bool empty_left = current != nullptr && current->on_disk();
  if (empty_left) files->remove(entries.back().path);
  if (spare != nullptr) files->remove(spare_path(options.dir));
  files->close(lock_descriptor);
}

}  // namespace city
