#include "center/history/historian.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace city {

using history::HistoryBatch;

namespace {

constexpr std::chrono::minutes kThinEvery{10};
constexpr int kArchivesAtOnce = 4;

}  // namespace

Historian::Historian(std::unique_ptr<StoreWriter> store, HistorianOptions options, ArchiveSource archive,
                     Report report)
    : options_{options},
      store_{std::move(store)},
      archive_{std::move(archive)},
      report_{std::move(report)},
      queue_{options.queue_bytes},
      thread_{[this] { run(); }} {}

Historian::~Historian() { stop(); }

void Historian::offer(Changes changes) { queue_.put(std::move(changes)); }
void Historian::offer(CityViewPtr checkpoint) { queue_.put(std::move(checkpoint)); }

void Historian::stop() {
  std::call_once(stopped_, [this] {
    queue_.close();
    thread_.join();
  });
}

HistoryNow Historian::now() const {
  const std::lock_guard lock{mutex_};
  return now_;
}

void Historian::run() {
  report();
  while (!queue_.closed()) {
    queue_.wait(options_.commit_rows, options_.commit_every);
    write_all();
    if (!queue_.closed()) tend();
  }
  write_all();
}

// A flood does not keep it from tending: after as many batches as were due, the rest waits for the next turn.
void Historian::write_all() {
  do {
    const HistoryBatch batch = queue_.take(options_.commit_rows);
    if (batch.empty()) return;
    write(batch);
    queue_.done(batch);
    report();
  } while (queue_.closed() || queue_.holds(options_.commit_rows));
}

void Historian::write(const HistoryBatch& batch) {
  if (!batch.changes.empty()) {
    city_now_ = batch.changes.back().now;
    if (persist([&] { return store_->commit(batch.changes); }, std::numeric_limits<int>::max())) {
      written_ += batch.rows;
      committed_at_ = city_now_;
    } else {
      given_up_ += batch.rows;
    }
  }
  if (batch.checkpoint) {
    city_now_ = batch.checkpoint->now;
    if (persist([&] { return store_->save_checkpoint(*batch.checkpoint); }, kCheckpointTries))
      safe_ = batch.checkpoint->applied;
  }
}

bool Historian::persist(const Attempt& attempt, int tries) {
  std::chrono::milliseconds pause = options_.retry_first;
  for (;;) {
    const std::optional<StoreError> error = attempt();
    writing_trouble_ = error ? error->what : std::string{};
    if (!error) return true;
    report();
    if (--tries <= 0) return false;
    if (queue_.closed()) {
      if (stopping_for_ >= options_.stop_patience) return false;
      stopping_for_ += std::max(pause, std::chrono::milliseconds{1});
    }
    queue_.pause(pause);
    pause = std::min(pause * 2, options_.retry_most);
  }
}

void Historian::tend() {
  std::optional<StoreError> trouble = archive_some();
  if (city_now_ != TimePoint{} && !trouble) trouble = store_->tidy(city_now_ - options_.seal_grace).error;
  const bool thinning_is_due = city_now_ - thinned_at_ >= kThinEvery || city_now_ < thinned_at_;
  if (thinning_is_due && !trouble) {
    trouble = store_->thin_checkpoints(city_now_);
    thinned_at_ = city_now_;
  }
  tending_trouble_ = trouble ? trouble->what : std::string{};
}

std::optional<StoreError> Historian::archive_some() {
  const Position upto = std::min(safe_.quick, safe_.bulk);
  std::optional<StoreError> trouble;
  bool more = static_cast<bool>(archive_.next);
  for (int i = 0; i < kArchivesAtOnce && more && store_->archived() < upto; ++i) {
    more = false;
    archive_.next(store_->archived(), upto, [&](std::span<const Message> messages) {
      if (messages.empty()) return;
      trouble = store_->archive(messages);
      more = !trouble && !queue_.holds(options_.commit_rows);
      if (!trouble && archive_.archived) archive_.archived(messages.back().position);
    });
  }
  return trouble;
}

void Historian::report() {
  HistoryNow now;
  now.on = true;
  now.queue_bytes = queue_.bytes();
  now.observations_written = written_;
  now.observations_lost = queue_.lost() + given_up_;
  now.committed_at = committed_at_;
  now.trouble = writing_trouble_.empty() ? tending_trouble_ : writing_trouble_;
  if (now.trouble.empty() && now.observations_lost > lost_told_)
    now.trouble =
        "the disk cannot follow: " + std::to_string(now.observations_lost) + " observations not kept";
  if (writing_trouble_.empty()) lost_told_ = now.observations_lost;
  {
    const std::lock_guard lock{mutex_};
    now_ = now;
  }
  if (report_) report_(now);
}

}  // namespace city
