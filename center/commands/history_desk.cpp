#include "center/commands/history_desk.hpp"

#include <algorithm>
#include <utility>

#include "center/history/series_reader.hpp"
#include "center/ingest/thread_name.hpp"

namespace city {
namespace {

constexpr std::size_t kReadTogether = 8;  // answers are published at least so often
constexpr int kRest = 4;                  // times a refresh's own length that the thread rests after it
constexpr int kCoarsest = 4;  // an answer for a window so many times as long is too coarse to be drawn

std::size_t bytes_of(const SeriesAnswer& answer) {
  return sizeof(SeriesAnswer) + answer.points.capacity() * sizeof(SeriesPoint) + answer.trouble.capacity();
}

bool serves(const SeriesAnswer& answer, const SeriesWish& wish) {
  return answer.wish.from <= wish.from &&
         answer.wish.to - answer.wish.from <= kCoarsest * (wish.to - wish.from);
}

}  // namespace

const AnswerCache::Entry* AnswerCache::find(SeriesId series) {
  const auto found = by_series_.find(series);
  if (found == by_series_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return &entries_.front();
}

void AnswerCache::put(SeriesAnswerPtr answer, Time read_at) {
  const SeriesId series = answer->wish.series;
  if (find(series) != nullptr) {
    bytes_ -= bytes_of(*entries_.front().answer);
    entries_.pop_front();
  }
  bytes_ += bytes_of(*answer);
  entries_.push_front({std::move(answer), read_at});
  by_series_[series] = entries_.begin();
  while (bytes_ > most_bytes_ && entries_.size() > 1) {
    bytes_ -= bytes_of(*entries_.back().answer);
    by_series_.erase(entries_.back().answer->wish.series);
    entries_.pop_back();
  }
}

HistoryDesk::HistoryDesk(HistoryDeskOptions options)
    : options_{std::move(options)}, cache_{options_.cache_bytes}, thread_{[this] { run(); }} {}

HistoryDesk::~HistoryDesk() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void HistoryDesk::ask(std::span<const SeriesWish> wishes) {
  const std::lock_guard lock{mutex_};
  if (std::equal(wishes.begin(), wishes.end(), asked_.begin(), asked_.end())) return;
  asked_.assign(wishes.begin(), wishes.end());
  wishes_ = coalesced(wishes.first(std::min(wishes.size(), kMostWishes)));
  changed_.notify_all();
}

// What has no answer that serves; when all have one, the oldest of those that are old.
std::vector<SeriesWish> HistoryDesk::due(std::span<const SeriesWish> wishes, Clock::time_point now,
                                         bool& is_refresh) {
  std::vector<SeriesWish> missing;
  std::vector<std::pair<Clock::time_point, SeriesWish>> old;
  for (const SeriesWish& wish : wishes) {
    const AnswerCache::Entry* entry = cache_.find(wish.series);
    if (entry == nullptr || !serves(*entry->answer, wish))
      missing.push_back(wish);
    else if (now - entry->read_at >= options_.refresh_after)
      old.emplace_back(entry->read_at, wish);
  }
  is_refresh = missing.empty();
  if (is_refresh) {
    std::sort(old.begin(), old.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [read_at, wish] : old) missing.push_back(wish);
  }
  if (missing.size() > kReadTogether) missing.resize(kReadTogether);
  return missing;
}

bool HistoryDesk::has_store() {
  if (store_) return true;
  auto opened = Store::open(options_.store_file, Store::Mode::ReadOnly);
  if (auto* error = std::get_if<StoreError>(&opened)) {
    trouble_ = std::move(error->what);
    return false;
  }
  store_ = std::get<std::unique_ptr<Store>>(std::move(opened));
  trouble_.clear();
  return true;
}

bool HistoryDesk::read(const SeriesWish& wish) {
  if (!has_store()) return false;
  SeriesAnswer answer = read_series(*store_, wish);
  if (!answer.trouble.empty()) {
    trouble_ = std::move(answer.trouble);
    store_.reset();  // opened afresh at the next try
    return false;
  }
  cache_.put(std::make_shared<const SeriesAnswer>(std::move(answer)), Clock::now());
  return true;
}

void HistoryDesk::publish(std::span<const SeriesWish> wishes) {
  auto answers = std::make_shared<SeriesAnswers>();
  answers->revision = ++revision_;
  for (const SeriesWish& wish : wishes) {
    const AnswerCache::Entry* entry = cache_.find(wish.series);
    if (entry != nullptr)
      answers->all.push_back(entry->answer);
    else if (!trouble_.empty())
      answers->all.push_back(std::make_shared<const SeriesAnswer>(SeriesAnswer{wish, {}, trouble_}));
  }
  const SeriesAnswersPtr shared = std::move(answers);
  published_.set(shared);
  if (options_.on_published) options_.on_published(shared);
}

void HistoryDesk::run() {
  name_this_thread("history-desk");
  std::vector<SeriesWish> wishes;
  Clock::time_point wake = Clock::now();
  for (;;) {
    bool is_new = false;
    {
      std::unique_lock lock{mutex_};
      const auto is_woken = [&] { return stopping_ || wishes != wishes_; };
      if (wishes_.empty())
        changed_.wait(lock, is_woken);
      else
        changed_.wait_until(lock, wake, is_woken);
      if (stopping_) return;
      is_new = wishes != wishes_;
      wishes = wishes_;
    }
    const auto begin = Clock::now();
    bool is_refresh = false;
    const std::vector<SeriesWish> reading = due(wishes, begin, is_refresh);
    bool is_reached = true;
    for (const SeriesWish& wish : reading) is_reached = is_reached && read(wish);
    if (is_new || !reading.empty()) publish(wishes);
    const auto end = Clock::now();
    if (!is_reached)
      wake = end + options_.retry_after;
    else if (reading.empty())
      wake = end + std::max<Clock::duration>(options_.refresh_after / 10, std::chrono::milliseconds{1});
    else
      wake = is_refresh ? end + kRest * (end - begin) : end;
  }
}

}  // namespace city
