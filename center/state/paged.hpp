// A list of immutable chunks that is cheap to freeze: readers share every chunk that did not change.
//
// One writer edits through edit(i), which clones a chunk the first time it is touched after a freeze.
// freeze() hands out the list of chunk pointers, itself paged, so its cost is one pointer per kPage chunks
// plus the touched ones: it follows change, not size.
// Threads: one writer; a Frozen value may be read by any thread for ever.
#pragma once
#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace city {

template <class Chunk>
class Paged {
 public:
  static constexpr std::size_t kPage = 64;
  using ChunkPtr = std::shared_ptr<const Chunk>;
  using Page = std::vector<ChunkPtr>;

  class Frozen {
   public:
    std::size_t size() const { return size_; }
    const Chunk& operator[](std::size_t i) const { return *(*pages_[i / kPage])[i % kPage]; }
    const ChunkPtr& pointer(std::size_t i) const { return (*pages_[i / kPage])[i % kPage]; }

   private:
    friend class Paged;
    std::vector<std::shared_ptr<const Page>> pages_{};
    std::size_t size_ = 0;
  };

  std::size_t size() const { return chunks_.size(); }
  const Chunk& operator[](std::size_t i) const { return *chunks_[i].chunk; }

  std::size_t append(Chunk chunk) {
    chunks_.push_back({std::make_shared<Chunk>(std::move(chunk)), false});
    mark_page(chunks_.size() - 1);
    return chunks_.size() - 1;
  }

  Chunk& edit(std::size_t i) {
    Slot& slot = chunks_[i];
    if (slot.frozen) {
      slot.chunk = std::make_shared<Chunk>(*slot.chunk);
      slot.frozen = false;
      mark_page(i);
    }
    return *slot.chunk;
  }

  Frozen freeze() {
    for (std::size_t page : dirty_pages_) {
      auto fresh = std::make_shared<Page>();
      const std::size_t end = std::min(chunks_.size(), (page + 1) * kPage);
      fresh->reserve(end - page * kPage);
      for (std::size_t i = page * kPage; i < end; ++i) {
        chunks_[i].frozen = true;
        fresh->push_back(chunks_[i].chunk);
      }
      frozen_.pages_[page] = std::move(fresh);
      page_dirty_[page] = false;
    }
    dirty_pages_.clear();
    frozen_.size_ = chunks_.size();
    return frozen_;
  }

 private:
  struct Slot {
    std::shared_ptr<Chunk> chunk{};
    bool frozen = false;
  };

  void mark_page(std::size_t i) {
    const std::size_t page = i / kPage;
    if (page >= page_dirty_.size()) {
      page_dirty_.resize(page + 1, false);
      frozen_.pages_.resize(page + 1);
    }
    if (page_dirty_[page]) return;
    page_dirty_[page] = true;
    dirty_pages_.push_back(page);
  }

  std::vector<Slot> chunks_{};
  std::vector<bool> page_dirty_{};
  std::vector<std::size_t> dirty_pages_{};
  Frozen frozen_{};
};

}  // namespace city
