#include "center/ingest/mqtt_feed.hpp"

#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include "tests/center/ingest/mqtt_fixture.hpp"

namespace city {
namespace {

using testing::HasSubstr;

TEST_F(MqttFeedTest, PutsWhatTheBrokerDeliversIntoTheJournal) {
  Mosquitto broker{{.dir = broker_dir_.path()}};
  ASSERT_TRUE(broker.start()) << broker.log();
  publish(broker, {{.topic = "city/rain/asset/a", .payload = "retained", .retain = true}});
  auto journal = open_journal();
  const auto feed = open_feed(options(broker), *journal);
  const auto up = links_.wait_for(LinkState::Up);
  ASSERT_TRUE(up);
  EXPECT_EQ(up->broker, broker.url());
  EXPECT_EQ(up->connects, 1U);
  EXPECT_EQ(up->detail, "");

  JournalReader reader = journal->follow(0);
  ASSERT_EQ(take(reader, 1).size(), 1U);
  publish(broker, {{.topic = "city/rain/obs/a", .payload = "live"}}, 0);
  std::optional<Message> message;
  for (reader.wait(kPatience); !message;) message = reader.next();
  EXPECT_EQ(message->topic, "city/rain/obs/a");
  EXPECT_EQ(message->payload, "live");
  EXPECT_EQ(message->qos, 0);
  EXPECT_FALSE(message->retained);
  EXPECT_LT(CityClock::real_now() - message->received_at, kPatience);
  EXPECT_EQ(feed->received(), 2U);

  JournalReader again = journal->follow(0);
  const auto retained = again.next();
  ASSERT_TRUE(retained);
  EXPECT_TRUE(retained->retained);
  EXPECT_EQ(retained->qos, 1);
}

TEST_F(MqttFeedTest, SendsWhatADecoderAsksForOnceTheLinkIsUp) {
  Mosquitto broker{{.dir = broker_dir_.path()}};
  ASSERT_TRUE(broker.start()) << broker.log();
  auto journal = open_journal();
  MqttOptions listening = options(broker);
  listening.topics.push_back({.filter = "spBv1.0/#"});
  const auto feed = open_feed(listening, *journal);
  feed->send({.topic = "spBv1.0/pumps/NCMD/edge1", .payload = std::string{"\x12\0\x01", 3}});
  std::optional<Message> message;
  JournalReader reader = journal->follow(0);
  for (reader.wait(kPatience); !message;) message = reader.next();
  EXPECT_EQ(message->topic, "spBv1.0/pumps/NCMD/edge1");
  EXPECT_EQ(message->payload, (std::string_view{"\x12\0\x01", 3}));
}

TEST_F(MqttFeedTest, GetsAtQosOneWhatWasPublishedWhileItWasAway) {
  Mosquitto broker{{.dir = broker_dir_.path()}};
  ASSERT_TRUE(broker.start()) << broker.log();
  auto journal = open_journal();
  JournalReader reader = journal->follow(0);
  auto feed = open_feed(options(broker), *journal);
  ASSERT_TRUE(links_.wait_for(LinkState::Up));
  feed = nullptr;
  publish(broker, numbered(0, 3000));
  feed = open_feed(options(broker), *journal);
  EXPECT_EQ(take(reader, 3000).size(), 3000U);
  EXPECT_EQ(journal->head(), 3000U);
}

TEST_F(MqttFeedTest, ReconnectsAndSubscribesAgainAfterTheBrokerWasKilled) {
  Mosquitto broker{{.dir = broker_dir_.path()}};
  ASSERT_TRUE(broker.start()) << broker.log();
  auto journal = open_journal();
  JournalReader reader = journal->follow(0);
  MqttOptions with = options(broker);
  with.clean_session = true;  // so that only a new subscription can bring anything
  const auto feed = open_feed(with, *journal);
  ASSERT_TRUE(links_.wait_for(LinkState::Up));
  publish(broker, numbered(0, 500));
  EXPECT_EQ(take(reader, 500).size(), 500U);

  broker.kill();
  const auto down = links_.wait_for(LinkState::Down);
  ASSERT_TRUE(down);
  EXPECT_EQ(down->detail, "the connection was lost");
  const auto still_down = links_.wait_for(LinkState::Down);
  ASSERT_TRUE(still_down);
  EXPECT_EQ(still_down->detail, "nobody answers there");

  ASSERT_TRUE(broker.start()) << broker.log();
  ASSERT_TRUE(links_.wait_for(LinkState::Up, 2));
  publish(broker, numbered(500, 500));
  EXPECT_EQ(take(reader, 500).size(), 500U);
  EXPECT_EQ(journal->head(), 1000U);
}

TEST_F(MqttFeedTest, TriesTheNextBrokerWhenOneIsDead) {
  const TempDir other_dir;
  Mosquitto dead{{.dir = other_dir.path()}};
  ASSERT_TRUE(dead.start());
  dead.kill();
  Mosquitto broker{{.dir = broker_dir_.path()}};
  ASSERT_TRUE(broker.start()) << broker.log();
  auto journal = open_journal();
  MqttOptions with = options(broker);
  with.urls = {dead.url(), broker.url()};
  const auto feed = open_feed(with, *journal);
  const auto up = links_.wait_for(LinkState::Up);
  ASSERT_TRUE(up);
  EXPECT_EQ(up->broker, broker.url());
}

TEST_F(MqttFeedTest, EndsInTimeWhileABrokerSaysNothing) {
  const int mute = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  ASSERT_EQ(::bind(mute, reinterpret_cast<sockaddr*>(&address), length), 0);
  ASSERT_EQ(::listen(mute, 8), 0);
  ASSERT_EQ(::getsockname(mute, reinterpret_cast<sockaddr*>(&address), &length), 0);
  auto journal = open_journal();
  int heard = -1;
  const auto start = std::chrono::steady_clock::now();
  {
    const auto feed =
        open_feed({.urls = {"mqtt://127.0.0.1:" + std::to_string(ntohs(address.sin_port))}}, *journal);
    ASSERT_TRUE(links_.wait_for(LinkState::Connecting));
    heard = ::accept(mute, nullptr, nullptr);  // Paho is in the middle of its attempt
  }
  EXPECT_GE(heard, 0);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 20s) << "the attempt was waited for";
  ::close(heard);
  ::close(mute);
}

TEST_F(MqttFeedTest, SharesTheTopicsAmongConnectionsAndGetsEachMessageOnce) {
  Mosquitto broker{{.dir = broker_dir_.path()}};
  ASSERT_TRUE(broker.start()) << broker.log();
  auto journal = open_journal();
  JournalReader reader = journal->follow(0);
  MqttOptions with = options(broker);
  with.connections = 2;
  with.topics = {{"city/a/#", 1}, {"city/b/#", 1}, {"city/c/#", 1}};
  auto feed = open_feed(with, *journal);
  ASSERT_TRUE(links_.wait_for(LinkState::Up, 2));
  for (const char* name : {"a", "b", "c"}) publish(broker, numbered(0, 100, name));
  EXPECT_EQ(take(reader, 300).size(), 300U);

  // Another order moves filters to the other session, which the broker remembers.
  feed = nullptr;
  with.topics = {{"city/b/#", 1}, {"city/a/#", 1}, {"city/c/#", 1}};
  Links fresh;
  auto opened = MqttFeed::open(with, *journal, clock_, [&](const LinkNow& link) { fresh.tell(link); });
  ASSERT_TRUE(fresh.wait_for(LinkState::Up, 2));
  for (const char* name : {"a", "b", "c"}) publish(broker, numbered(100, 100, name));
  publish(broker, {{.topic = "city/a/last", .payload = ""}, {.topic = "city/b/last", .payload = ""}});
  EXPECT_EQ(take(reader, 302).size(), 302U);
  EXPECT_EQ(journal->head(), 602U);
}

TEST_F(MqttFeedTest, StampsWithTheClockOfTheSimulator) {
  Mosquitto broker{{.dir = broker_dir_.path()}};
  ASSERT_TRUE(broker.start()) << broker.log();
  auto journal = open_journal();
  JournalReader reader = journal->follow(0);
  MqttOptions with = options(broker);
  with.topics = {{"city/rain/#", 0}};
  const auto feed = open_feed(with, *journal);
  ASSERT_TRUE(links_.wait_for(LinkState::Up));
  publish(broker, {{.topic = "city/_sim/status",
                    .payload = R"({"state":"online","speed":60,"clock":"2050-01-01T00:00:00Z"})"},
                   {.topic = "city/rain/obs/a", .payload = "x"}});
  ASSERT_EQ(take(reader, 2).size(), 2U);
  JournalReader again = journal->follow(1);
  const TimePoint in_2050{Milliseconds{2'524'608'000'000}};
  const auto message = again.next();
  ASSERT_TRUE(message);
  EXPECT_GE(message->received_at, in_2050);
  EXPECT_LT(message->received_at, in_2050 + 60 * kPatience);
}

TEST_F(MqttFeedTest, RefusesSettingsThatCannotWork) {
  auto journal = open_journal();
  const auto complaint = [&](MqttOptions with) {
    auto opened = MqttFeed::open(std::move(with), *journal, clock_, nullptr);
    return std::holds_alternative<MqttError>(opened) ? std::get<MqttError>(opened).what : "accepted";
  };
  EXPECT_THAT(complaint({.urls = {}}), HasSubstr("--broker"));
  EXPECT_THAT(complaint({.urls = {"ftp://x"}}), HasSubstr("ftp://x"));
  EXPECT_THAT(complaint({.client_id = ""}), HasSubstr("client id"));
  EXPECT_THAT(complaint({.ca_file = "/absent/ca.pem"}), HasSubstr("/absent/ca.pem"));
  EXPECT_THAT(complaint({.cert_file = "/absent/c.pem"}), HasSubstr("/absent/c.pem"));
  EXPECT_THAT(complaint({.key_file = "/absent/k.pem"}), HasSubstr("/absent/k.pem"));
}

// Runs a program of the broker's or of OpenSSL's; false when it is not there or fails.
bool run(const std::vector<std::string>& command) {
  std::vector<char*> words;
  words.reserve(command.size() + 1);
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    ::freopen("/dev/null", "w", stderr);
    ::freopen("/dev/null", "w", stdout);
    ::execvp(words[0], words.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST_F(MqttFeedTest, GivesUserAndPasswordAndSaysWhenTheyAreRefused) {
  const std::string file = (broker_dir_.path() / "passwords").string();
  if (!run({"mosquitto_passwd", "-b", "-c", file, "center", "right"}))
    GTEST_SKIP() << "mosquitto_passwd is not installed";
  Mosquitto broker{{.extra = "password_file " + file, .dir = broker_dir_.path(), .anonymous = false}};
  ASSERT_TRUE(broker.start()) << broker.log();
  auto journal = open_journal();
  MqttOptions with = options(broker);
  with.user = "center";
  with.password = "wrong";
  auto feed = open_feed(with, *journal);
  const auto down = links_.wait_for(LinkState::Down);
  ASSERT_TRUE(down);
  EXPECT_THAT(down->detail, HasSubstr("refuses this user or password"));
  feed = nullptr;
  with.password = "right";
  feed = open_feed(with, *journal);
  EXPECT_TRUE(links_.wait_for(LinkState::Up));
}

TEST_F(MqttFeedTest, SpeaksTlsWithCertificatesOnBothSides) {
  const auto path = [&](const char* name) { return (broker_dir_.path() / name).string(); };
  const auto issue = [&](const std::string& name, const std::string& subject,
                         const std::vector<std::string>& more) {
    std::vector<std::string> command{"openssl",
                                     "req",
                                     "-x509",
                                     "-newkey",
                                     "ec",
                                     "-pkeyopt",
                                     "ec_paramgen_curve:prime256v1",
                                     "-nodes",
                                     "-days",
                                     "2",
                                     "-subj",
                                     subject,
                                     "-keyout",
                                     path((name + ".key").c_str()),
                                     "-out",
                                     path((name + ".crt").c_str())};
    command.insert(command.end(), more.begin(), more.end());
    return run(command);
  };
  if (!issue("ca", "/CN=test authority", {})) GTEST_SKIP() << "openssl is not installed";
  for (const char* name : {"broker", "center"}) {
    ASSERT_TRUE(issue(name, std::string{"/CN="} + name,
                      {"-CA", path("ca.crt"), "-CAkey", path("ca.key"), "-addext",
                       "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=CA:FALSE"}));
  }
  Mosquitto broker{{.extra = "cafile " + path("ca.crt") + "\ncertfile " + path("broker.crt") + "\nkeyfile " +
                             path("broker.key") + "\nrequire_certificate true",
                    .dir = broker_dir_.path()}};
  ASSERT_TRUE(broker.start()) << broker.log();
  auto journal = open_journal();
  MqttOptions with = options(broker);
  with.urls = {"mqtts://127.0.0.1:" + std::to_string(broker.port())};
  {
    const auto stranger = open_feed(with, *journal);  // knows neither the authority nor has a certificate
    const auto down = links_.wait_for(LinkState::Down);
    ASSERT_TRUE(down);
    EXPECT_THAT(down->detail, HasSubstr("certificate"));
  }
  with.ca_file = path("ca.crt");
  with.cert_file = path("center.crt");
  with.key_file = path("center.key");
  const auto feed = open_feed(with, *journal);
  ASSERT_TRUE(links_.wait_for(LinkState::Up));
}

// ---- kill -9 of the center -------------------------------------------------------------------------------------------

TEST_F(MqttFeedTest, EveryAcceptedMessageIsInTheJournalOnceAfterKillsUnderLoad) {
  Mosquitto broker{{.dir = broker_dir_.path()}};
  ASSERT_TRUE(broker.start()) << broker.log();
  const auto start_center = [&](int announce) {
    const pid_t child = ::fork();
    if (child != 0) return child;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(announce, STDOUT_FILENO);
    ::execl(JOURNALING_CENTER, JOURNALING_CENTER, broker.url().c_str(), journal_dir_.path().c_str(), nullptr);
    ::_exit(127);
  };
  int ends[2] = {};
  ASSERT_EQ(::pipe(ends), 0);
  const auto wait_for = [&](char sign, int times) {
    char got = 0;
    while (times > 0 && ::read(ends[0], &got, 1) == 1) times -= got == sign ? 1 : 0;
    return times == 0;
  };

  pid_t center = start_center(ends[1]);
  ASSERT_TRUE(wait_for('u', 1));
  std::atomic<bool> killed_enough = false;
  int published = 0;  // of the publisher's thread until it is joined
  std::thread publisher([&] {
    for (; !killed_enough; published += 1000) publish(broker, numbered(published, 1000));
  });
  for (int kills = 0; kills < 3; ++kills) {
    EXPECT_TRUE(wait_for('.', 10));  // in the middle of the load
    ::kill(center, SIGKILL);
    ::waitpid(center, nullptr, 0);
    center = start_center(ends[1]);
    EXPECT_TRUE(wait_for('u', 1));
  }
  killed_enough = true;
  publisher.join();
  ::kill(center, SIGKILL);
  ::waitpid(center, nullptr, 0);
  ::close(ends[0]);
  ::close(ends[1]);

  auto journal = open_journal();
  JournalReader reader = journal->follow(0);
  const auto feed = open_feed(options(broker), *journal);
  ASSERT_TRUE(links_.wait_for(LinkState::Up));
  publish(broker, {{.topic = "city/end", .payload = "end"}});
  std::vector<int> count(static_cast<std::size_t>(published));
  int others = 0;
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  for (bool ended = false; !ended && std::chrono::steady_clock::now() < deadline;) {
    const auto message = reader.next();
    if (!message) {
      reader.wait(1s);
      continue;
    }
    ended = message->payload == "end";
    int number = -1;
    if (std::sscanf(std::string{message->payload}.c_str(), "{\"n\":%d}", &number) == 1) {
      ++count.at(static_cast<std::size_t>(number));
    } else {
      ++others;
    }
  }
  EXPECT_EQ(others, 1);
  EXPECT_EQ(std::count(count.begin(), count.end(), 0), 0) << "lost";
  EXPECT_EQ(std::count_if(count.begin(), count.end(), [](int n) { return n > 1; }), 0) << "twice";
}

}  // namespace
}  // namespace city
