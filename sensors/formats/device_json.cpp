#include "sensors/formats/device_json.hpp"

#include "sensors/formats/document_json.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;

}  // namespace

std::optional<JsonElement> DeviceJson::read(Batch& batch, std::size_t most_bytes) {
  const std::string_view text = without_byte_order_mark(batch.message().payload);
  if (text.size() > most_bytes) {
    batch.fail(Kind::TooLarge, "", "over " + std::to_string(most_bytes >> 20) + " MiB");
    return std::nullopt;
  }
  JsonElement root;
  const auto error = parser_.parse(text.data(), text.size()).get(root);
  if (!error) return root;
  const bool is_text = error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR;
  batch.fail(is_text ? Kind::BadText : Kind::BadJson, "",
             error == simdjson::UTF8_ERROR ? "not UTF-8" : "not JSON, or cut off");
  return std::nullopt;
}

std::optional<JsonObject> DeviceJson::read_object(Batch& batch, std::size_t most_bytes) {
  const auto root = read(batch, most_bytes);
  if (!root) return std::nullopt;
  JsonObject object;
  if (!root->get_object().get(object)) return object;
  batch.fail(Kind::WrongType, "", "should be a JSON object");
  return std::nullopt;
}

std::optional<JsonElement> member(const JsonObject& object, std::string_view key) {
  JsonElement value;
  if (object.at_key(key).get(value) || value.is_null()) return std::nullopt;
  return value;
}

std::optional<JsonObject> object_in(const JsonObject& object, std::string_view key) {
  JsonObject value;
  if (object.at_key(key).get_object().get(value)) return std::nullopt;
  return value;
}

std::optional<JsonArray> list_in(const JsonObject& object, std::string_view key) {
  JsonArray value;
  if (object.at_key(key).get_array().get(value)) return std::nullopt;
  return value;
}

std::optional<std::string_view> text_in(const JsonObject& object, std::string_view key) {
  std::string_view value;
  if (object.at_key(key).get_string().get(value)) return std::nullopt;
  return value;
}

std::optional<double> number_in(const JsonObject& object, std::string_view key) {
  double value = 0;
  if (object.at_key(key).get_double().get(value)) return std::nullopt;
  return value;
}

bool is_true(const JsonObject& object, std::string_view key) {
  bool value = false;
  return !object.at_key(key).get_bool().get(value) && value;
}

std::optional<Stamp> stamp_in(JsonElement value, std::string_view field, Zone& zone, Batch& batch,
                              std::string_view subject) {
  Stamp stamp{.why = "not a time"};
  std::string given;
  std::string_view text;
  double ms = 0;
  if (!value.get_string().get(text)) {
    stamp = stamp_from_text(text, zone);
    given = text;
  } else if (!value.get_double().get(ms)) {
    stamp = stamp_from_ms(ms);
    given = std::to_string(ms);
  }
  if (stamp.time) return stamp;
  batch.fail(Kind::BadTime, field, "\"" + presentable(given, 60) + "\" is " + stamp.why, subject);
  return std::nullopt;
}

}  // namespace city
