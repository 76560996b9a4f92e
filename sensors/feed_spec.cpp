#include "sensors/feed_spec.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace city {
namespace {

constexpr std::array<std::string_view, 16> kKeys{
    "id",       "name", "agency", "domain", "topics", "qos",       "format",    "document",
    "period_s", "zone", "crs",    "extent", "kind",   "sentinels", "catalogue", "described"};
constexpr double kLongestPeriodS = 366.0 * 86400;

template <class T>
struct Word {
  std::string_view text;
  T value;
};
constexpr std::array<Word<Domain>, 5> kDomains{{{"environment", Domain::Environment},
                                                {"dispatch", Domain::Dispatch},
                                                {"traffic", Domain::Traffic},
                                                {"hospital", Domain::Hospital},
                                                {"warning", Domain::Warning}}};
constexpr std::array<Word<Format>, 3> kFormats{
    {{"canonical", Format::Canonical}, {"cap", Format::Cap}, {"jq", Format::Jq}}};
constexpr std::array<Word<DocumentKind>, 3> kDocuments{
    {{"json", DocumentKind::Json}, {"xml", DocumentKind::Xml}, {"csv", DocumentKind::Csv}}};

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

  bool flag(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (!node) return false;
    const auto value = node->value_exact<bool>();
    if (!value) fail(std::string{key} + " must be true or false", line_of(*node));
    return value.value_or(false);
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
  if (!spec.catalogue_file.empty() && spec.format != Format::Jq)
    reader.fail("catalogue is only for format = \"jq\"", reader.line("catalogue"));
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
