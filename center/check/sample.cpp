#include "center/check/sample.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "sensors/topic.hpp"

namespace city {
namespace {

constexpr std::string_view kFilled = "sample";
constexpr std::string_view kHex = "hex:";

// The filter's first levels, up to a wildcard: "city/youbike/" of "city/youbike/#".
std::string prefix_of(const FeedSpec& spec) {
  const std::string filter = spec.topics.empty() ? "city/" + spec.id + "/#" : spec.topics.front();
  return filter.substr(0, filter.find_first_of("+#"));
}

std::string filled(const std::string& filter) {
  std::string topic;
  for (const char c : filter)
    if (c == '+' || c == '#')
      topic += kFilled;
    else
      topic += c;
  return topic;
}

std::string canonical_level(std::string_view payload) {
  if (payload.starts_with("<") || payload.starts_with("\xef\xbb\xbf<")) return "alert/";
  const auto json = nlohmann::json::parse(payload, nullptr, false);
  if (!json.is_object()) return json.is_discarded() && payload.size() < 10 ? "status" : "obs/";
  if (json.contains("v") || json.contains("t")) return "obs/";
  if (json.contains("state")) return "status";
  return json.contains("status") || json.contains("opened") ? "case/" : "asset/";
}

std::optional<int> digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

std::optional<std::string> bytes_of(std::string_view digits) {
  if (digits.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const auto high = digit(digits[i]);
    const auto low = digit(digits[i + 1]);
    if (!high || !low) return std::nullopt;
    bytes += static_cast<char>(*high * 16 + *low);
  }
  return bytes;
}

}  // namespace

std::string usual_topic(const FeedSpec& spec, std::string_view payload) {
  const std::string prefix = prefix_of(spec);
  if (!prefix.starts_with("city/")) return filled(spec.topics.front());
  if (spec.format != Format::Canonical) return prefix + (spec.format == Format::Cap ? "alert/sample" : "raw");
  const std::string level = canonical_level(payload);
  return prefix + level + (level.ends_with('/') ? std::string{kFilled} : std::string{});
}

std::variant<std::vector<SampleMessage>, SampleError> sample_messages(const FeedSpec& spec,
                                                                      std::string_view file_name,
                                                                      std::string_view text,
                                                                      std::string_view topic) {
  if (!file_name.ends_with(".mqtt") && !file_name.ends_with(".messages"))
    return std::vector<SampleMessage>{
        {topic.empty() ? usual_topic(spec, text) : std::string{topic}, std::string{text}}};

  std::vector<SampleMessage> messages;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t blank = line.find(' ');
    const std::string where = "line " + std::to_string(number) + " of " + std::string{file_name};
    if (blank == 0)
      return SampleError{where +
                         " should be a topic, a blank and a payload, as mosquitto_sub -v prints them"};
    SampleMessage message{.topic = std::string{line.substr(0, blank)}};
    std::string_view payload = blank == std::string_view::npos ? std::string_view{} : line.substr(blank + 1);
    const bool hex = payload.starts_with(kHex);
    if (hex) payload.remove_prefix(kHex.size());
    auto bytes = hex ? bytes_of(payload) : std::string{payload};
    if (!bytes) return SampleError{where + " should end in pairs of hexadecimal digits"};
    message.payload = std::move(*bytes);
    messages.push_back(std::move(message));
  }
  return messages;
}

}  // namespace city
