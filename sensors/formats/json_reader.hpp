// Reads one small JSON object field by field, without a tree. Inside sensors/ only: it carries simdjson.
//
// A field of the wrong type is the caller's affair and reading goes on; text that is no JSON ends it.
// simdjson looks only at what is asked for, so nothing may be kept before object() has returned Ok. Threads:
// one.
#pragma once
#include <simdjson.h>

#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace city {

using JsonValue = simdjson::ondemand::value;
using JsonType = simdjson::ondemand::json_type;

class JsonReader {
 public:
  enum class Outcome : std::uint8_t { Ok, BadJson, BadText, NoObject };

  // Calls visit(key, value) for each field of the object that `text` is.
  template <class Visit>
  Outcome object(std::string_view text, Visit&& visit) {
    broken_ = false;
    if (scratch_.size() < text.size() + simdjson::SIMDJSON_PADDING)
      scratch_.resize(text.size() + simdjson::SIMDJSON_PADDING);
    if (!text.empty()) std::memcpy(scratch_.data(), text.data(), text.size());
    std::memset(scratch_.data() + text.size(), 0, simdjson::SIMDJSON_PADDING);
    simdjson::ondemand::document document;
    const auto opened = parser_.iterate(scratch_.data(), text.size(), scratch_.size()).get(document);
    if (opened) return opened == simdjson::UTF8_ERROR ? Outcome::BadText : Outcome::BadJson;
    simdjson::ondemand::object object;
    const auto error = document.get_object().get(object);
    if (error)
      return error == simdjson::INCORRECT_TYPE && is_json(text.size()) ? Outcome::NoObject : Outcome::BadJson;
    each_field(object, visit);
    const bool all_read = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    return broken_ || !all_read ? Outcome::BadJson : Outcome::Ok;
  }

  // The fields of an object within; the value must be one.
  template <class Visit>
  void nested(JsonValue value, Visit&& visit) {
    simdjson::ondemand::object object;
    if (value.get_object().get(object))
      broken_ = true;
    else
      each_field(object, visit);
  }

  template <class Visit>
  void elements(JsonValue value, Visit&& visit) {
    simdjson::ondemand::array array;
    if (value.get_array().get(array)) {
      broken_ = true;
      return;
    }
    for (auto element : array) {
      JsonValue inner;
      if (element.get(inner)) broken_ = true;
      if (broken_) return;
      visit(inner);
      if (broken_) return;
    }
  }

  // Empty, and the object is broken, when it is no JSON value at all.
  std::optional<JsonType> type(JsonValue& value) {
    JsonType type{};
    if (!value.type().get(type)) return type;
    broken_ = true;
    return std::nullopt;
  }

  // Empty when it is no text, or holds half a surrogate pair. Valid until the next object().
  static std::optional<std::string_view> text(JsonValue& value) {
    std::string_view text;
    if (value.get_string().get(text)) return std::nullopt;
    return text;
  }

  // Empty when it is no number, or too large for a double.
  static std::optional<double> number(JsonValue& value) {
    double number = 0;
    if (value.get_double().get(number)) return std::nullopt;
    return number;
  }

 private:
  // Whether what is in the scratch memory is JSON throughout; for telling people what is wrong, so it may be slow.
  bool is_json(std::size_t size) {
    simdjson::dom::parser whole;
    return whole.parse(scratch_.data(), size, false).error() == simdjson::SUCCESS;
  }

  template <class Visit>
  void each_field(simdjson::ondemand::object& object, Visit& visit) {
    for (auto field : object) {
      std::string_view key;
      JsonValue value;
      if (field.unescaped_key().get(key) || field.value().get(value)) broken_ = true;
      if (broken_) return;
      visit(key, value);
      if (broken_) return;
    }
  }

  simdjson::ondemand::parser parser_{};
  std::vector<char> scratch_{};
  bool broken_ = false;
};

}  // namespace city
