#include <algorithm>

#include "sensors/formats/records.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kLongestText = 512;
constexpr std::size_t kMostPoints = 10000;
constexpr std::size_t kMostTraits = 64;
constexpr std::size_t kLongestQuantity = 64;
constexpr std::size_t kLongestAddress = 2048;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

AssetRecord::AssetRecord(Record record, std::string_view id, Source source) : record_{std::move(record)} {
  asset_.asset = id;
  asset_.from_catalogue = source == Source::Catalogue;
}

void AssetRecord::field(std::string_view key, JsonValue value) {
  if (key == "kind")
    asset_.kind = record_.text(key, value, 64).value_or("");
  else if (key == "name")
    read_name(value);
  else if (key == "agency")
    asset_.agency = record_.text(key, value, kLongestText).value_or("");
  else if (key == "district")
    asset_.district = record_.text(key, value, kLongestText).value_or("");
  else if (key == "line")
    read_line(value);
  else if (key == "traits")
    read_traits(value);
  else if (key == "stream")
    asset_.stream = record_.text(key, value, kLongestAddress).value_or("");
  else if (key == "online" && !asset_.from_catalogue)
    online_ = record_.flag(key, value);
  else if (key == "id" && asset_.asset.empty()) {
    asset_.asset = record_.text(key, value, 1024).value_or("");
    record_.name_in_errors(asset_.asset);
  } else if (!place_.take(record_, key, value)) {
    record_.batch().count_unknown_field();
  }
}

void AssetRecord::read_name(JsonValue value) {
  const auto type = record_.reader().type(value);
  if (!type || *type == JsonType::null) return;
  if (*type != JsonType::object) {
    const std::string name = record_.text("name", value, kLongestText).value_or("");
    asset_.name = is_ascii(name) ? Text2{.zh = {}, .en = name} : Text2{.zh = name, .en = {}};
    return;
  }
  record_.reader().nested(value, [this](std::string_view key, JsonValue inner) {
    if (key == "zh")
      asset_.name.zh = record_.text("name.zh", inner, kLongestText).value_or("");
    else if (key == "en")
      asset_.name.en = record_.text("name.en", inner, kLongestText).value_or("");
    else
      record_.batch().count_unknown_field();
  });
}

void AssetRecord::read_line(JsonValue value) {
  line_.clear();
  const auto type = record_.reader().type(value);
  if (!type || *type == JsonType::null) return;
  if (*type != JsonType::array)
    return record_.fail(Kind::WrongType, "line", "should be a list of [lon, lat]");
  bool sound = true;
  record_.reader().elements(value, [this, &sound](JsonValue point) {
    const auto point_type = record_.reader().type(point);
    if (!point_type || *point_type != JsonType::array) {
      sound = false;
      return;
    }
    std::vector<double> numbers;
    record_.reader().elements(point, [&numbers, this](JsonValue coordinate) {
      const auto number_type = record_.reader().type(coordinate);
      if (!number_type || *number_type != JsonType::number || numbers.size() >= 3) return;
      if (const auto number = JsonReader::number(coordinate)) numbers.push_back(*number);
    });
    if (numbers.size() < 2 || line_.size() >= kMostPoints)
      sound = false;
    else
      line_.push_back({.lon_deg = numbers[0], .lat_deg = numbers[1]});
  });
  if (sound) return;
  line_.clear();
  record_.fail(Kind::WrongType, "line", "should be a list of at most 10,000 [lon, lat]");
}

void AssetRecord::read_traits(JsonValue value) {
  asset_.traits.clear();  // a second "traits" replaces the first
  const auto type = record_.reader().type(value);
  if (!type || *type == JsonType::null) return;
  if (*type != JsonType::object)
    return record_.fail(Kind::WrongType, "traits", "should be an object of numbers");
  record_.reader().nested(
      value, [this](std::string_view quantity, JsonValue inner) { read_trait(quantity, inner); });
}

void AssetRecord::read_trait(std::string_view quantity, JsonValue value) {
  if (quantity.empty() || quantity.size() > kLongestQuantity)
    return record_.fail(Kind::BadValue, quantity, "a quantity's name has 1 to 64 bytes");
  if (asset_.traits.size() >= kMostTraits)
    return record_.fail(Kind::BadValue, quantity, "more than 64 traits of one asset");
  for (const Trait& trait : asset_.traits)
    if (trait.quantity == quantity)
      return record_.fail(Kind::BadValue, quantity, "given twice; the first is kept");
  const auto number = record_.number(quantity, value);
  if (number) asset_.traits.push_back({.quantity = std::string{quantity}, .value = *number});
}

std::vector<LonLat> AssetRecord::placed_line() {
  std::vector<LonLat> placed;
  for (const LonLat& given : line_) {
    const CheckedPlace checked = record_.feed().places.from(
        given.lon_deg, given.lat_deg, place_.epsg(record_), record_.feed().spec->extent);
    if (!checked.place) {
      record_.fail(Kind::BadPosition, "line",
                   std::string{"point "} + std::to_string(placed.size()) + " is " + checked.why);
      return {};
    }
    placed.push_back(*checked.place);
  }
  return placed;
}

void AssetRecord::finish() {
  asset_.asset = record_.checked_id("id", asset_.asset);
  if (asset_.asset.empty()) return;
  if (asset_.kind.empty()) asset_.kind = record_.feed().spec->kind;
  asset_.place = place_.place(record_, PlaceFields::WhenNull::IsError);
  asset_.place_approximate = record_.is_approximate(asset_.place, asset_.asset);
  asset_.line = placed_line();
  const Message& message = record_.batch().message();
  asset_.feed = record_.batch().feed();
  asset_.position = message.position;
  if (online_)
    record_.batch().facts.presences.push_back({.asset = asset_.asset,
                                               .online = *online_,
                                               .received_at = message.received_at,
                                               .position = message.position,
                                               .feed = asset_.feed});
  record_.batch().facts.assets.push_back(std::move(asset_));
}

}  // namespace city
