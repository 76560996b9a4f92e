// From the hash of (feed, native id) to the asset's serial number: an open table of eight bytes an asset.
//
// The caller compares ids: a hash alone is no proof. Half empty at least, linear probing, nothing is ever
// taken out. prefetch() before find() hides the memory's latency when many are asked for in a row.
// Threads: one.
#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace city {

class AssetIndex {
 public:
  using Hash = std::uint32_t;
  using Serial = std::uint32_t;
  static constexpr Serial kNone = 0xffffffff;

  void prefetch(Hash hash) const { __builtin_prefetch(&entries_[hash & mask_]); }

  // The first asset of this hash, unchecked; kNone when there is none. For prefetching what lies behind it.
  Serial likely(Hash hash) const {
    for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
      if (entries_[i].serial == kNone || entries_[i].hash == hash) return entries_[i].serial;
    }
  }

  template <class IsIt>
  Serial find(Hash hash, const IsIt& is_it) const {
    for (std::size_t i = hash & mask_;; i = (i + 1) & mask_) {
      const Entry& entry = entries_[i];
      if (entry.serial == kNone) return kNone;
      if (entry.hash == hash && is_it(entry.serial)) return entry.serial;
    }
  }

  void add(Hash hash, Serial serial) {
    if (2 * (size_ + 1) > entries_.size()) grow();
    place({.hash = hash, .serial = serial});
    ++size_;
  }

 private:
  struct Entry {
    Hash hash = 0;
    Serial serial = kNone;
  };
  void place(Entry entry) {
    std::size_t i = entry.hash & mask_;
    while (entries_[i].serial != kNone) i = (i + 1) & mask_;
    entries_[i] = entry;
  }
  void grow() {
    const std::vector<Entry> old = std::move(entries_);
    entries_ = std::vector<Entry>(2 * old.size());
    mask_ = entries_.size() - 1;
    for (const Entry& entry : old) {
      if (entry.serial != kNone) place(entry);
    }
  }

  std::vector<Entry> entries_ = std::vector<Entry>(64);
  std::size_t mask_ = 63;
  std::size_t size_ = 0;
};

}  // namespace city
