#include "center/commands/tool_options.hpp"

#include <CLI/CLI.hpp>

#include "center/state/names.hpp"

namespace city {
namespace {

std::optional<DecodeError::Kind> kind_named(const std::string& name) {
  for (std::size_t i = 0; i < kErrorKinds; ++i)
    if (name_of(static_cast<DecodeError::Kind>(i)) == name) return static_cast<DecodeError::Kind>(i);
  return std::nullopt;
}

std::string kinds() {
  std::string list;
  for (std::size_t i = 0; i < kErrorKinds; ++i)
    list += (i == 0 ? "" : ", ") + std::string{name_of(static_cast<DecodeError::Kind>(i))};
  return list;
}

}  // namespace

CLI::App* add_check(CLI::App& app, ToolFlags& flags) {
  CLI::App* check = app.add_subcommand(
      "check", "try feed files, scenes, a configuration or a store before relying on them");
  check->add_option("what", flags.what, "feeds, scenes, config or store")->required();
  check->add_option("dir", flags.dirs,
                    "feeds: the directory of <id>.toml files; scenes: directories, else the configured ones");
  check->add_option(
      "--sample", flags.samples,
      "feeds: what the feed publishes, a document or a .messages file of \"topic payload\" lines; "
      "without it DIR/samples/<id>.* are tried");
  check->add_option("--feed", flags.feed, "feeds: whose sample it is; else as the file is named");
  check->add_option("--topic", flags.topic, "feeds: the topic on which the sample came; else the usual one");
  check->add_option("--received", flags.received,
                    "feeds: when the sample came, with a zone; else as the file says");
  check->add_option("--rows", flags.rows, "feeds: rows shown of each kind of fact");
  check->add_flag("--json", flags.json, "feeds, scenes: for machines");
  return check;
}

CLI::App* add_quarantine(CLI::App& app, ToolFlags& flags) {
  CLI::App* quarantine = app.add_subcommand("quarantine", "what was refused and why; look at it, replay it");
  quarantine->add_option("--feed", flags.feed, "only this feed's");
  quarantine->add_option("--kind", flags.kind, "only refusals of this kind: " + kinds());
  quarantine->add_option("--limit", flags.limit, "at most so many messages, the newest")
      ->check(CLI::PositiveNumber);
  quarantine->add_option("--show", flags.show, "print the message at this position")
      ->check(CLI::NonNegativeNumber);
  quarantine->add_flag("--raw", flags.raw, "with --show: its bytes as they came, for a file");
  quarantine->add_flag("--replay", flags.replay,
                       "say what today's feed files would make of the refused messages");
  quarantine->add_flag("--apply", flags.apply,
                       "with --replay: hand over those that fare better now to the next record or wall");
  return quarantine;
}

std::variant<CheckCommand, Exit> check_command(const ToolFlags& flags) {
  CheckCommand command;
  if (flags.what == "config") {
    command.what = CheckCommand::What::Config;
  } else if (flags.what == "store") {
    command.what = CheckCommand::What::Store;
  } else if (flags.what == "scenes") {
    command.what = CheckCommand::What::Scenes;
  } else if (flags.what == "rules") {
    return Exit{2, "check rules is not there yet; what can be checked: feeds, scenes, config, store"};
  } else if (flags.what != "feeds") {
    return Exit{2, "there is nothing to check called \"" + flags.what +
                       "\"; there are feeds, scenes, config and store"};
  }
  command.json = flags.json;
  if (command.what == CheckCommand::What::Scenes) command.dirs.assign(flags.dirs.begin(), flags.dirs.end());
  if (command.what != CheckCommand::What::Feeds) return command;
  if (flags.dirs.size() != 1)
    return Exit{2, "check feeds needs the directory of the feed files: check feeds DIR"};
  command.dir = flags.dirs.front();
  command.samples.assign(flags.samples.begin(), flags.samples.end());
  command.feed = flags.feed;
  command.topic = flags.topic;
  command.rows = flags.rows;
  if (!flags.received.empty()) {
    command.received = parse_instant(flags.received);
    if (!command.received)
      return Exit{2,
                  "--received must be a time with a zone, like 2026-05-01T08:00:00+08:00: " + flags.received};
  }
  return command;
}

std::variant<QuarantineCommand, Exit> quarantine_command(const ToolFlags& flags) {
  QuarantineCommand command{.feed = flags.feed,
                            .limit = flags.limit,
                            .raw = flags.raw,
                            .replay = flags.replay,
                            .apply = flags.apply};
  if (!flags.kind.empty()) {
    command.kind = kind_named(flags.kind);
    if (!command.kind)
      return Exit{2, "there are no refusals of kind \"" + flags.kind + "\"; the kinds are " + kinds()};
  }
  if (flags.show >= 0) command.show = static_cast<Position>(flags.show);
  if (command.raw && !command.show) return Exit{2, "--raw goes with --show POSITION"};
  if (command.apply && !command.replay) return Exit{2, "--apply goes with --replay"};
  if (command.show && command.replay) return Exit{2, "--show and --replay are two things; ask for one"};
  return command;
}

}  // namespace city
