// One device's message as a JSON tree, for formats whose devices choose their own order and names. Inside sensors/ only:
// it carries simdjson.
//
// All or nothing: a message that is cut anywhere is an error and yields no tree. Errors, reported to the batch: BadText,
// BadJson, TooLarge (over the bound that the caller gives). Of a key that comes twice the first counts.
// Threads: one per object.
#pragma once
#include <simdjson.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "sensors/formats/batch.hpp"
#include "sensors/zone.hpp"

namespace city {

using JsonElement = simdjson::dom::element;
using JsonObject = simdjson::dom::object;
using JsonArray = simdjson::dom::array;

inline constexpr std::size_t kMaxDeviceBytes = 1 << 20;

class DeviceJson {
 public:
  // The batch's message. The tree lives until the next call.
  std::optional<JsonElement> read(Batch& batch, std::size_t most_bytes);
  // The same, when it must be an object: else WrongType.
  std::optional<JsonObject> read_object(Batch& batch, std::size_t most_bytes);

 private:
  simdjson::dom::parser parser_{};
};

// A member that is there and is not null.
std::optional<JsonElement> member(const JsonObject& object, std::string_view key);
std::optional<JsonObject> object_in(const JsonObject& object, std::string_view key);
std::optional<JsonArray> list_in(const JsonObject& object, std::string_view key);
std::optional<std::string_view> text_in(const JsonObject& object, std::string_view key);
std::optional<double> number_in(const JsonObject& object, std::string_view key);
bool is_true(const JsonObject& object, std::string_view key);

// A stamp as text, or as milliseconds since 1970. A stamp that cannot be read is reported as BadTime under `field`.
std::optional<Stamp> stamp_in(JsonElement value, std::string_view field, Zone& zone, Batch& batch,
                              std::string_view subject);

}  // namespace city
