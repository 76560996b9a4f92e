#include "center/commands/options.hpp"

#include <gtest/gtest.h>

namespace city {
namespace {

std::variant<CommandLine, Exit> parse(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "cityglass");
  return parse_command_line(static_cast<int>(arguments.size()), arguments.data());
}

Exit refused(std::vector<const char*> arguments) {
  const auto result = parse(std::move(arguments));
  const auto* exit = std::get_if<Exit>(&result);
  return exit ? *exit : Exit{-1, "accepted"};
}

TEST(Options, RecordNeedsNothing) {
  const auto line = std::get<CommandLine>(parse({"record"}));
  EXPECT_TRUE(std::holds_alternative<RecordCommand>(line.command));
  EXPECT_EQ(line.config.broker.urls.front(), "mqtt://127.0.0.1:1883");
  EXPECT_EQ(line.config.broker.client_id.rfind("cityglass-", 0), 0u) << "a stable name of this machine";
}

TEST(Options, FlagsStandAboveTheDefaults) {
  const auto line = std::get<CommandLine>(parse({"wall", "--broker", "mqtt://a:1", "--broker", "mqtt://b:2",
                                                 "--store", "x.cgs", "--lang", "en", "--size", "3840x2160"}));
  EXPECT_EQ(line.config.broker.urls, (std::vector<std::string>{"mqtt://a:1", "mqtt://b:2"}));
  EXPECT_EQ(line.config.store_file, "x.cgs");
  EXPECT_EQ(line.config.wall.lang, "en");
  EXPECT_EQ(line.config.wall.width_px, 3840);
}

TEST(Options, SnapshotReadsAnInstantWithItsZone) {
  const auto line = std::get<CommandLine>(
      parse({"snapshot", "--store", "x", "--out", "d", "--at", "2026-05-01T08:00:00+08:00"}));
  const auto& snapshot = std::get<SnapshotCommand>(line.command);
  EXPECT_EQ(snapshot.at, TimePoint{std::chrono::milliseconds{1'777'593'600'000}});
  EXPECT_EQ(snapshot.formats, (std::vector<std::string>{"json", "png"}));
}

TEST(Options, CheckAndQuarantineSayWhatTheyAreAbout) {
  const auto feeds =
      std::get<CommandLine>(parse({"check", "feeds", "dir", "--sample", "a.json", "--sample", "b.json",
                                   "--feed", "x", "--received", "2026-05-01T08:00:00+08:00"}));
  const auto& check = std::get<CheckCommand>(feeds.command);
  EXPECT_EQ(check.what, CheckCommand::What::Feeds);
  EXPECT_EQ(check.dir, "dir");
  EXPECT_EQ(check.samples.size(), 2u);
  EXPECT_EQ(check.received, TimePoint{std::chrono::milliseconds{1'777'593'600'000}});
  const auto line = std::get<CommandLine>(
      parse({"quarantine", "--store", "x", "--kind", "bad_time", "--replay", "--apply"}));
  const auto& quarantine = std::get<QuarantineCommand>(line.command);
  EXPECT_EQ(quarantine.kind, DecodeError::Kind::BadTime);
  EXPECT_TRUE(quarantine.apply);
  EXPECT_FALSE(quarantine.show);
}

TEST(Options, CheckScenesTakesDirectoriesAndAWall) {
  const auto line =
      std::get<CommandLine>(parse({"check", "scenes", "a", "b", "--json", "--size", "1920x1080", "--pitch",
                                   "1.26", "--seat", "4.5", "--tiles", "3x2", "--bezel", "3.5"}));
  const auto& check = std::get<CheckCommand>(line.command);
  EXPECT_EQ(check.what, CheckCommand::What::Scenes);
  EXPECT_EQ(check.dirs, (std::vector<std::filesystem::path>{"a", "b"}));
  EXPECT_TRUE(check.json);
  EXPECT_EQ(line.config.wall.width_px, 1920);
  EXPECT_EQ(line.config.wall.pixel_pitch_mm, 1.26);
  EXPECT_EQ(line.config.wall.farthest_seat_m, 4.5);
  EXPECT_EQ(line.config.wall.tiles_across, 3);
  EXPECT_EQ(line.config.wall.tiles_down, 2);
  EXPECT_EQ(line.config.wall.bezel_mm, 3.5);
}

TEST(Options, WhatIsWrongIsSaidInOneLine) {
  for (const auto& [arguments, part] : std::vector<std::pair<std::vector<const char*>, std::string>>{
           {{}, "subcommand is required"},
           {{"recrod"}, "recrod"},
           {{"record", "--for", "soon"}, "--for must be a length of time"},
           {{"wall", "--headless", "30s"}, "needs --out"},
           {{"wall", "--size", "big"}, "--size must be"},
           {{"wall", "--lang", "fr"}, "fr"},
           {{"wall", "--scene", "overview"}, "no scene of that name; the scenes are daily, "},
           {{"wall", "--scenes", "nowhere"}, "directory of scenes cannot be read"},
           {{"wall", "--wall", "city/hall"}, "--wall must be one level of a topic"},
           {{"wall", "--screens", "17"}, "--screens"},
           {{"wall", "--config", "nowhere.toml"}, "cannot be read: nowhere.toml"},
           {{"check"}, "what"},
           {{"check", "rules"}, "not there yet"},
           {{"check", "scenes", "--tiles", "2by2"}, "--tiles must be"},
           {{"check", "weather"}, "nothing to check called"},
           {{"check", "feeds"}, "check feeds DIR"},
           {{"check", "feeds", "d", "--received", "noon"}, "a time with a zone"},
           {{"quarantine"}, "--store"},
           {{"quarantine", "--store", "x", "--kind", "odd"}, "no refusals of kind"},
           {{"quarantine", "--store", "x", "--apply"}, "--apply goes with --replay"},
           {{"quarantine", "--store", "x", "--raw"}, "--raw goes with --show"},
           {{"snapshot", "--store", "x"}, "--out"},
           {{"snapshot", "--store", "x", "--out", "d", "--at", "2026-05-01 08:00"}, "a time with a zone"},
           {{"snapshot", "--store", "x", "--out", "d", "--formats", "docx"}, "docx"},
           {{"snapshot", "--store", "x", "--out", "d", "--profile", "public"},
            "--profile takes internal only"}}) {
    const Exit exit = refused(arguments);
    EXPECT_EQ(exit.code, 2);
    EXPECT_NE(exit.text.find(part), std::string::npos) << exit.text;
    EXPECT_EQ(exit.text.find('\n'), std::string::npos) << exit.text;
  }
}

TEST(Options, TakesEachSceneByItsName) {
  for (const char* scene : {"daily", "typhoon", "feeds"})
    EXPECT_EQ(std::get<CommandLine>(parse({"wall", "--scene", scene})).config.wall.scene, scene);
}

TEST(Options, AWallHasANameAScreenCountAndItsScenes) {
  const auto line = std::get<CommandLine>(parse({"wall"}));
  EXPECT_EQ(line.config.wall.scene, "daily");
  EXPECT_EQ(line.config.wall.screens, 0);
  EXPECT_FALSE(line.config.wall.name.empty()) << "the host's";
  ASSERT_TRUE(line.scenes);
  EXPECT_TRUE(line.scenes->find("daily"));
  const auto given = std::get<CommandLine>(parse({"wall", "--wall", "eoc-1", "--screens", "2"}));
  EXPECT_EQ(given.config.wall.name, "eoc-1");
  EXPECT_EQ(given.config.wall.screens, 2);
}

TEST(Options, HelpIsNotAnError) {
  EXPECT_EQ(refused({"--help"}).code, 0);
  EXPECT_NE(refused({"record", "--help"}).text.find("--broker"), std::string::npos);
}

}  // namespace
}  // namespace city
