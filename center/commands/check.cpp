#include <fmt/format.h>

#include "center/commands/check_feeds.hpp"
#include "center/commands/check_scenes.hpp"
#include "center/commands/city_setup.hpp"
#include "center/commands/commands.hpp"
#include "center/history/inspection.hpp"

namespace city {
namespace {

int fail(const std::string& what, int code) {
  fmt::print(stderr, "cityglass check: {}\n", what);
  return code;
}

// Everything that record and wall would read before they start.
int check_config(const Config& config) {
  auto feeds = load_feeds(config);
  if (const auto* error = std::get_if<SetupError>(&feeds)) return fail(error->what, 2);
  const auto& book = std::get<FeedBookPtr>(feeds);
  auto city = load_city(config, book);
  if (const auto* error = std::get_if<SetupError>(&city)) return fail(error->what, 2);
  for (const auto& file : {config.broker.password_file, config.broker.ca_file, config.broker.cert_file,
                           config.broker.key_file, config.font_file}) {
    std::error_code failed;
    if (!file.empty() && !std::filesystem::is_regular_file(file, failed))
      return fail("the configuration names a file that is not there: " + file.string(), 2);
  }
  const auto& settings = std::get<CenterConfig>(city);
  fmt::print("broker        {}\n", fmt::join(config.broker.urls, ", "));
  fmt::print("store         {}\n", config.store_file.string());
  fmt::print("feeds         {}\n", book->size());
  fmt::print("vital signs   {}\n", settings.vitals.size());
  fmt::print("map           {} ({})\n", config.map_file.string(), settings.geography->zone);
  fmt::print("scene         {}, {}\n", config.wall.scene, config.wall.lang);
  return 0;
}

int check_store(const Config& config) {
  auto inspected = inspect_store(config.store_file);
  if (const auto* error = std::get_if<StoreError>(&inspected)) return fail(error->what, 1);
  const auto& store = std::get<StoreInspection>(inspected);
  fmt::print("messages      {} archived, up to position {}\n", store.messages, store.archived);
  fmt::print("observations  {} in {} series\n", store.observations, store.series);
  fmt::print("checkpoints   {}\n", store.checkpoints);
  fmt::print("quarantine    {}\n", store.quarantined);
  for (const std::string& fault : store.faults) fmt::print("FAULT         {}\n", fault);
  if (store.faults.empty()) fmt::print("sound\n");
  return store.faults.empty() ? 0 : 1;
}

}  // namespace

int run_check(const CommandLine& line, const CheckCommand& command) {
  switch (command.what) {
    case CheckCommand::What::Feeds:
      return check_feeds(command);
    case CheckCommand::What::Config:
      return check_config(line.config);
    case CheckCommand::What::Scenes:
      return check_scenes(line, command);
    case CheckCommand::What::Store:
      return check_store(line.config);
  }
  return 2;
}

}  // namespace city
