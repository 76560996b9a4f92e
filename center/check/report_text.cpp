#include "center/check/report_text.hpp"

#include <algorithm>
#include <utility>

#include "center/check/columns.hpp"
#include "center/check/report_rows.hpp"
#include "center/check/words.hpp"
#include "center/export/local_stamps.hpp"
#include "center/state/names.hpp"
#include "sensors/formats/batch.hpp"

namespace city {
namespace {

using check::Column;
using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t kIndent = 4;
constexpr std::size_t kLongestText = 400;

std::string plain(std::string_view text) { return presentable(text, kLongestText); }

class Text {
 public:
  Text(const FeedSpec& spec, const FeedReport& report, const ReportLimits& limits)
      : report_{report}, limits_{limits}, stamps_{spec.zone.empty() ? "UTC" : spec.zone} {}

  std::string write() {
    out_ += report_summary(report_) + "\n";
    catalogue();
    assets();
    quantities();
    cases();
    alerts();
    findings();
    refused("refused of the catalogue", report_.catalogue);
    refused("refused", report_.facts);
    unused();
    for (const Warning& warning : report_.warnings)
      heading("warning " + warning.name), paragraph(warning.text);
    return std::move(out_);
  }

 private:
  void heading(const std::string& text) { out_ += "\n" + text + "\n"; }
  void paragraph(std::string_view text) {
    out_ += std::string(kIndent, ' ') + check::wrapped(plain(text), check::kPageColumns, kIndent) + "\n";
  }
  void more(std::size_t shown, std::size_t all) {
    if (all > shown) out_ += std::string(kIndent, ' ') + "… and " + std::to_string(all - shown) + " more\n";
  }
  std::string stamp(TimePoint at) {
    const auto text = stamps_.text(at);
    return text ? std::string{*text} : "unreadable";
  }
  std::string maybe(const std::optional<TimePoint>& at) { return at ? stamp(*at) : std::string{}; }
  static std::string place(const std::optional<LonLat>& at, bool approximate) {
    if (!at) return {};
    const auto short_of = [](double degrees) {
      return check::number(
          static_cast<double>(static_cast<std::int64_t>(degrees * 1e5 + (degrees < 0 ? -0.5 : 0.5))) / 1e5);
    };
    return (approximate ? "about " : "") + short_of(at->lon_deg) + " " + short_of(at->lat_deg);
  }
  static std::string name(const Text2& text) { return plain(text.zh.empty() ? text.en : text.zh); }

  void catalogue() {
    if (report_.catalogue.assets.empty()) return;
    heading("catalogue");
    paragraph(check::counted(report_.catalogue.assets.size(), "asset") + " described");
  }

  void assets() {
    const auto lines = check::asset_lines(report_);
    if (lines.empty()) return;
    heading(check::counted(lines.size(), "asset"));
    for (std::size_t i = 0; i < lines.size() && i < limits_.facts; ++i) asset(lines[i]);
    more(std::min(lines.size(), limits_.facts), lines.size());
  }
  void asset(const check::AssetLine& line) {
    std::string head = check::padded(plain(line.id), 24);
    if (const AssetFact* fact = line.described) {
      head += "  " + check::padded(plain(fact->kind), 14) + "  " + check::padded(name(fact->name), 28);
      head += "  " + (fact->line.empty() ? place(fact->place, fact->place_approximate)
                                         : "a line of " + check::counted(fact->line.size(), "point"));
    }
    if (line.online) head += *line.online ? "  online" : "  offline";
    while (head.ends_with(' ')) head.pop_back();
    out_ += "  " + head + "\n";
    if (line.described && !line.described->traits.empty()) {
      std::string traits = "always:";
      for (const Trait& trait : line.described->traits)
        traits += " " + trait.quantity + " " + check::number(trait.value);
      paragraph(traits);
    }
    if (line.described && !line.described->stream.empty()) paragraph("stream: " + line.described->stream);
    constexpr std::size_t kReadings = 3;
    for (std::size_t i = 0; i < line.readings.size() && i < kReadings; ++i)
      paragraph(reading(*line.readings[i]));
    if (line.readings.size() > kReadings)
      paragraph("… and " + std::to_string(line.readings.size() - kReadings) + " more times");
  }
  std::string reading(const Reading& reading) {
    std::string text = stamp(reading.event_time) + (reading.zone_assumed ? " (zone assumed)" : "");
    for (std::uint32_t i = reading.first; i < reading.first + reading.count; ++i) {
      const Measured& measured = report_.facts.measured[i];
      text += (i == reading.first ? "  " : ", ") + measured.quantity + " ";
      text += measured.quality == Quality::Missing ? "missing" : check::number(measured.value);
      if (measured.quality == Quality::Suspect || measured.quality == Quality::Bad) {
        const std::string why = check::doubts_text(measured.doubts);
        text += " (" + std::string{name_of(measured.quality)} + (why.empty() ? "" : ": " + why) + ")";
      }
    }
    return text;
  }

  void quantities() {
    Rows rows;
    for (const auto& line : check::quantity_lines(report_.facts)) {
      const bool any = line.good + line.suspect + line.bad > 0;
      const auto of = [&](double value) { return any ? check::number(value) : std::string{}; };
      rows.push_back({"  " + line.quantity, line.unit, std::to_string(line.good),
                      std::to_string(line.suspect + line.bad), std::to_string(line.missing), of(line.low),
                      of(line.median), of(line.high)});
    }
    if (rows.empty()) return;
    heading(check::counted(rows.size(), "quantity").ends_with('s') ? "quantities" : "quantity");
    out_ += check::table({{"  name", 34},
                          {"unit", 8},
                          {"good", 8, true},
                          {"doubtful", 8, true},
                          {"missing", 8, true},
                          {"lowest", 10, true},
                          {"median", 10, true},
                          {"highest", 10, true}},
                         rows);
  }

  void cases() {
    Rows rows;
    for (const CaseFact& one : report_.facts.cases) {
      if (rows.size() == limits_.facts) break;
      rows.push_back({"  " + plain(one.id), std::string{name_of(one.status)}, stamp(one.opened),
                      plain(one.category), plain(one.address.empty() ? one.district : one.address)});
    }
    if (rows.empty()) return;
    heading(check::counted(report_.facts.cases.size(), "case"));
    out_ +=
        check::table({{"  id", 24}, {"status", 9}, {"opened", 25}, {"category", 20}, {"where", 40}}, rows);
    more(rows.size(), report_.facts.cases.size());
  }

  void alerts() {
    if (report_.facts.alerts.empty()) return;
    heading(check::counted(report_.facts.alerts.size(), "alert"));
    for (std::size_t i = 0; i < report_.facts.alerts.size() && i < limits_.facts; ++i) {
      const AlertFact& alert = report_.facts.alerts[i];
      out_ += "  " + check::cut(plain(alert.id), check::kPageColumns - 2) + "\n";
      paragraph(std::string{name_of(alert.type)} + ", " + std::string{name_of(alert.status)} + ", " +
                std::string{name_of(alert.severity)} + ", sent " + stamp(alert.sent) +
                (alert.expires ? ", until " + stamp(*alert.expires) : ""));
      paragraph(alert.event + ": " + alert.headline);
      for (const AlertArea& area : alert.areas)
        paragraph(area.description + " (" + check::counted(area.polygons.size(), "polygon") + ", " +
                  check::counted(area.circles.size(), "circle") + ", " +
                  check::counted(area.geocodes.size(), "geocode") + ")");
    }
    more(std::min(limits_.facts, report_.facts.alerts.size()), report_.facts.alerts.size());
  }

  void findings() {
    Rows rows;
    for (const auto& line : check::finding_lines(report_.facts))
      rows.push_back(
          {"  " + line.name, std::to_string(line.count),
           plain((line.first->subject.empty() ? "" : line.first->subject + ": ") + line.first->detail)});
    if (rows.empty()) return;
    heading("odd but understood");
    out_ += check::table({{"  name", 30}, {"times", 7, true}, {"first", 80}}, rows);
  }

  void refused(const std::string& what, const Facts& facts) {
    if (facts.errors.empty()) return;
    heading(what + ": " + check::counted(facts.errors.size(), "record"));
    for (std::size_t i = 0; i < facts.errors.size() && i < limits_.refused; ++i) {
      const DecodeError& error = facts.errors[i];
      std::string head = "  " + std::string{name_of(error.kind)};
      if (report_.messages > 1 && error.position > 0) head += "  message " + std::to_string(error.position);
      if (!error.subject.empty()) head += "  " + plain(error.subject);
      if (!error.field.empty()) head += "  " + plain(error.field);
      out_ += check::cut(head, check::kPageColumns) + "\n";
      paragraph(error.detail.empty() ? "no reason given" : error.detail);
    }
    more(std::min(limits_.refused, facts.errors.size()), facts.errors.size());
  }

  void unused() {
    const UnusedFields& unused = report_.unused;
    if (report_.messages == 0) return;
    if (!unused.cannot.empty()) {
      heading("unused fields");
      const bool any = std::any_of(report_.facts.tallies.begin(), report_.facts.tallies.end(),
                                   [](const FeedTally& tally) { return tally.unknown_fields > 0; });
      return paragraph("cannot be named: " + unused.cannot + (any ? "; some were not taken" : ""));
    }
    if (unused.fields.empty()) return;
    heading("unused fields: " + std::to_string(unused.fields.size()) + " of " +
            std::to_string(unused.looked_at) +
            (unused.records > 0 ? ", in the first " + check::counted(unused.records, "record") : ""));
    Rows rows;
    for (const UnusedField& field : unused.fields)
      rows.push_back({"  " + plain(field.path), plain(field.example)});
    out_ += check::table({{"  field", 60}, {"such as", 60}}, rows);
    if (unused.not_tried > 0)
      paragraph("too many fields: " + std::to_string(unused.not_tried) + " were not tried");
  }

  const FeedReport& report_;
  const ReportLimits& limits_;
  LocalStamps stamps_;
  std::string out_{};
};

std::string joined(const std::vector<std::pair<std::size_t, std::string_view>>& counts) {
  std::string text;
  for (const auto& [count, noun] : counts)
    if (count > 0) text += (text.empty() ? "" : ", ") + check::counted(count, noun);
  return text;
}

}  // namespace

std::string report_summary(const FeedReport& report) {
  const Facts& facts = report.facts;
  if (report.messages == 0) {
    const std::string described = joined({{report.catalogue.assets.size(), "asset"}});
    return report.feed + ": " +
           (described.empty() ? "reads well" : "reads well; its catalogue describes " + described) +
           (report.refused() ? "; " + std::to_string(report.catalogue.errors.size()) + " refused" : "") +
           "; no sample";
  }
  const std::string yield = joined({{check::asset_lines(report).size(), "asset"},
                                    {facts.readings.size(), "reading"},
                                    {facts.measured.size(), "value"},
                                    {facts.cases.size(), "case"},
                                    {facts.alerts.size(), "alert"},
                                    {facts.presences.size(), "presence"},
                                    {facts.findings.size(), "finding"}});
  return report.feed + ": " + check::counted(report.messages, "message") + ", " + check::bytes(report.bytes) +
         " -> " + (yield.empty() ? "nothing" : yield) + "; " +
         std::to_string(facts.errors.size() + report.catalogue.errors.size()) + " refused, " +
         check::counted(report.warnings.size(), "warning");
}

std::string report_text(const FeedSpec& spec, const FeedReport& report, const ReportLimits& limits) {
  return Text{spec, report, limits}.write();
}

}  // namespace city
