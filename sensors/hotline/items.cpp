#include "sensors/hotline/items.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numeric>
#include <set>
#include <utility>

#include "sensors/text_norm.hpp"

namespace city {
namespace {

constexpr std::size_t kMostItems = 1000;
using Shares = std::array<double, 24>;

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

// Reads one [[…]] table and keeps the first thing that is wrong with the file.
class TableReader {
 public:
  TableReader(const toml::table& table, std::optional<SpecError>& error) : table_{table}, error_{error} {}

  void fail(std::string what, int line) {
    if (!error_) error_ = SpecError{.what = std::move(what), .line = line};
  }
  int line() const { return line_of(table_); }

  void only(std::initializer_list<std::string_view> keys) {
    for (const auto& [key, value] : table_)
      if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
        fail("unknown key \"" + std::string{key.str()} + "\"; is it a typing error?", line_of(value));
  }

  std::string text(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (node && !node->is_string()) fail(std::string{key} + " must be a text in quotes", line_of(*node));
    return node ? node->value_or(std::string{}) : std::string{};
  }

  std::vector<std::string> texts(std::string_view key) {
    std::vector<std::string> values;
    each(key, [&](const toml::node& node) {
      const auto value = node.value_exact<std::string>();
      if (!value) return fail(std::string{key} + " must hold texts in quotes", line_of(node));
      values.push_back(nfkc(*value));
    });
    return values;
  }

  std::optional<double> number(std::string_view key, double above, double most) {
    const toml::node* node = table_.get(key);
    if (!node) return std::nullopt;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && *value > above && *value <= most) return value;
    fail(std::string{key} + " is not a number that makes sense here", line_of(*node));
    return std::nullopt;
  }

  std::chrono::days days(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (!node) return std::chrono::days{0};
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= 0 && *value <= 60) return std::chrono::days{static_cast<int>(*value)};
    fail(std::string{key} + " must be 0 to 60 whole days", line_of(*node));
    return std::chrono::days{0};
  }

  std::optional<Shares> shares(std::string_view key) {
    if (!table_.contains(key)) return std::nullopt;
    std::vector<double> values;
    each(key,
         [&](const toml::node& node) { values.push_back(node.is_number() ? node.value_or(-1.0) : -1.0); });
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    const bool sound = values.size() == 24 && std::isfinite(sum) && sum > 0 &&
                       std::all_of(values.begin(), values.end(), [](double v) { return v >= 0; });
    if (!sound) {
      fail(std::string{key} + " must hold 24 numbers, one per hour of the day, none below 0", line());
      return std::nullopt;
    }
    Shares shares{};
    std::transform(values.begin(), values.end(), shares.begin(), [sum](double v) { return v / sum; });
    return shares;
  }

  Text2 text2(std::string_view key) {
    const toml::node* node = table_.get(key);
    const toml::table* texts = node ? node->as_table() : nullptr;
    if (!texts) {
      fail(std::string{key} + " must be { zh = \"…\", en = \"…\" }", node ? line_of(*node) : line());
      return {};
    }
    return {.zh = (*texts)["zh"].value_or(std::string{}), .en = (*texts)["en"].value_or(std::string{})};
  }

  std::vector<std::chrono::local_days> dates(std::string_view key) {
    std::vector<std::chrono::local_days> days;
    each(key, [&](const toml::node& node) {
      const auto date = node.value_exact<toml::date>();
      const auto day =
          date ? std::chrono::year_month_day{std::chrono::year{date->year}, std::chrono::month{date->month},
                                             std::chrono::day{date->day}}
               : std::chrono::year_month_day{};
      if (!date || !day.ok())
        return fail(std::string{key} + " must hold dates such as 2026-02-17", line_of(node));
      days.push_back(std::chrono::local_days{day});
    });
    return days;
  }

 private:
  template <class Each>
  void each(std::string_view key, Each&& visit) {
    const toml::node* node = table_.get(key);
    if (!node) return;
    const toml::array* array = node->as_array();
    if (!array) return fail(std::string{key} + " must be a list in [ ]", line_of(*node));
    for (const toml::node& element : *array) visit(element);
  }

  const toml::table& table_;
  std::optional<SpecError>& error_;
};

template <class Read>
void each_table(const toml::table& file, std::string_view key, std::optional<SpecError>& error, Read&& read) {
  const toml::node* node = file.get(key);
  if (!node) return;
  const toml::array* array = node->as_array();
  if (!array || !array->is_homogeneous(toml::node_type::table) || array->size() > kMostItems) {
    TableReader{file, error}.fail("write [[" + std::string{key} + "]], once for each", line_of(*node));
    return;
  }
  for (const toml::node& element : *array) read(TableReader{*element.as_table(), error});
}

Shares even_hours() {
  Shares shares{};
  shares.fill(1.0 / 24);
  return shares;
}

HotlineItem read_item(TableReader reader, const Shares& usual_hours) {
  reader.only({"name", "en", "group", "former", "due_h", "cases_per_day", "hours"});
  HotlineItem item{.name = {.zh = nfkc(reader.text("name")), .en = reader.text("en")},
                   .group = reader.text("group"),
                   .former = reader.texts("former"),
                   .cases_per_day = reader.number("cases_per_day", 0, 1e6),
                   .hour_share = reader.shares("hours").value_or(usual_hours)};
  if (item.name.zh.empty()) reader.fail("an item needs a name", reader.line());
  constexpr double kMostHours = 24 * 366;
  if (const auto hours = reader.number("due_h", 0, kMostHours))
    item.due = Milliseconds{std::llround(*hours * 3'600'000)};
  return item;
}

void check_names(const toml::table& file, const HotlineItems& list, std::optional<SpecError>& error) {
  std::set<std::string_view> names;
  TableReader reader{file, error};
  for (const HotlineItem& item : list.items) {
    std::vector<std::string_view> own{item.name.zh};
    own.insert(own.end(), item.former.begin(), item.former.end());
    for (const std::string_view name : own)
      if (!names.insert(name).second)
        reader.fail("two items go by the name \"" + std::string{name} + "\"", 0);
  }
  for (const ExpectedPeak& peak : list.peaks)
    for (const std::string& wanted : peak.items) {
      const bool known = std::any_of(list.items.begin(), list.items.end(),
                                     [&](const HotlineItem& item) { return item.name.zh == wanted; });
      if (!known) reader.fail("expected_peak: no item is called \"" + wanted + "\"", 0);
    }
}

std::variant<HotlineItems, SpecError> read_items(const toml::table& file) {
  std::optional<SpecError> error;
  TableReader top{file, error};
  top.only({"item", "expected_peak", "hours"});
  const Shares usual_hours = top.shares("hours").value_or(even_hours());
  HotlineItems list;
  each_table(file, "item", error,
             [&](TableReader reader) { list.items.push_back(read_item(reader, usual_hours)); });
  each_table(file, "expected_peak", error, [&](TableReader reader) {
    reader.only({"items", "why", "days", "days_before", "days_after"});
    list.peaks.push_back({.items = reader.texts("items"),
                          .why = reader.text2("why"),
                          .days = reader.dates("days"),
                          .days_before = reader.days("days_before"),
                          .days_after = reader.days("days_after")});
  });
  check_names(file, list, error);
  if (error) return *error;
  return list;
}

}  // namespace

bool ExpectedPeak::covers(std::string_view item, std::chrono::local_days day) const {
  if (std::find(items.begin(), items.end(), item) == items.end()) return false;
  return std::any_of(days.begin(), days.end(), [&](std::chrono::local_days peak) {
    return peak - days_before <= day && day <= peak + days_after;
  });
}

std::variant<HotlineItems, SpecError> parse_hotline_items(std::string_view toml_text) {
  try {
    return read_items(toml::parse(toml_text));
  } catch (const toml::parse_error& error) {
    return SpecError{.what = "not TOML: " + std::string{error.description()},
                     .line = static_cast<int>(error.source().begin.line)};
  }
}

}  // namespace city
