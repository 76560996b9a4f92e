// The way in and nothing else, as a process of its own for a test to kill: journals what a broker delivers.
//
//   journaling_center URL JOURNAL-DIRECTORY     writes "u" to standard output when connected, "." after every wake
#include <unistd.h>

#include <chrono>
#include <memory>
#include <variant>

#include "center/ingest/mqtt_feed.hpp"

namespace {

void say(char sign) {
  if (::write(STDOUT_FILENO, &sign, 1) != 1) ::_exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace city;
  if (argc != 3) return 2;
  auto opened = Journal::open({.dir = argv[2], .segment_bytes = std::size_t{4} << 20});
  if (!std::holds_alternative<std::unique_ptr<Journal>>(opened)) return 1;
  Journal& journal = *std::get<std::unique_ptr<Journal>>(opened);
  CityClock clock;
  const MqttOptions options{
      .urls = {argv[1]}, .topics = {{"city/#", 1}}, .retry_first = std::chrono::milliseconds{20}};
  const auto feed = MqttFeed::open(options, journal, clock, [](const LinkNow& link) {
    if (link.state == LinkState::Up) say('u');
  });
  if (!std::holds_alternative<std::unique_ptr<MqttFeed>>(feed)) return 1;
  for (Position last = 0;; last = journal.head()) {
    JournalReader reader = journal.follow(last);
    reader.wait(std::chrono::hours{1});
    say('.');
  }
}
