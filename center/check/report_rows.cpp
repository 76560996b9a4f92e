#include "center/check/report_rows.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "center/state/names.hpp"
#include "sensors/quantity.hpp"

namespace city::check {

std::vector<AssetLine> asset_lines(const FeedReport& report) {
  std::vector<AssetLine> lines;
  std::unordered_map<std::string, std::size_t> at;
  const auto line_of = [&](const std::string& id) -> AssetLine& {
    const auto [found, fresh] = at.try_emplace(id, lines.size());
    if (fresh) lines.push_back({.id = id});
    return lines[found->second];
  };
  for (const Reading& reading : report.facts.readings) line_of(reading.asset).readings.push_back(&reading);
  for (const AssetFact& asset : report.facts.assets) line_of(asset.asset).described = &asset;
  for (const PresenceFact& presence : report.facts.presences)
    line_of(presence.asset).online = presence.online;
  for (const AssetFact& asset : report.catalogue.assets)
    if (const auto found = at.find(asset.asset); found != at.end() && !lines[found->second].described)
      lines[found->second].described = &asset;
  std::stable_partition(lines.begin(), lines.end(),
                        [](const AssetLine& line) { return !line.readings.empty(); });
  return lines;
}

std::vector<QuantityLine> quantity_lines(const Facts& facts) {
  std::map<std::string, std::pair<QuantityLine, std::vector<double>>> by_name;
  for (const Measured& measured : facts.measured) {
    auto& [line, numbers] = by_name[measured.quantity];
    switch (measured.quality) {
      case Quality::Good:
        ++line.good;
        break;
      case Quality::Suspect:
        ++line.suspect;
        break;
      case Quality::Bad:
        ++line.bad;
        break;
      case Quality::Missing:
        ++line.missing;
        continue;
    }
    numbers.push_back(measured.value);
  }
  std::vector<QuantityLine> lines;
  for (auto& [name, of] : by_name) {
    auto& [line, numbers] = of;
    line.quantity = name;
    line.unit = quantity_info(name).unit;
    std::sort(numbers.begin(), numbers.end());
    if (!numbers.empty()) {
      line.low = numbers.front();
      line.median = numbers[numbers.size() / 2];
      line.high = numbers.back();
    }
    lines.push_back(line);
  }
  return lines;
}

std::vector<FindingLine> finding_lines(const Facts& facts) {
  std::map<std::string, FindingLine> by_name;
  for (const Finding& finding : facts.findings) {
    FindingLine& line = by_name[finding.name];
    if (line.count++ == 0) line.first = &finding;
    line.name = finding.name;
  }
  std::vector<FindingLine> lines;
  for (auto& [name, line] : by_name) lines.push_back(line);
  return lines;
}

std::string doubts_text(Doubts doubts) {
  std::string text;
  for (const std::string_view name : names_of(doubts)) text += (text.empty() ? "" : ", ") + std::string{name};
  return text;
}

}  // namespace city::check
