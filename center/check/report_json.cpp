#include "center/check/report_json.hpp"

#include "center/check/report_rows.hpp"
#include "center/export/json_text.hpp"
#include "center/state/names.hpp"

namespace city {
namespace {

void write_counts(JsonText& json, const FeedReport& report) {
  const Facts& facts = report.facts;
  json.key("feed").text(report.feed);
  json.key("messages").number(std::uint64_t{report.messages});
  json.key("bytes").number(std::uint64_t{report.bytes});
  json.key("assets").number(std::uint64_t{check::asset_lines(report).size()});
  json.key("readings").number(std::uint64_t{facts.readings.size()});
  json.key("values").number(std::uint64_t{facts.measured.size()});
  json.key("cases").number(std::uint64_t{facts.cases.size()});
  json.key("alerts").number(std::uint64_t{facts.alerts.size()});
  json.key("presences").number(std::uint64_t{facts.presences.size()});
  json.key("clean").flag(!report.refused());
}

void write_quantities(JsonText& json, const FeedReport& report) {
  json.key("quantities").begin_array();
  for (const auto& line : check::quantity_lines(report.facts)) {
    json.line().begin_object().key("quantity").text(line.quantity).key("unit").text(line.unit);
    json.key("good").number(std::uint64_t{line.good}).key("suspect").number(std::uint64_t{line.suspect});
    json.key("bad").number(std::uint64_t{line.bad}).key("missing").number(std::uint64_t{line.missing});
    const bool any = line.good + line.suspect + line.bad > 0;
    for (const auto& [name, value] :
         {std::pair{"low", line.low}, {"median", line.median}, {"high", line.high}}) {
      json.key(name);
      any ? json.number(value) : json.null();
    }
    json.end_object();
  }
  json.end_array();
}

void write_refused(JsonText& json, const Facts& facts) {
  for (const DecodeError& error : facts.errors) {
    json.line().begin_object().key("reason").plain(name_of(error.kind));
    json.key("message").number(std::uint64_t{error.position}).key("subject").text(error.subject);
    json.key("field").text(error.field).key("detail").text(error.detail).end_object();
  }
}

void write_report(JsonText& json, const FeedReport& report) {
  json.line().begin_object();
  write_counts(json, report);
  write_quantities(json, report);
  json.line().key("findings").begin_array();
  for (const auto& line : check::finding_lines(report.facts)) {
    json.line().begin_object().key("name").text(line.name).key("count").number(std::uint64_t{line.count});
    json.key("subject").text(line.first->subject).key("detail").text(line.first->detail).end_object();
  }
  json.end_array().line().key("refused").begin_array();
  write_refused(json, report.catalogue);
  write_refused(json, report.facts);
  json.end_array().line().key("unused").begin_object();
  json.key("looked_at").number(std::uint64_t{report.unused.looked_at});
  json.key("records").number(std::uint64_t{report.unused.records});
  json.key("cannot").text(report.unused.cannot).key("fields").begin_array();
  for (const UnusedField& field : report.unused.fields)
    json.line().begin_object().key("path").text(field.path).key("example").text(field.example).end_object();
  json.end_array().end_object().line().key("warnings").begin_array();
  for (const Warning& warning : report.warnings)
    json.line().begin_object().key("name").text(warning.name).key("text").text(warning.text).end_object();
  json.end_array().end_object();
}

}  // namespace

std::string reports_json(std::span<const FeedReport> reports) {
  JsonText json;
  json.begin_object().key("feeds").begin_array();
  for (const FeedReport& report : reports) write_report(json, report);
  json.end_array().end_object();
  return std::move(json).take() + "\n";
}

}  // namespace city
