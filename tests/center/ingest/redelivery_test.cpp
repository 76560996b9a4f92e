#include "center/ingest/redelivery.hpp"

#include <gtest/gtest.h>

#include <string>

namespace city {
namespace {

TEST(RedeliveryFilter, KnowsWhatWasNotedBeforeThisConnection) {
  RedeliveryFilter filter;
  filter.note("a", "1");
  EXPECT_FALSE(filter.known("a", "1")) << "the broker repeats nothing within a connection";
  filter.connected();
  EXPECT_TRUE(filter.known("a", "1"));
  EXPECT_FALSE(filter.known("a", "2"));
  EXPECT_FALSE(filter.known("1", "a"));
  filter.note("a", "2");
  EXPECT_FALSE(filter.known("a", "2"));
  filter.connected();
  EXPECT_TRUE(filter.known("a", "1"));
  EXPECT_TRUE(filter.known("a", "2"));
}

TEST(RedeliveryFilter, ForgetsTheOldestBeyondItsBound) {
  RedeliveryFilter filter;
  for (std::size_t i = 0; i <= RedeliveryFilter::kRemembered; ++i) filter.note("topic", std::to_string(i));
  filter.connected();
  EXPECT_FALSE(filter.known("topic", "0"));
  EXPECT_TRUE(filter.known("topic", "1"));
  EXPECT_TRUE(filter.known("topic", std::to_string(RedeliveryFilter::kRemembered)));
}

}  // namespace
}  // namespace city
