#include "sensors/feed_spec.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace city {
namespace {

constexpr std::array<std::string_view, 24> kKeys{
    "id",        "name",           "agency",         "domain", "topics",        "qos",     "format",
    "document",  "period_s",       "stamp_period_s", "zone",   "crs",           "extent",  "kind",
    "sentinels", "catalogue",      "described",      "items",  "runaway_times", "rebirth", "fields",
    "quality",   "default_points", "compression"};
constexpr double kLongestPeriodS = 366.0 * 86400;

template <class T>
struct Word {
  std::string_view text;
  T value;
};
constexpr std::array<Word<Domain>, 6> kDomains{{{"environment", Domain::Environment},
                                                {"dispatch", Domain::Dispatch},
                                                {"traffic", Domain::Traffic},
                                                {"hospital", Domain::Hospital},
                                                {"warning", Domain::Warning},
                                                {"facility", Domain::Facility}}};
constexpr std::array<Word<Format>, 9> kFormats{{{"canonical", Format::Canonical},
                                                {"cap", Format::Cap},
                                                {"jq", Format::Jq},
                                                {"sensorthings", Format::SensorThings},
                                                {"sparkplug", Format::Sparkplug},
                                                {"ttn", Format::Ttn},
                                                {"zigbee2mqtt", Format::Zigbee2Mqtt},
                                                {"tasmota", Format::Tasmota},
                                                {"ngsi-ld", Format::NgsiLd}}};
constexpr std::array<Word<Compression>, 3> kCompressions{
    {{"none", Compression::None}, {"gzip", Compression::Gzip}, {"zstd", Compression::Zstd}}};
constexpr std::array<Word<DocumentKind>, 4> kDocuments{{{"json", DocumentKind::Json},
                                                        {"xml", DocumentKind::Xml},
                                                        {"csv", DocumentKind::Csv},
                                                        {"text", DocumentKind::Text}}};

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

// Reads one key after the other and keeps the first thing that is wrong.
class Reader {
 public:
  explicit Reader(const toml::table& table) : table_{table} {}

  const std::optional<SpecError>& error() const { return error_; }
  void fail(std::string what, int line) {
    if (!error_) error_ = SpecError{.what = std::move(what), .line = line};
  }
  int line(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return node ? line_of(*node) : 0;
  }

  std::string text(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (!node) return {};
    const auto value = node->value_exact<std::string>();
    if (!value) fail(std::string{key} + " must be a text in quotes", line_of(*node));
    return value.value_or("");
  }

  std::optional<double> number(std::string_view key) {
    const toml::node* node = table_.get(key);
    return node ? number_in(*node, key) : std::nullopt;
  }

  bool flag(std::string_view key, bool fallback = false) {
    const toml::node* node = table_.get(key);
    if (!node) return fallback;
    const auto value = node->value_exact<bool>();
    if (!value) fail(std::string{key} + " must be true or false", line_of(*node));
    return value.value_or(fallback);
  }

  // Calls each(name, node) for every entry of a table; keys of a table that are not in `known` are an error.
  template <class Each>
  void entries(std::string_view key, Each&& each) {
    const toml::node* node = table_.get(key);
    if (!node) return;
    const toml::table* table = node->as_table();
    if (!table)
      return fail(std::string{key} + " must be a table: [" + std::string{key} + "]", line_of(*node));
    for (const auto& [name, value] : *table) each(std::string{name.str()}, value);
  }
  void only_keys(const toml::table& table, std::string_view of,
                 std::initializer_list<std::string_view> known) {
    for (const auto& [name, value] : table)
      if (std::find(known.begin(), known.end(), name.str()) == known.end())
        fail(std::string{of} + " takes no \"" + std::string{name.str()} + "\"", line_of(value));
  }
  std::optional<double> number_of(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    return node ? number_in(*node, key) : std::nullopt;
  }
  const toml::array* array(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (node && !node->as_array()) fail(std::string{key} + " must be a list in [ ]", line_of(*node));
    return node ? node->as_array() : nullptr;
  }

  std::vector<double> numbers(std::string_view key) {
    std::vector<double> values;
    for (const toml::node* node : elements(key, "numbers"))
      if (const auto value = number_in(*node, key)) values.push_back(*value);
    return values;
  }

  std::vector<std::string> texts(std::string_view key) {
    std::vector<std::string> values;
    for (const toml::node* node : elements(key, "texts")) {
      const auto value = node->value_exact<std::string>();
      if (value)
        values.push_back(*value);
      else
        fail(std::string{key} + " must hold texts in quotes only", line_of(*node));
    }
    return values;
  }

  template <class T, std::size_t n>
  T word(std::string_view key, const std::array<Word<T>, n>& words, T fallback) {
    if (!table_.contains(key)) return fallback;
    const std::string given = text(key);
    std::string choices;
    for (const Word<T>& word : words) {
      if (given == word.text) return word.value;
      choices += (choices.empty() ? "" : ", ") + std::string{word.text};
    }
    fail(std::string{key} + " is \"" + given + "\"; it must be one of " + choices, line(key));
    return fallback;
  }

  Text2 name() {
    const toml::node* node = table_.get("name");
    if (!node) return {};
    const toml::table* texts = node->as_table();
    if (!texts) {
      fail("name must be { zh = \"…\", en = \"…\" }", line_of(*node));
      return {};
    }
    for (const auto& [key, value] : *texts)
      if ((key.str() != "zh" && key.str() != "en") || !value.is_string())
        fail("name takes only the texts zh and en, not \"" + std::string{key.str()} + "\"", line_of(value));
    return {.zh = (*texts)["zh"].value_or(std::string{}), .en = (*texts)["en"].value_or(std::string{})};
  }

 private:
  std::optional<double> number_in(const toml::node& node, std::string_view key) {
    const auto value = node.is_number() ? node.value<double>() : std::nullopt;
    if (value && std::isfinite(*value)) return value;
    fail(std::string{key} + " must be a finite number", line_of(node));
    return std::nullopt;
  }

  std::vector<const toml::node*> elements(std::string_view key, std::string_view of_what) {
    const toml::node* node = table_.get(key);
    if (!node) return {};
    const toml::array* array = node->as_array();
    if (!array) {
      fail(std::string{key} + " must be a list of " + std::string{of_what} + " in [ ]", line_of(*node));
      return {};
    }
    std::vector<const toml::node*> nodes;
    for (const toml::node& element : *array) nodes.push_back(&element);
    return nodes;
  }

  const toml::table& table_;
  std::optional<SpecError> error_{};
};

bool is_feed_id(std::string_view id) {
  return !id.empty() && id.size() <= 32 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_zone_name(std::string_view zone) {
  return zone.size() <= 64 && std::all_of(zone.begin(), zone.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  std::string_view{"/_+-"}.find(c) != std::string_view::npos;
         });
}

// MQTT 3.1.1 section 4.7: a wildcard fills a whole level, and # ends the filter.
bool is_topic_filter(std::string_view filter) {
  if (filter.empty() || filter.size() > 1024 || filter.find('\0') != std::string_view::npos) return false;
  for (std::size_t i = 0; i < filter.size(); ++i) {
    if (filter[i] != '+' && filter[i] != '#') continue;
    if (i > 0 && filter[i - 1] != '/') return false;
    if (filter[i] == '#' && i + 1 != filter.size()) return false;
    if (filter[i] == '+' && i + 1 < filter.size() && filter[i + 1] != '/') return false;
  }
  return true;
}

void read_extent(Reader& reader, const std::vector<double>& edges, FeedSpec& spec) {
  if (edges.empty()) return;
  const bool sound = edges.size() == 4 && edges[0] < edges[2] && edges[1] < edges[3] && edges[0] >= -180 &&
                     edges[2] <= 180 && edges[1] >= -90 && edges[3] <= 90;
  if (!sound)
    return reader.fail("extent must be [west, south, east, north] in degrees", reader.line("extent"));
  spec.extent = {.west_deg = edges[0], .south_deg = edges[1], .east_deg = edges[2], .north_deg = edges[3]};
}

void read_default_points(Reader& reader, FeedSpec& spec) {
  const toml::array* points = reader.array("default_points");
  if (!points) return;
  for (const toml::node& node : *points) {
    const toml::array* pair = node.as_array();
    const auto lon = pair && pair->size() == 2 ? (*pair)[0].value<double>() : std::nullopt;
    const auto lat = pair && pair->size() == 2 ? (*pair)[1].value<double>() : std::nullopt;
    const bool sound = lon && lat && std::abs(*lon) <= 180 && std::abs(*lat) <= 90;
    if (!sound)
      return reader.fail("default_points holds [longitude, latitude] pairs in degrees", line_of(node));
    spec.default_points.push_back({.lon_deg = *lon, .lat_deg = *lat});
  }
}

void read_fields(Reader& reader, FeedSpec& spec) {
  reader.entries("fields", [&](const std::string& source, const toml::node& node) {
    FieldRule rule{.source = source};
    if (const auto quantity = node.value_exact<std::string>()) {
      rule.quantity = *quantity;
    } else if (const toml::table* table = node.as_table()) {
      reader.only_keys(*table, "a field", {"quantity", "scale", "offset", "zero_when_absent"});
      rule.quantity = (*table)["quantity"].value_or(std::string{});
      if (table->contains("zero_when_absent") && !(*table)["zero_when_absent"].is_boolean())
        return reader.fail("zero_when_absent must be true or false", line_of(node));
      rule.scale = reader.number_of(*table, "scale").value_or(1);
      rule.offset = reader.number_of(*table, "offset").value_or(0);
      rule.zero_when_absent = (*table)["zero_when_absent"].value_or(false);
    }
    if (rule.quantity.empty() || rule.quantity.size() > 64)
      return reader.fail("fields: \"" + source + "\" needs a quantity, such as \"temperature_c\"",
                         line_of(node));
    spec.fields.push_back(std::move(rule));
  });
}

void read_quality(Reader& reader, FeedSpec& spec) {
  reader.entries("quality", [&](const std::string& quantity, const toml::node& node) {
    const toml::table* table = node.as_table();
    if (!table)
      return reader.fail("quality." + quantity + " must be a table: [quality." + quantity + "]",
                         line_of(node));
    reader.only_keys(*table, "quality." + quantity, {"low", "high", "frozen_after_s", "max_step_per_min"});
    QualityRule rule{.quantity = quantity,
                     .low = reader.number_of(*table, "low"),
                     .high = reader.number_of(*table, "high"),
                     .max_step_per_min = reader.number_of(*table, "max_step_per_min")};
    const auto frozen_s = reader.number_of(*table, "frozen_after_s");
    if (frozen_s && !(*frozen_s >= 1 && *frozen_s <= kLongestPeriodS))
      return reader.fail("frozen_after_s must be 1 to 31622400 seconds", line_of(node));
    if (frozen_s) rule.frozen_after = std::chrono::seconds{std::llround(*frozen_s)};
    if (rule.max_step_per_min && *rule.max_step_per_min <= 0)
      return reader.fail("max_step_per_min must be above 0", line_of(node));
    if (rule.low && rule.high && *rule.low > *rule.high)
      return reader.fail("quality." + quantity + ": low is above high", line_of(node));
    spec.quality.push_back(std::move(rule));
  });
}

bool names_its_own_values(Format format) {
  return format == Format::Sparkplug || format == Format::Ttn || format == Format::Zigbee2Mqtt ||
         format == Format::Tasmota || format == Format::NgsiLd || format == Format::SensorThings;
}

void check(Reader& reader, const FeedSpec& spec, double period_s, double qos) {
  if (!is_feed_id(spec.id))
    reader.fail(spec.id.empty() ? "id is missing; give the feed one, such as id = \"youbike\""
                                : "id may hold a-z, 0-9 and - only, at most 32 of them",
                reader.line("id"));
  if (!(period_s >= 1 && period_s <= kLongestPeriodS))
    reader.fail("period_s must say how many seconds lie between two reports of one asset (1 to 31622400)",
                reader.line("period_s"));
  if (qos != 0 && qos != 1) reader.fail("qos must be 0 or 1", reader.line("qos"));
  for (const std::string& topic : spec.topics)
    if (!is_topic_filter(topic))
      reader.fail("\"" + topic + "\" is not an MQTT topic filter; + and # fill whole levels, # only the last",
                  reader.line("topics"));
  if (spec.topics.empty())
    reader.fail("topics is empty; leave it out to get city/<id>/#", reader.line("topics"));
  if (!is_zone_name(spec.zone))
    reader.fail("zone must be an IANA name such as Asia/Taipei", reader.line("zone"));
  if (spec.crs_epsg != 4326 && spec.crs_epsg != 3826 && spec.crs_epsg != 3828)
    reader.fail("crs must be 4326, 3826 or 3828", reader.line("crs"));
  if (spec.document != DocumentKind::Json && spec.format != Format::Jq)
    reader.fail("document is only for format = \"jq\"", reader.line("document"));
  if (!spec.catalogue_file.empty() && (spec.format == Format::Canonical || spec.format == Format::Cap))
    reader.fail("catalogue is not for formats canonical and cap: publish city/<id>/asset/… instead",
                reader.line("catalogue"));
  if (!spec.may_ask_rebirth && spec.format != Format::Sparkplug)
    reader.fail("rebirth is only for format = \"sparkplug\"", reader.line("rebirth"));
  if (!spec.fields.empty() && !names_its_own_values(spec.format))
    reader.fail("fields is for formats whose devices name their values; a jq program names them itself",
                reader.line("fields"));
}

std::variant<FeedSpec, SpecError> read_spec(const toml::table& table) {
  for (const auto& [key, value] : table)
    if (std::find(kKeys.begin(), kKeys.end(), key.str()) == kKeys.end())
      return SpecError{.what = "unknown key \"" + std::string{key.str()} + "\"; is it a typing error?",
                       .line = line_of(value)};
  Reader reader{table};
  FeedSpec spec;
  spec.id = reader.text("id");
  spec.name = reader.name();
  if (spec.name.zh.empty() && spec.name.en.empty()) spec.name = {.zh = spec.id, .en = spec.id};
  spec.agency = reader.text("agency");
  spec.domain = reader.word("domain", kDomains, Domain::Environment);
  spec.topics = reader.texts("topics");
  if (!table.contains("topics")) spec.topics = {"city/" + spec.id + "/#"};
  const double qos = reader.number("qos").value_or(0);
  spec.qos = qos == 1 ? 1 : 0;
  spec.format = reader.word("format", kFormats, Format::Canonical);
  spec.document = reader.word("document", kDocuments, DocumentKind::Json);
  if (!table.contains("period_s"))
    reader.fail("period_s is missing; it says how many seconds lie between two reports of one asset", 0);
  const double period_s = reader.number("period_s").value_or(0);
  if (period_s >= 1 && period_s <= kLongestPeriodS)
    spec.period = std::chrono::seconds{static_cast<std::int64_t>(std::llround(period_s))};
  if (const auto stamp_s = reader.number("stamp_period_s")) {
    if (*stamp_s >= period_s && *stamp_s <= kLongestPeriodS)
      spec.stamp_period = std::chrono::seconds{static_cast<std::int64_t>(std::llround(*stamp_s))};
    else
      reader.fail("stamp_period_s must be a number of seconds, not below period_s",
                  reader.line("stamp_period_s"));
  }
  spec.zone = reader.text("zone");
  const double crs = reader.number("crs").value_or(4326);
  spec.crs_epsg = crs >= 0 && crs <= 999999 && crs == std::floor(crs) ? static_cast<int>(crs) : 0;
  read_extent(reader, reader.numbers("extent"), spec);
  if (table.contains("extent") && reader.numbers("extent").empty())
    reader.fail("extent must be [west, south, east, north] in degrees", reader.line("extent"));
  spec.kind = reader.text("kind");
  spec.sentinels = reader.numbers("sentinels");
  spec.catalogue_file = reader.text("catalogue");
  spec.described = reader.flag("described");
  spec.compression = reader.word("compression", kCompressions, Compression::None);
  read_default_points(reader, spec);
  spec.items_file = reader.text("items");
  spec.may_ask_rebirth = reader.flag("rebirth", true);
  spec.runaway_times = reader.number("runaway_times").value_or(spec.runaway_times);
  if (!(spec.runaway_times == 0 || (spec.runaway_times >= 2 && spec.runaway_times <= 1e6)))
    reader.fail("runaway_times must be 0 (no limit) or 2 to 1000000", reader.line("runaway_times"));
  read_fields(reader, spec);
  read_quality(reader, spec);
  check(reader, spec, period_s, qos);
  if (reader.error()) return *reader.error();
  return spec;
}

}  // namespace

std::variant<FeedSpec, SpecError> parse_feed_spec(std::string_view toml_text) {
  try {
    const toml::table table = toml::parse(toml_text);
    std::variant<FeedSpec, SpecError> parsed = read_spec(table);
    if (FeedSpec* spec = std::get_if<FeedSpec>(&parsed)) spec->toml_text = toml_text;
    return parsed;
  } catch (const toml::parse_error& error) {
    return SpecError{.what = "not TOML: " + std::string{error.description()},
                     .line = static_cast<int>(error.source().begin.line)};
  }
}

}  // namespace city
