#include "widgets/ui/measure_text.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

TEST(BytesText, TakesTheLargestUnitThatSaysSomething) {
  EXPECT_EQ(bytes_text(0), "0 B");
  EXPECT_EQ(bytes_text(1023), "1023 B");
  EXPECT_EQ(bytes_text(1536), "1.5 KiB");
  EXPECT_EQ(bytes_text(120ULL << 20), "120 MiB");
  EXPECT_EQ(bytes_text(3ULL << 30), "3.0 GiB");
}

TEST(MillisecondsText, NeverCallsWhatWasNotMeasuredFast) {
  EXPECT_EQ(milliseconds_text(0), "–");
  EXPECT_EQ(milliseconds_text(0.01), "<0.1 ms");
  EXPECT_EQ(milliseconds_text(4.12), "4.1 ms");
  EXPECT_EQ(milliseconds_text(123.4), "123 ms");
}

}  // namespace
}  // namespace city
