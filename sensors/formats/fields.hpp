// What a device says of itself, by the feed file's [fields]: the source's names to quantities.
//
// A message is flattened: members of an object are <name>.<member>, elements of a list <name>-<n> with n from 1, as Tasmota
// numbers equal sensors. Then, for every rule whose source is that name:
//   number                 (number, in the quantity's unit) * scale + offset
//   true, false            as 1 and 0
//   "ON", "OFF"            as 1 and 0, in formats that write them so (Words::OnOff)
//   null                   Missing
//   other text, an object, a list   WrongType; that value only
// The unit is converted only where the source names one (source_units.hpp) and the rule has no scale of its own. Sentinels are
// compared with the number as told; ranges with the result (measured_value.hpp). Two sources of one quantity in the same
// message: the first stands, the second is BadValue. What no rule names is counted as an unknown field.
// At most 256 values in a reading, 16 levels deep. Inside sensors/ only: it carries simdjson.
// Threads: one.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"
#include "sensors/formats/device_json.hpp"

namespace city {

struct DeviceTimes {
  TimePoint event{};
  bool zone_assumed = false;
  TimePoint published{};  // 1970 when nobody says
};

class FieldValues {
 public:
  enum class Words : std::uint8_t { None, OnOff };
  using Units = std::span<const std::string_view>;

  FieldValues(const FeedContext& feed, std::string asset, Words words)
      : feed_{feed}, asset_{std::move(asset)}, words_{words}, offered_(feed.spec->fields.size()) {}

  // Whether a rule names this path or one within it.
  static bool reach_into(const FeedSpec& spec, std::string_view path);

  void read(const std::string& path, JsonElement value, Units units, Batch& batch) {
    read_deep(path, value, units, batch, 0);
  }
  void read_members(const JsonObject& object, Units units, Batch& batch);
  void read_null(const std::string& path, Batch& batch);
  // Rules with zero_when_absent whose source did not come: 0 * scale + offset.
  void fill_absent(Batch& batch);

  bool empty() const { return values_.empty(); }
  void finish(const DeviceTimes& times, Batch& batch);  // a reading, when there are values

 private:
  void read_deep(const std::string& path, JsonElement value, Units units, Batch& batch, int depth);
  void read_leaf(const std::string& path, JsonElement value, Units units, Batch& batch);
  void put(const FieldRule& rule, double told, Units units, Batch& batch);
  void put(Measured value, const FieldRule& rule, Batch& batch);
  bool is_listed(const std::string& path) const;

  const FeedContext& feed_;
  std::string asset_;
  Words words_;
  std::vector<bool> offered_;  // by rule: its source came, whatever it held
  std::vector<Measured> values_{};
};

}  // namespace city
