#include "center/commands/check_feeds.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "center/check/check_feed.hpp"
#include "center/check/report_json.hpp"
#include "center/check/report_text.hpp"
#include "center/config/feed_files.hpp"
#include "center/config/read_file.hpp"
#include "sensors/formats/jq_mapper.hpp"
#include "sensors/hotline/items.hpp"

namespace city {
namespace fs = std::filesystem;
namespace {

struct Fault {
  std::string what{};
};

// What is wrong with the files beside the feed file, which only their users would find out.
std::optional<std::string> fault_beside(const FeedSpec& spec, const fs::path& file) {
  if (spec.format == Format::Jq)
    if (const auto fault = JqMapper::fault_of(spec.jq_program))
      return *fault + ": " + fs::path{file}.replace_extension(".jq").string();
  const auto items = parse_hotline_items(spec.items_text);
  if (const auto* error = std::get_if<SpecError>(&items))
    return error->what + " (line " + std::to_string(error->line) +
           "): " + (file.parent_path() / spec.items_file).string();
  return std::nullopt;
}

// Every fault is said, not only the first.
std::variant<std::map<std::string, FeedSpec>, std::vector<std::string>> feeds_in(const fs::path& dir) {
  std::error_code failed;
  std::vector<fs::path> files;
  for (fs::directory_iterator it{dir, failed}, end; !failed && it != end; it.increment(failed))
    if (it->path().extension() == ".toml") files.push_back(it->path());
  if (failed) return std::vector{"the directory cannot be read (" + failed.message() + "): " + dir.string()};
  if (files.empty()) return std::vector{"there is no <id>.toml in this directory: " + dir.string()};
  std::sort(files.begin(), files.end());
  std::map<std::string, FeedSpec> feeds;
  std::vector<std::string> faults;
  for (const fs::path& file : files) {
    auto loaded = load_feed_file(file);
    if (auto* error = std::get_if<FeedFileError>(&loaded)) {
      faults.push_back(std::move(error->what));
      continue;
    }
    FeedSpec spec = std::get<FeedSpec>(std::move(loaded));
    if (auto fault = fault_beside(spec, file))
      faults.push_back(std::move(*fault));
    else
      feeds[spec.id] = std::move(spec);
  }
  if (!faults.empty()) return faults;
  return feeds;
}

Receipt receipt_of(const fs::path& file, const CheckCommand& command) {
  if (command.received) return {.known = Receipt::Known::Given, .at = *command.received};
  std::error_code failed;
  const auto written = fs::last_write_time(file, failed);
  if (failed) return {};
  const auto at = std::chrono::file_clock::to_sys(written);
  return {.known = Receipt::Known::FileTime, .at = std::chrono::floor<Milliseconds>(at)};
}

std::variant<std::string, Fault> feed_of(const fs::path& sample, const std::map<std::string, FeedSpec>& feeds,
                                         const CheckCommand& command) {
  if (!command.feed.empty()) {
    if (feeds.contains(command.feed)) return command.feed;
    return Fault{"there is no feed \"" + command.feed + "\" in " + command.dir.string()};
  }
  const std::string name = sample.filename().string();
  const std::string stem = name.substr(0, name.find('.'));
  if (feeds.contains(stem)) return stem;
  if (feeds.size() == 1) return feeds.begin()->first;
  return Fault{"whose sample is it? name it <feed>.json, or say --feed ID: " + sample.string()};
}

using Samples = std::map<std::string, std::vector<fs::path>>;  // by feed

std::variant<Samples, Fault> samples_of(const std::map<std::string, FeedSpec>& feeds,
                                        const CheckCommand& command) {
  Samples samples;
  for (const fs::path& sample : command.samples) {
    auto feed = feed_of(sample, feeds, command);
    if (auto* fault = std::get_if<Fault>(&feed)) return std::move(*fault);
    samples[std::get<std::string>(feed)].push_back(sample);
  }
  if (!command.samples.empty()) return samples;
  for (const auto& [id, spec] : feeds) {
    if (!command.feed.empty() && command.feed != id) continue;
    samples[id];
    std::error_code failed;
    for (fs::directory_iterator it{command.dir / "samples", failed}, end; !failed && it != end;
         it.increment(failed))
      if (it->path().filename().string().starts_with(id + ".")) samples[id].push_back(it->path());
    std::sort(samples[id].begin(), samples[id].end());
  }
  if (samples.empty()) return Fault{"there is no feed \"" + command.feed + "\" in " + command.dir.string()};
  return samples;
}

std::variant<FeedReport, Fault> report_on(const FeedSpec& spec, const std::vector<fs::path>& files,
                                          const CheckCommand& command) {
  std::vector<SampleMessage> messages;
  Receipt receipt;
  for (const fs::path& file : files) {
    const auto text = read_file(file);
    if (!text) return Fault{"the sample cannot be read: " + file.string()};
    auto read = sample_messages(spec, file.filename().string(), *text, command.topic);
    if (auto* error = std::get_if<SampleError>(&read)) return Fault{std::move(error->what)};
    auto& some = std::get<std::vector<SampleMessage>>(read);
    std::move(some.begin(), some.end(), std::back_inserter(messages));
    receipt = receipt_of(file, command);
  }
  return check_feed(spec, messages, receipt);
}

int fail(const std::string& what) {
  fmt::print(stderr, "cityglass check feeds: {}\n", what);
  return 2;
}

}  // namespace

int check_feeds(const CheckCommand& command) {
  auto read = feeds_in(command.dir);
  if (const auto* faults = std::get_if<std::vector<std::string>>(&read)) {
    for (const std::string& fault : *faults) fail(fault);
    return 2;
  }
  const auto& feeds = std::get<std::map<std::string, FeedSpec>>(read);
  auto found = samples_of(feeds, command);
  if (const auto* fault = std::get_if<Fault>(&found)) return fail(fault->what);

  std::vector<FeedReport> reports;
  for (const auto& [id, files] : std::get<Samples>(found)) {
    auto report = report_on(feeds.at(id), files, command);
    if (const auto* fault = std::get_if<Fault>(&report)) return fail(fault->what);
    reports.push_back(std::get<FeedReport>(std::move(report)));
  }
  const auto unclean =
      std::count_if(reports.begin(), reports.end(), [](const FeedReport& r) { return r.refused(); });
  if (command.json) {
    fmt::print("{}", reports_json(reports));
    return unclean > 0 ? 1 : 0;
  }
  // Asked about a sample, everything is told; going through a directory, what needs a look.
  for (const FeedReport& report : reports) {
    const bool in_full = !command.samples.empty() || report.refused() || !report.warnings.empty();
    fmt::print("{}", in_full ? report_text(feeds.at(report.feed), report, {.facts = command.rows})
                             : report_summary(report) + "\n");
  }
  fmt::print("\n{}: {}\n", reports.size() == 1 ? "1 feed" : fmt::format("{} feeds", reports.size()),
             unclean == 0 ? "clean" : fmt::format("{} with something refused", unclean));
  return unclean > 0 ? 1 : 0;
}

}  // namespace city
