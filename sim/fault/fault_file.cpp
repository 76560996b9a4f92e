#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "sim/fault/fault.hpp"

namespace city::sim {
namespace {

constexpr std::array<std::string_view, 7> kKeys{"kind",  "feed",  "share", "after_s",
                                                "for_s", "hours", "times"};
constexpr double kLongestS = 366.0 * 86400;

std::string at_line(const toml::node& node) {
  return " (line " + std::to_string(node.source().begin.line) + ")";
}

std::optional<Fault::Kind> kind_from(std::string_view word) {
  if (word == "dead") return Fault::Kind::Dead;
  if (word == "frozen") return Fault::Kind::Frozen;
  if (word == "shifted") return Fault::Kind::Shifted;
  if (word == "runaway") return Fault::Kind::Runaway;
  return std::nullopt;
}

std::optional<Feed> feed_from(std::string_view id) {
  for (const FeedInfo& feed : kFeeds)
    if (feed.id == id && feed.feed != Feed::Load) return feed.feed;
  return std::nullopt;
}

// Reads numbers and keeps the first that is out of its range.
class Numbers {
 public:
  explicit Numbers(const toml::table& table) : table_{table} {}
  double number(std::string_view key, double fallback, double low, double high) {
    const toml::node* node = table_.get(key);
    if (!node) return fallback;
    const auto value = node->value<double>();
    if (value && *value >= low && *value <= high) return *value;
    if (!error_)
      error_ = FaultError{std::string{key} + " must be a number from " + std::to_string(low) + " to " +
                          std::to_string(high) + at_line(*node)};
    return fallback;
  }
  const std::optional<FaultError>& error() const { return error_; }

 private:
  const toml::table& table_;
  std::optional<FaultError> error_{};
};

std::variant<Fault, FaultError> read_fault(const toml::table& table) {
  for (const auto& [key, value] : table)
    if (std::find(kKeys.begin(), kKeys.end(), key.str()) == kKeys.end())
      return FaultError{"a fault takes no \"" + std::string{key.str()} + "\"" + at_line(value)};
  Fault fault;
  const auto kind = kind_from(table["kind"].value_or(std::string_view{}));
  if (!kind) return FaultError{"kind must be one of dead, frozen, shifted, runaway" + at_line(table)};
  const auto feed = feed_from(table["feed"].value_or(std::string_view{}));
  if (!feed)
    return FaultError{"feed must be the id of a simulated feed, such as \"youbike\"" + at_line(table)};
  fault.kind = *kind;
  fault.feed = *feed;
  Numbers numbers{table};
  fault.share = numbers.number("share", 1, 0, 1);
  fault.after = std::chrono::seconds{static_cast<std::int64_t>(numbers.number("after_s", 0, 0, kLongestS))};
  if (table.contains("for_s"))
    fault.lasts = std::chrono::seconds{static_cast<std::int64_t>(numbers.number("for_s", 1, 1, kLongestS))};
  fault.hours = numbers.number("hours", 8, -48, 48);
  fault.times = numbers.number("times", 100, 2, 1000);
  if (numbers.error()) return *numbers.error();
  return fault;
}

}  // namespace

std::variant<std::vector<Fault>, FaultError> parse_faults(std::string_view toml_text) {
  try {
    const toml::table file = toml::parse(toml_text);
    std::vector<Fault> faults;
    for (const auto& [key, value] : file) {
      const toml::array* list = key.str() == "fault" ? value.as_array() : nullptr;
      if (!list || !list->is_array_of_tables())
        return FaultError{"only [[fault]] tables belong here, not \"" + std::string{key.str()} + "\"" +
                          at_line(value)};
      for (const toml::node& node : *list) {
        auto read = read_fault(*node.as_table());
        if (auto* error = std::get_if<FaultError>(&read)) return std::move(*error);
        faults.push_back(std::get<Fault>(read));
      }
    }
    return faults;
  } catch (const toml::parse_error& error) {
    return FaultError{"not TOML: " + std::string{error.description()} + " (line " +
                      std::to_string(error.source().begin.line) + ")"};
  }
}

}  // namespace city::sim
