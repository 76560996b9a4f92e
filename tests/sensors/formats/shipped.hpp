// The shipped feed files and their fixtures, for tests: assets/feeds/<id>.toml, fixtures/<id>[.<variant>…].<ext>.
//
// A fixture is written by hand in the shape of the source, with its quirks. One that has ".refused." in its name holds
// something that must be refused; all others must not. Extensions:
//   json, xml, csv, txt   one document, sent to city/<id>/raw (with ".alert." in the name: to city/<id>/alert/1)
//   messages         a line each: topic, blank, payload; a payload that begins with "hex:" is bytes in hexadecimal; lines that
//                    begin with "#" and empty ones are skipped
// Messages are decoded by one decoder in order, after the feed's catalogue; what the catalogue gives is left out of the facts.
// Threads: none.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tests/sensors/builders.hpp"

namespace city::test {

inline std::string feeds_folder() { return CITYGLASS_SOURCE_DIR "/assets/feeds/"; }

// With its jq program, catalogue and items, as the center reads it.
inline FeedSpec shipped(const std::string& id) {
  const std::string toml = file_text(feeds_folder() + id + ".toml");
  const auto parsed = parse_feed_spec(toml);
  const auto* error = std::get_if<SpecError>(&parsed);
  EXPECT_EQ(error, nullptr) << id << ".toml:" << (error ? error->line : 0) << ": "
                            << (error ? error->what : "");
  if (error) return {};
  FeedSpec spec = std::get<FeedSpec>(parsed);
  const auto beside = [&](const std::string& file) {
    std::string text = file_text(feeds_folder() + file);
    EXPECT_FALSE(text.empty()) << id << " names " << file << ", which is not there";
    return text;
  };
  if (spec.format == Format::Jq) spec.jq_program = beside(id + ".jq");
  if (!spec.catalogue_file.empty()) spec.catalogue_text = beside(spec.catalogue_file);
  if (!spec.items_file.empty()) spec.items_text = beside(spec.items_file);
  return spec;
}

inline std::vector<std::string> shipped_ids() {
  std::vector<std::string> ids;
  for (const auto& entry : std::filesystem::directory_iterator{feeds_folder()})
    if (entry.path().extension() == ".toml") ids.push_back(entry.path().stem().string());
  std::sort(ids.begin(), ids.end());
  return ids;
}

inline std::vector<std::string> fixtures_of(const std::string& id) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator{CITYGLASS_FIXTURES}) {
    const std::string name = entry.path().filename().string();
    if (name.substr(0, name.find('.')) == id) files.push_back(name);
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct Sent {
  std::string topic{};
  std::string payload{};
};

inline std::string from_hex(std::string_view hex) {
  std::string digits;
  std::copy_if(hex.begin(), hex.end(), std::back_inserter(digits),
               [](unsigned char c) { return std::isxdigit(c) != 0; });
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes.push_back(static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16)));
  return bytes;
}

inline std::vector<Sent> messages_in(const std::string& id, const std::string& file) {
  const std::string text = file_text(std::string{CITYGLASS_FIXTURES "/"} + file);
  EXPECT_FALSE(text.empty()) << file;
  if (!file.ends_with(".messages"))
    return {{.topic = "city/" + id + (file.find(".alert.") == std::string::npos ? "/raw" : "/alert/1"),
             .payload = text}};
  std::vector<Sent> messages;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t blank = std::min(line.find(' '), line.size() - 1);
    std::string payload = line.substr(blank + 1);
    if (payload.starts_with("hex:")) payload = from_hex(std::string_view{payload}.substr(4));
    messages.push_back({.topic = line.substr(0, blank), .payload = std::move(payload)});
  }
  return messages;
}

inline Message as_received(const Sent& sent, std::string_view payload) {
  return {.topic = sent.topic, .payload = payload, .received_at = kReceived, .position = 7};
}

// A decoder of this feed alone that knows the feed's catalogue.
inline Decoder decoder_of(const FeedSpec& spec) {
  Decoder decoder{book(spec)};
  decoder.add_catalogues();
  (void)decoder.take();
  return decoder;
}

inline Facts fixture(const std::string& id, const std::string& file) {
  Decoder decoder = decoder_of(shipped(id));
  const std::vector<Sent> messages = messages_in(id, file);
  for (const Sent& sent : messages) decoder.add(as_received(sent, sent.payload));
  return decoder.take();
}

inline Facts catalogue(const std::string& id) {
  Decoder decoder{book(shipped(id))};
  decoder.add_catalogues();
  return decoder.take();
}

// One document for the feed's raw topic, written in the test itself.
inline Facts raw(const std::string& id, std::string_view document) {
  return decoded(shipped(id), "city/" + id + "/raw", document);
}

// asset -> quantity -> value; the last told wins
inline std::map<std::string, std::map<std::string, Measured>> by_asset(const Facts& facts) {
  std::map<std::string, std::map<std::string, Measured>> found;
  for (const Reading& reading : facts.readings)
    for (std::uint32_t i = reading.first; i < reading.first + reading.count; ++i)
      found[reading.asset][facts.measured.at(i).quantity] = facts.measured[i];
  return found;
}

inline const Reading* reading(const Facts& facts, std::string_view id) {
  const auto found = std::find_if(facts.readings.begin(), facts.readings.end(),
                                  [id](const Reading& one) { return one.asset == id; });
  return found == facts.readings.end() ? nullptr : &*found;
}

inline const AssetFact* asset(const Facts& facts, std::string_view id) {
  const auto found = std::find_if(facts.assets.begin(), facts.assets.end(),
                                  [id](const AssetFact& fact) { return fact.asset == id; });
  return found == facts.assets.end() ? nullptr : &*found;
}

inline std::optional<double> trait(const AssetFact& fact, std::string_view quantity) {
  for (const Trait& one : fact.traits)
    if (one.quantity == quantity) return one.value;
  return std::nullopt;
}

// The errors in words, for the message of a failed test.
inline std::string words_of(const std::vector<DecodeError>& errors) {
  std::string words;
  for (const DecodeError& error : errors)
    words += "\n  [" + error.subject + "] " + error.field + ": " + error.detail;
  return words;
}

}  // namespace city::test
