#include "widgets/wall/wall_memory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace city {
namespace {

using testing::HasSubstr;

WallMemory full() {
  return {.scene = "typhoon",
          .language = Language::English,
          .rotation = true,
          .mode = "emergency",
          .layers = {{"heat", true, 0.35}, {"names", false, std::nullopt}},
          .maps = {{"typhoon/0/1", {121.5654, 25.0330}, 123456.789}},
          .windows = {{"DP-1 \"left\"", 1, -1920, 0, 1920, 1080, true}},
          .acknowledged = {"ncdr-cap/CWA-EQ-115-001", "ncdr-cap/淹水"}};
}

WallMemory read_back(std::string_view text) {
  auto parsed = parse_memory(text);
  if (const auto* error = std::get_if<WallMemoryError>(&parsed)) {
    ADD_FAILURE() << error->what;
    return {};
  }
  return std::get<WallMemory>(parsed);
}

TEST(WallMemory, ComesBackAsItWasWritten) {
  EXPECT_EQ(read_back(memory_text(full())), full());
  EXPECT_EQ(read_back(memory_text({})), WallMemory{});
}

TEST(WallMemory, PassesOverWhatItDoesNotKnow) {
  const WallMemory memory = read_back(
      "version = 1\nscene = \"daily\"\nlang = \"fr\"\nmode = \"party\"\nrotation = \"often\"\ncolour = 3\n"
      "[[maps]]\nplace = \"daily/0/0\"\nlon = 500\nlat = 1\npixels_per_world = 1000\n"
      "[[maps]]\nplace = \"daily/0/0\"\nlon = 121\nlat = 25\npixels_per_world = nan\n"
      "[[windows]]\nmonitor = \"x\"\nwidth = 0\nheight = 10\n"
      "[[layers]]\non = true\n[[layers]]\nlayer = \"heat\"\nopacity = 7\n");
  EXPECT_EQ(memory.scene, "daily");
  EXPECT_FALSE(memory.language);
  EXPECT_FALSE(memory.rotation);
  EXPECT_EQ(memory.mode, "");
  EXPECT_TRUE(memory.maps.empty());
  EXPECT_TRUE(memory.windows.empty());
  ASSERT_EQ(memory.layers.size(), 1U);
  EXPECT_FALSE(memory.layers[0].opacity);
}

TEST(WallMemory, RefusesWhatIsNotItsFile) {
  const auto error = [](std::string_view text) {
    const auto parsed = parse_memory(text);
    const auto* found = std::get_if<WallMemoryError>(&parsed);
    return found != nullptr ? found->what : std::string{};
  };
  EXPECT_THAT(error("scene = \"daily\""), HasSubstr("no version"));
  EXPECT_THAT(error("version = 2"), HasSubstr("version 2"));
  EXPECT_THAT(error("version = 1\nscene = "), HasSubstr("line 2"));
  EXPECT_THAT(error(std::string(kMostMemoryBytes + 1, ' ')), HasSubstr("larger"));
  EXPECT_FALSE(error(std::string_view{"\0\xff\x13", 3}).empty());
}

TEST(WallMemory, KeepsNoMoreThanItsBounds) {
  WallMemory memory = full();
  memory.acknowledged.assign(kMostMemoryAlerts + 50, "ncdr-cap/1");
  memory.maps.assign(kMostMemoryMaps + 1, memory.maps[0]);
  memory.scene = std::string(kMostMemoryText + 1, 'x');
  const std::string text = memory_text(memory);
  EXPECT_LT(text.size(), kMostMemoryBytes);
  const WallMemory back = read_back(text);
  EXPECT_EQ(back.acknowledged.size(), kMostMemoryAlerts);
  EXPECT_EQ(back.maps.size(), kMostMemoryMaps);
  EXPECT_EQ(back.scene, "");
}

TEST(WallMemory, SurvivesAFileThatWasCutOrScribbledOn) {
  const std::string whole = memory_text(full());
  std::mt19937 dice{7};
  for (std::size_t cut = 0; cut < whole.size(); cut += 7) parse_memory(whole.substr(0, cut));
  for (int i = 0; i < 300; ++i) {
    std::string scribbled = whole;
    for (int k = 0; k < 4; ++k) scribbled[dice() % scribbled.size()] = static_cast<char>(dice() & 0xffU);
    parse_memory(scribbled);  // whatever it says, it says it without falling over
  }
  SUCCEED();
}

}  // namespace
}  // namespace city
