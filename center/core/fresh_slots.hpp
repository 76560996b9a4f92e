// How many assets of each feed are Fresh, without ever looking at all of them.
//
// Each chunk knows a lower bound of the instant at which the first of its fresh assets grows stale; chunks
// wait in a schedule by that instant and are looked through only when it has passed. A report costs a few
// instructions. Time may go backward: then everything is looked through once.
// Threads: one.
#pragma once
#include <array>
#include <bitset>
#include <cstdint>
#include <queue>
#include <vector>

#include "center/state/city_view.hpp"

namespace city {

class FreshSlots {
 public:
  explicit FreshSlots(const FeedBook& book);

  void add_chunk(FeedIndex feed);  // chunks are numbered as they are added
  void set(std::size_t chunk, std::size_t slot, TimePoint valid_at);
  void prefetch(std::size_t chunk, std::size_t slot) const {
    __builtin_prefetch(&chunks_[chunk].valid_at[slot], 1);
  }
  void advance(TimePoint now);
  std::uint64_t count(FeedIndex feed) const { return counts_[feed]; }

 private:
  struct Chunk {
    FeedIndex feed = kNoFeed;
    TimePoint due = TimePoint::max();  // no fresh asset of the chunk grows stale before it
    std::array<TimePoint, kAssetsPerChunk> valid_at{};
    std::bitset<kAssetsPerChunk> known{};
    std::bitset<kAssetsPerChunk> fresh{};
  };
  struct Due {
    TimePoint at{};
    std::size_t chunk = 0;
    bool operator>(const Due& other) const { return at > other.at; }
  };
  void look_through(std::size_t chunk);

  TimePoint now_{};
  std::vector<Milliseconds> limits_;   // per feed: the greatest age that is Fresh
  std::vector<std::uint64_t> counts_;  // per feed
  std::vector<Chunk> chunks_;
  std::priority_queue<Due, std::vector<Due>, std::greater<>>
      schedule_;  // entries whose chunk has another `due` are void
};

}  // namespace city
