#include "center/state/paged.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <random>
#include <thread>

#include "center/state/published.hpp"

namespace city {
namespace {

using Ints = Paged<std::vector<int>>;

std::vector<std::vector<int>> copy_of(const Ints::Frozen& frozen) {
  std::vector<std::vector<int>> copy;
  for (std::size_t i = 0; i < frozen.size(); ++i) copy.push_back(frozen[i]);
  return copy;
}

TEST(Paged, AnOldFrozenListNeverChangesWhileEditing) {
  Ints list;
  std::mt19937 random{1};
  std::vector<std::pair<Ints::Frozen, std::vector<std::vector<int>>>> kept;
  for (int round = 0; round < 300; ++round) {
    if (random() % 3 == 0 || list.size() == 0) list.append({round});
    for (int k = 0; k < 4; ++k) list.edit(random() % list.size()).push_back(round * 10 + k);
    const Ints::Frozen frozen = list.freeze();
    kept.emplace_back(frozen, copy_of(frozen));
    list.edit(random() % list.size()).clear();
  }
  for (const auto& [frozen, copy] : kept) EXPECT_EQ(copy_of(frozen), copy);
}

TEST(Paged, AFrozenListShowsEverythingDoneBeforeIt) {
  Ints list;
  for (int i = 0; i < 200; ++i) list.append({i});
  list.freeze();
  list.edit(150).push_back(7);
  const Ints::Frozen frozen = list.freeze();
  ASSERT_EQ(frozen.size(), 200U);
  EXPECT_EQ(frozen[150], (std::vector<int>{150, 7}));
  EXPECT_EQ(frozen[199], std::vector<int>{199});
}

TEST(Paged, FreezingSharesEveryChunkThatDidNotChange) {
  Ints list;
  for (int i = 0; i < 200; ++i) list.append({i});
  const Ints::Frozen before = list.freeze();
  list.edit(3).push_back(1);
  const Ints::Frozen after = list.freeze();
  for (std::size_t i = 0; i < 200; ++i) EXPECT_EQ(before.pointer(i) == after.pointer(i), i != 3) << i;
}

TEST(Paged, EditingTwiceBetweenFreezesClonesOnce) {
  Ints list;
  list.append({1});
  list.freeze();
  const std::vector<int>* first = &list.edit(0);
  EXPECT_EQ(&list.edit(0), first);
}

// Every view is a list of 130 chunks that all hold the same number; a reader must never see two numbers in
// one view.
TEST(Paged, AReaderOnAnotherThreadSeesWholeViewsOnly) {
  Ints list;
  for (int i = 0; i < 130; ++i) list.append({0});
  Published<Ints::Frozen> published;
  published.set(std::make_shared<const Ints::Frozen>(list.freeze()));
  std::atomic<bool> done{false};
  std::atomic<int> torn{0};
  std::atomic<int> seen{0};
  std::thread reader{[&] {
    int newest = -1;
    while (!done.load() || newest < 200) {
      const auto view = published.get();
      const int number = (*view)[0].at(0);
      for (std::size_t i = 0; i < view->size(); ++i) torn += (*view)[i].at(0) == number ? 0 : 1;
      torn += number < newest ? 1 : 0;
      newest = number;
      ++seen;
    }
  }};
  for (int number = 1; number <= 200; ++number) {
    for (std::size_t i = 0; i < 130; ++i) list.edit(i) = {number};
    published.set(std::make_shared<const Ints::Frozen>(list.freeze()));
  }
  done = true;
  reader.join();
  EXPECT_EQ(torn.load(), 0);
  EXPECT_GT(seen.load(), 0);
}

}  // namespace
}  // namespace city
