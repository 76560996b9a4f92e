#include <simdjson.h>

#include <algorithm>
#include <vector>

#include "sensors/formats/document_json.hpp"

namespace city {
namespace {

using Row = std::vector<std::string>;

// Takes one record after the other off the front of the text.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : rest_{text} {}

  bool done() const { return rest_.empty(); }
  bool cut_off() const { return cut_off_; }

  Row next() {
    Row row;
    while (true) {
      row.push_back(field());
      if (rest_.empty()) return row;
      const char end = rest_.front();
      rest_.remove_prefix(1);
      if (end == ',') continue;
      if (end == '\r' && rest_.starts_with('\n')) rest_.remove_prefix(1);
      return row;
    }
  }

 private:
  // Stops before the comma or line end that ends the field.
  std::string field() {
    std::string value;
    if (rest_.starts_with('"')) {
      rest_.remove_prefix(1);
      cut_off_ = true;
      while (!rest_.empty()) {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        if (c != '"') {
          value += c;
        } else if (rest_.starts_with('"')) {
          value += c;
          rest_.remove_prefix(1);
        } else {
          cut_off_ = false;
          break;
        }
      }
    }
    const std::size_t end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
    value += rest_.substr(0, end);
    rest_.remove_prefix(end);
    return value;
  }

  std::string_view rest_;
  bool cut_off_ = false;
};

bool is_empty(const Row& row) { return row.size() == 1 && row[0].empty(); }

Row unique_names(const Row& header) {
  Row names;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string base = header[i].empty() ? "#" + std::to_string(i + 1) : header[i];
    std::string name = base;
    for (int n = 2; std::find(names.begin(), names.end(), name) != names.end(); ++n)
      name = base + "#" + std::to_string(n);
    names.push_back(name);
  }
  return names;
}

void append_record(std::string& json, const Row& names, const Row& row) {
  json += '{';
  for (std::size_t i = 0; i < row.size() && i < names.size(); ++i) {
    if (i > 0) json += ',';
    append_json_text(json, names[i]);
    json += ':';
    append_json_text(json, row[i]);
  }
  if (row.size() > names.size()) {
    json += ",\"#more\":[";
    for (std::size_t i = names.size(); i < row.size(); ++i) {
      if (i > names.size()) json += ',';
      append_json_text(json, row[i]);
    }
    json += ']';
  }
  json += '}';
}

DocumentJson fault(DecodeError::Kind kind, std::string detail) {
  return {.json = {}, .fault = DocumentJson::Fault{.kind = kind, .detail = std::move(detail)}};
}

}  // namespace

DocumentJson json_from_csv(std::string_view csv) {
  constexpr std::size_t kMostColumns = 1000;
  csv = without_byte_order_mark(csv);
  if (!simdjson::validate_utf8(csv)) return fault(DecodeError::Kind::BadText, "not UTF-8");
  CsvReader reader{csv};
  Row header;
  while (!reader.done() && (header.empty() || is_empty(header))) header = reader.next();
  if (header.empty() || is_empty(header))
    return fault(DecodeError::Kind::BadValue, "CSV without a header row");
  if (header.size() > kMostColumns)
    return fault(DecodeError::Kind::BadValue, "CSV with more than 1,000 columns");
  const Row names = unique_names(header);
  std::string json = "[";
  while (!reader.done()) {
    const Row row = reader.next();
    if (is_empty(row)) continue;
    if (json.size() > 1) json += ',';
    append_record(json, names, row);
  }
  if (reader.cut_off()) return fault(DecodeError::Kind::BadValue, "CSV ends inside quotes: cut off");
  json += ']';
  return {.json = std::move(json), .fault = {}};
}

}  // namespace city
