// The whole live way put together: store, journal, engine, historian, broker link. What record, wall and the benchmarks run.
//
// Start: the store's newest checkpoint is read into a center, the messages between it and the store's committed positions are
// stepped again (their changes are in the store already), and the lanes go on from there: every message counts once.
// Errors: one line; 2 for configuration, 1 for a store or a journal that cannot be used. A broker that is away is not an error.
// Threads: one owner; view() from any.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "center/commands/options.hpp"
#include "center/config/config.hpp"
#include "center/ingest/wall_orders.hpp"
#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"

namespace city {

class LiveCity {
 public:
  // Orders for the wall of the configuration's name are heard when somebody is there to take them.
  enum class Orders : std::uint8_t { Ignored, Heard };
  static std::variant<std::unique_ptr<LiveCity>, Exit> open(const Config& config,
                                                            Orders orders = Orders::Ignored);
  ~LiveCity();  // stops

  void stop();  // takes no more messages, works off what is journaled, commits it, writes a last checkpoint
  CityViewPtr view() const;
  GeographyPtr geography() const;
  WallMail take_orders();  // since the last call; any thread

 private:
  struct Impl;
  explicit LiveCity(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Where a store's journal lies: beside it.
std::filesystem::path journal_dir(const std::filesystem::path& store_file);

}  // namespace city
