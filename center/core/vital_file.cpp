#include "center/core/vital_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace city {
namespace {

using Source = VitalSpec::Source;
using Aggregate = VitalSpec::Aggregate;

template <class T>
using Word = std::pair<std::string_view, T>;

constexpr std::array<Word<Domain>, 5> kDomains{{{"environment", Domain::Environment},
                                                {"dispatch", Domain::Dispatch},
                                                {"traffic", Domain::Traffic},
                                                {"hospital", Domain::Hospital},
                                                {"warning", Domain::Warning}}};
constexpr std::array<Word<Source>, 4> kSources{{{"assets", Source::Assets},
                                                {"open_cases", Source::OpenCases},
                                                {"overdue_cases", Source::OverdueCases},
                                                {"cases_opened_today", Source::CasesOpenedToday}}};
constexpr std::array<Word<Aggregate>, 8> kAggregates{{{"mean", Aggregate::Mean},
                                                      {"max", Aggregate::Max},
                                                      {"min", Aggregate::Min},
                                                      {"sum", Aggregate::Sum},
                                                      {"count_above", Aggregate::CountAbove},
                                                      {"count_below", Aggregate::CountBelow},
                                                      {"share_above_pct", Aggregate::ShareAbovePct},
                                                      {"share_below_pct", Aggregate::ShareBelowPct}}};
constexpr std::array<std::string_view, 12> kKeys{
    "id",       "label",     "domain", "source",   "aggregate",       "kind",
    "quantity", "threshold", "unit",   "decimals", "attention_above", "attention_below"};
constexpr std::array<std::string_view, 3> kTrendKeys{"kind", "quantity", "most"};
constexpr int kMostDecimals = 6;

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

bool needs_threshold(Aggregate aggregate) { return aggregate >= Aggregate::CountAbove; }

// Reads one [[vital]] or [[trend]] and keeps the first thing that is wrong.
class Reader {
 public:
  explicit Reader(const toml::table& table) : table_{table} {}

  VitalSpec read() {
    allow(kKeys);
    VitalSpec spec{.id = required("id"), .label = label()};
    spec.domain = word("domain", kDomains, std::optional<Domain>{});
    spec.source = word("source", kSources, std::optional{Source::Assets});
    if (spec.source == Source::Assets) {
      spec.aggregate = word("aggregate", kAggregates, std::optional<Aggregate>{});
      if (table_.contains("kind")) spec.kind = required("kind");
      spec.quantity = required("quantity");
      if (needs_threshold(spec.aggregate) && !table_.contains("threshold")) {
        fail("a count or share needs a threshold", line_of(table_));
      }
    }
    spec.threshold = number("threshold").value_or(0);
    spec.unit = table_.contains("unit") ? required("unit") : "1";
    const double decimals = number("decimals").value_or(0);
    if (decimals < 0 || decimals > kMostDecimals || decimals != std::floor(decimals)) {
      fail("decimals must be a whole number from 0 to 6", line_of(table_));
    } else {
      spec.decimals = static_cast<int>(decimals);
    }
    spec.attention_above = number("attention_above");
    spec.attention_below = number("attention_below");
    return spec;
  }

  TrendSpec read_trend() {
    allow(kTrendKeys);
    TrendSpec spec{.kind = required("kind"), .quantity = required("quantity")};
    const double most = number("most").value_or(static_cast<double>(spec.most));
    if (most < 1 || most > static_cast<double>(kMaxTrendSeries) || most != std::floor(most)) {
      fail("most must be a whole number from 1 to " + std::to_string(kMaxTrendSeries), line_of(table_));
    } else {
      spec.most = static_cast<std::size_t>(most);
    }
    return spec;
  }
  const std::optional<SpecError>& error() const { return error_; }

 private:
  void allow(std::span<const std::string_view> keys) {
    for (const auto& [key, value] : table_)
      if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
        fail("unknown key \"" + std::string{key.str()} + "\"", line_of(value));
  }

  void fail(std::string what, int line) {
    if (!error_) error_ = SpecError{.what = std::move(what), .line = line};
  }

  std::string required(std::string_view key) {
    const auto value = table_[key].value_exact<std::string>();
    if (value && !value->empty()) return *value;
    fail(std::string{key} + " must be a text in quotes that is not empty", line_of(table_));
    return {};
  }

  Text2 label() {
    const toml::table* texts = table_["label"].as_table();
    const Text2 label = texts == nullptr ? Text2{}
                                         : Text2{.zh = (*texts)["zh"].value_or(std::string{}),
                                                 .en = (*texts)["en"].value_or(std::string{})};
    if (label.zh.empty() || label.en.empty()) {
      fail("label must be { zh = \"…\", en = \"…\" }, both filled in", line_of(table_));
    }
    return label;
  }

  template <class T, std::size_t n>
  T word(std::string_view key, const std::array<Word<T>, n>& words, std::optional<T> fallback) {
    if (fallback && !table_.contains(key)) return *fallback;
    const std::string given = table_[key].value_or(std::string{});
    std::string choices;
    for (const auto& [text, value] : words) {
      if (given == text) return value;
      choices += (choices.empty() ? "" : ", ") + std::string{text};
    }
    const toml::node* node = table_.get(key);
    fail(std::string{key} + " must be one of " + choices, node == nullptr ? line_of(table_) : line_of(*node));
    return words[0].second;
  }

  std::optional<double> number(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && std::isfinite(*value)) return value;
    fail(std::string{key} + " must be a finite number", line_of(*node));
    return std::nullopt;
  }

  const toml::table& table_;
  std::optional<SpecError> error_{};
};

std::optional<SpecError> add_vital(const toml::table& table, VitalFile& file) {
  Reader reader{table};
  VitalSpec spec = reader.read();
  if (reader.error()) return reader.error();
  const bool taken =
      std::any_of(file.vitals.begin(), file.vitals.end(), [&](const auto& s) { return s.id == spec.id; });
  if (taken) return SpecError{.what = "the id \"" + spec.id + "\" is there twice", .line = line_of(table)};
  file.vitals.push_back(std::move(spec));
  return std::nullopt;
}

std::optional<SpecError> add_trend(const toml::table& table, VitalFile& file) {
  Reader reader{table};
  TrendSpec spec = reader.read_trend();
  if (reader.error()) return reader.error();
  const bool taken = std::any_of(file.trends.begin(), file.trends.end(), [&](const auto& s) {
    return s.kind == spec.kind && s.quantity == spec.quantity;
  });
  if (taken)
    return SpecError{.what = "the trend of " + spec.quantity + " of " + spec.kind + " is there twice",
                     .line = line_of(table)};
  file.trends.push_back(std::move(spec));
  return std::nullopt;
}

std::variant<VitalFile, SpecError> read(const toml::table& table) {
  VitalFile file;
  for (const auto& [key, value] : table) {
    const toml::array* list = value.as_array();
    const bool is_trend = key.str() == "trend";
    if ((key.str() != "vital" && !is_trend) || list == nullptr) {
      return SpecError{.what = "only [[vital]] and [[trend]] tables are expected here",
                       .line = line_of(value)};
    }
    for (const toml::node& node : *list) {
      const toml::table* one = node.as_table();
      if (one == nullptr)
        return SpecError{.what = std::string{key.str()} + " must be a list of tables", .line = line_of(node)};
      const auto error = is_trend ? add_trend(*one, file) : add_vital(*one, file);
      if (error) return *error;
    }
  }
  return file;
}

}  // namespace

std::variant<VitalFile, SpecError> parse_vital_file(std::string_view toml_text) {
  try {
    return read(toml::parse(toml_text));
  } catch (const toml::parse_error& error) {
    return SpecError{.what = std::string{error.description()},
                     .line = static_cast<int>(error.source().begin.line)};
  }
}

std::variant<std::vector<VitalSpec>, SpecError> parse_vitals(std::string_view toml_text) {
  auto parsed = parse_vital_file(toml_text);
  if (auto* error = std::get_if<SpecError>(&parsed)) return std::move(*error);
  return std::get<VitalFile>(std::move(parsed)).vitals;
}

}  // namespace city
