#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <map>

#include "center/check/columns.hpp"
#include "center/commands/city_setup.hpp"
#include "center/commands/commands.hpp"
#include "center/commands/kept_messages.hpp"
#include "center/commands/live_city.hpp"
#include "center/commands/quarantine_replay.hpp"
#include "center/export/local_stamps.hpp"
#include "center/ingest/city_clock.hpp"
#include "center/state/names.hpp"
#include "sensors/formats/batch.hpp"

namespace city {
namespace {

constexpr std::size_t kShownBytes = 60;   // of a payload, in the list
constexpr std::size_t kReasonsShown = 3;  // of one message, in the list

int fail(const std::string& what, int code = 1) {
  fmt::print(stderr, "cityglass quarantine: {}\n", what);
  return code;
}

std::string stamp(TimePoint at) {
  LocalStamps stamps{"UTC"};
  const auto text = stamps.text(at);
  return text ? std::string{*text} : "unreadable";
}

// Newest first, each with all its refusals that the query asks for.
std::vector<Refused> refused_messages(Store& store, const QuarantineCommand& command) {
  std::vector<Refused> messages;
  for (QuarantinedRow& row :
       store.quarantine({.feed = command.feed, .kind = command.kind, .only_waiting = command.replay})) {
    if (messages.empty() || messages.back().position != row.refused.position) {
      if (messages.size() == command.limit) break;
      messages.push_back({.position = row.refused.position});
    }
    messages.back().rows.push_back(std::move(row));
  }
  return messages;
}

std::set<Position> positions_of(const std::vector<Refused>& messages) {
  std::set<Position> positions;
  for (const Refused& message : messages) positions.insert(message.position);
  return positions;
}

std::string reason(const RefusedRow& row) {
  std::string text{name_of(row.kind)};
  if (!row.subject.empty()) text += " " + row.subject;
  if (!row.field.empty()) text += " " + row.field;
  return row.detail.empty() ? text : text + ": " + row.detail;
}

void print_line(const std::string& text) {
  fmt::print("    {}\n", check::wrapped(presentable(text, 2000), check::kPageColumns, 4));
}

int list(Store& store, const std::vector<Refused>& messages, const KeptMessages& kept) {
  for (const Refused& message : messages) {
    const RefusedRow& first = message.rows.front().refused;
    std::string head = fmt::format("{}  {}  {}", message.position, stamp(first.refused_at),
                                   first.feed.empty() ? "(no feed)" : first.feed);
    if (const auto& at = message.rows.front().replayed_at)
      head += fmt::format("  replayed {} as {}", stamp(*at), message.rows.front().replayed_as.value_or(0));
    fmt::print("{}\n", head);
    for (std::size_t i = 0; i < message.rows.size() && i < kReasonsShown; ++i)
      print_line(reason(message.rows[i].refused));
    if (message.rows.size() > kReasonsShown)
      fmt::print("    … and {} more refusals\n", message.rows.size() - kReasonsShown);
    const auto found = kept.find(message.position);
    if (found == kept.end()) {
      print_line("(the message is no longer kept)");
    } else {
      const KeptMessage& its = found->second;
      print_line(its.topic + "  " +
                 presentable(std::string_view{its.payload}.substr(0, kShownBytes), kShownBytes) +
                 (its.payload.size() > kShownBytes ? fmt::format(" … ({} bytes)", its.payload.size()) : ""));
    }
  }
  fmt::print("{}{} in quarantine; --show POSITION prints a message, --replay tries them again\n",
             messages.empty() ? "" : "\n", store.quarantined());
  return 0;
}

// Line breaks and tabs stay; everything else that a terminal might act on is written out.
std::string for_terminal(std::string_view bytes) {
  std::string text;
  while (!bytes.empty()) {
    const std::size_t line_end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, line_end);
    while (!line.empty()) {
      const std::string one = presentable(line.substr(0, 1), 1);
      const auto byte = static_cast<unsigned char>(line.front());
      std::size_t length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
      length = std::min(length, line.size());
      const std::string_view glyph = line.substr(0, length);
      if (byte == '\t' || byte == ' ' || (byte >= 0x20 && byte < 0x7f)) {
        text += line.front();
        length = 1;
      } else if (byte >= 0x80 && presentable(glyph, length) == glyph) {
        text += glyph;
      } else {
        text += fmt::format("\\x{:02x}", byte);
        length = 1;
      }
      line.remove_prefix(length);
    }
    if (line_end < bytes.size()) text += '\n';
    bytes.remove_prefix(std::min(line_end + 1, bytes.size()));
  }
  return text;
}

int show(Store& store, const Config& config, const QuarantineCommand& command) {
  auto found = kept_messages(store, journal_dir(config.store_file), {*command.show});
  if (auto* error = std::get_if<std::string>(&found)) return fail(*error);
  const auto& kept = std::get<KeptMessages>(found);
  if (kept.empty()) return fail(fmt::format("there is no message at position {}", *command.show));
  const KeptMessage& message = kept.begin()->second;
  if (command.raw) {
    const std::size_t written = std::fwrite(message.payload.data(), 1, message.payload.size(), stdout);
    return written == message.payload.size() && std::fflush(stdout) == 0 ? 0 : fail("cannot be written");
  }
  fmt::print("position  {}\nreceived  {}\ntopic     {}\nqos       {}{}{}\n", message.position,
             stamp(message.received_at), presentable(message.topic, 1024), int{message.qos},
             message.retained ? ", retained" : "", message.truncated ? ", cut: too large" : "");
  for (const QuarantinedRow& row : store.quarantine({.position = message.position}))
    fmt::print("refused   {}\n",
               check::wrapped(presentable(reason(row.refused), 2000), check::kPageColumns, 10));
  fmt::print("\n{}\n", for_terminal(message.payload));
  return 0;
}

int replay(Store& store, const Config& config, const QuarantineCommand& command,
           const std::vector<Refused>& messages, const KeptMessages& kept) {
  auto loaded = load_feeds(config);
  if (auto* error = std::get_if<SetupError>(&loaded)) return fail(error->what, 2);
  const auto& feeds = std::get<FeedBookPtr>(loaded);
  std::vector<Position> better;
  for (const ReplayResult& result : try_again(feeds, store, messages, kept)) {
    fmt::print("{}  refused {} then, {} now; {}{}\n", result.position, result.refused_before,
               result.refused_now, result.yield.empty() ? "not tried" : result.yield,
               result.better ? "  *" : "");
    if (!result.why.empty()) print_line(result.why);
    if (result.better) better.push_back(result.position);
  }
  if (!command.apply) {
    fmt::print("{} of {} fare better now (*); --apply hands those to the next record or wall\n",
               better.size(), messages.size());
    return 0;
  }
  auto handed = hand_over(config, *feeds, better, kept, CityClock::real_now());
  if (auto* error = std::get_if<std::string>(&handed)) return fail(*error);
  fmt::print("{} of {} handed over; the next record or wall takes them in\n", std::get<std::size_t>(handed),
             messages.size());
  return 0;
}

}  // namespace

int run_quarantine(const CommandLine& line, const QuarantineCommand& command) {
  auto opened = Store::open(line.config.store_file, Store::Mode::ReadOnly);
  if (auto* error = std::get_if<StoreError>(&opened)) return fail(error->what);
  Store& store = *std::get<std::unique_ptr<Store>>(opened);
  if (command.show) return show(store, line.config, command);
  const std::vector<Refused> messages = refused_messages(store, command);
  auto found = kept_messages(store, journal_dir(line.config.store_file), positions_of(messages));
  if (auto* error = std::get_if<std::string>(&found)) return fail(*error);
  const auto& kept = std::get<KeptMessages>(found);
  return command.replay ? replay(store, line.config, command, messages, kept) : list(store, messages, kept);
}

}  // namespace city
