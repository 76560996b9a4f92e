#include "sensors/formats/cap.hpp"

#include <simdjson.h>
#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "sensors/all_clear.hpp"
#include "sensors/formats/cap_area.hpp"

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr std::size_t kLongestText = 16384;
constexpr std::size_t kLongestWord = 512;

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name{node.name()};
  return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& node : parent.children())
    if (local_name(node) == name) return node;
  return {};
}

// All text within, whether it comes as CDATA, plainly, or in pieces round a comment.
std::string whole_text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& piece : node.children())
    if (piece.type() == pugi::node_pcdata || piece.type() == pugi::node_cdata) text += piece.value();
  return text;
}

std::string text_of(const pugi::xml_node& parent, std::string_view name, std::size_t most_bytes) {
  return presentable(whole_text(child(parent, name)), most_bytes);
}

template <class T, std::size_t n>
std::optional<T> word(std::string_view text, const std::array<std::pair<std::string_view, T>, n>& words) {
  for (const auto& [name, value] : words)
    if (text == name) return value;
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, AlertStatus>, 5> kStatuses{
    {{"Actual", AlertStatus::Actual},
     {"Exercise", AlertStatus::Exercise},
     {"System", AlertStatus::System},
     {"Test", AlertStatus::Test},
     {"Draft", AlertStatus::Draft}}};
constexpr std::array<std::pair<std::string_view, AlertType>, 5> kTypes{{{"Alert", AlertType::Alert},
                                                                        {"Update", AlertType::Update},
                                                                        {"Cancel", AlertType::Cancel},
                                                                        {"Ack", AlertType::Ack},
                                                                        {"Error", AlertType::Error}}};
constexpr std::array<std::pair<std::string_view, Severity>, 5> kSeverities{{{"Unknown", Severity::Unknown},
                                                                            {"Minor", Severity::Minor},
                                                                            {"Moderate", Severity::Moderate},
                                                                            {"Severe", Severity::Severe},
                                                                            {"Extreme", Severity::Extreme}}};

std::optional<TimePoint> time_of(const pugi::xml_node& parent, std::string_view name, FeedContext& feed,
                                 Batch& batch) {
  const std::string text = text_of(parent, name, kLongestWord);
  if (text.empty()) return std::nullopt;
  const Stamp stamp = stamp_from_text(text, feed.zone);
  if (!stamp.time) batch.fail(Kind::BadTime, name, "\"" + presentable(text, 60) + "\" is " + stamp.why);
  return stamp.time;
}

// "sender,identifier,sent sender,identifier,sent"
std::vector<std::string> references_in(std::string_view text, Batch& batch) {
  std::vector<std::string> ids;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    const std::string_view triple = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (triple.empty()) continue;
    const std::size_t first = triple.find(',');
    const std::size_t last = triple.rfind(',');
    if (first == std::string_view::npos || last <= first + 1)
      batch.fail(Kind::BadValue, "references",
                 "\"" + presentable(triple, 100) + "\" is not sender,identifier,sent");
    else
      ids.emplace_back(triple.substr(first + 1, last - first - 1));
  }
  return ids;
}

// 2 for zh-TW, 1 for other Chinese, 0 for the rest.
int liking_for(std::string_view language) {
  if (language == "zh-TW" || language == "zh-Hant" || language == "zh-Hant-TW" || language == "zh-tw")
    return 2;
  return language.starts_with("zh") ? 1 : 0;
}

// "Past" where the info says in any of CAP's ways that it is over.
std::string urgency_of(const pugi::xml_node& info) {
  for (const pugi::xml_node& node : info.children())
    if (local_name(node) == "responseType" && presentable(whole_text(node), kLongestWord) == "AllClear")
      return "Past";
  return text_of(info, "urgency", kLongestWord);
}

bool lifts(const pugi::xml_node& info) {
  return urgency_of(info) == "Past" || lifts_warning(text_of(info, "headline", kLongestText));
}

pugi::xml_node info_with_texts(const pugi::xml_node& alert) {
  pugi::xml_node best;
  int best_liking = -1;
  for (const pugi::xml_node& node : alert.children()) {
    if (local_name(node) != "info") continue;
    const int liking = 2 * liking_for(text_of(node, "language", kLongestWord)) + (lifts(node) ? 0 : 1);
    if (liking <= best_liking) continue;
    best = node;
    best_liking = liking;
  }
  return best;
}

std::string geocode_in(const pugi::xml_node& geocode) {
  const std::string scheme = text_of(geocode, "valueName", kLongestWord);
  std::string value = text_of(geocode, "value", kLongestWord);
  const bool taiwans = scheme.empty() || scheme.find("Taiwan_Geocode") != std::string::npos;
  return taiwans || value.empty() ? value : scheme + "=" + value;
}

// What counts in every language: severity, end and areas.
void read_info(const pugi::xml_node& info, AlertFact& alert, FeedContext& feed, Batch& batch) {
  const std::string severity = text_of(info, "severity", kLongestWord);
  const auto known = word(severity, kSeverities);
  if (known)
    alert.severity = std::max(alert.severity, *known);
  else if (!severity.empty())
    batch.fail(Kind::BadValue, "severity", "\"" + presentable(severity, 60) + "\" is no word of CAP");
  if (const auto expires = time_of(info, "expires", feed, batch))
    alert.expires = std::max(alert.expires.value_or(*expires), *expires);
  for (const pugi::xml_node& node : info.children()) {
    if (local_name(node) != "area") continue;
    CapAreaText area;
    area.description = text_of(node, "areaDesc", kLongestWord);
    for (const pugi::xml_node& part : node.children()) {
      if (local_name(part) == "polygon")
        area.polygons.push_back(whole_text(part));
      else if (local_name(part) == "circle")
        area.circles.push_back(whole_text(part));
      else if (local_name(part) == "geocode")
        area.geocodes.push_back(geocode_in(part));
    }
    add_area(area, alert.areas, feed, batch);
  }
}

void read_infos(const pugi::xml_node& root, AlertFact& alert, FeedContext& feed, Batch& batch) {
  const pugi::xml_node texts = info_with_texts(root);
  alert.event = text_of(texts, "event", kLongestWord);
  alert.headline = text_of(texts, "headline", kLongestText);
  alert.description = text_of(texts, "description", kLongestText);
  alert.instruction = text_of(texts, "instruction", kLongestText);
  alert.urgency = urgency_of(texts);
  alert.certainty = text_of(texts, "certainty", kLongestWord);
  alert.effective = time_of(texts, "effective", feed, batch);
  alert.onset = time_of(texts, "onset", feed, batch);
  read_info(texts, alert, feed, batch);  // first, so that its descriptions of areas stand
  for (const pugi::xml_node& info : root.children())
    if (local_name(info) == "info" && info != texts) read_info(info, alert, feed, batch);
}

void read_alert(const pugi::xml_node& root, FeedContext& feed, Batch& batch) {
  AlertFact alert;
  alert.id = text_of(root, "identifier", kLongestWord);
  alert.sender = text_of(root, "sender", kLongestWord);
  const auto sent = time_of(root, "sent", feed, batch);
  const std::string status = text_of(root, "status", kLongestWord);
  const std::string type = text_of(root, "msgType", kLongestWord);
  bool complete = sent.has_value();
  for (const char* name : {"identifier", "sender", "sent", "status", "msgType"}) {
    if (!text_of(root, name, kLongestWord).empty()) continue;
    batch.fail(Kind::MissingField, name, "every CAP alert has one");
    complete = false;
  }
  const auto known_status = word(status, kStatuses);
  const auto known_type = word(type, kTypes);
  if (!status.empty() && !known_status)
    batch.fail(Kind::BadValue, "status", "\"" + presentable(status, 60) + "\" is no word of CAP");
  if (!type.empty() && !known_type)
    batch.fail(Kind::BadValue, "msgType", "\"" + presentable(type, 60) + "\" is no word of CAP");
  if (!complete || !known_status || !known_type) return;
  alert.sent = *sent;
  alert.status = *known_status;
  alert.type = *known_type;
  alert.references = references_in(whole_text(child(root, "references")), batch);
  read_infos(root, alert, feed, batch);
  alert.received_at = batch.message().received_at;
  alert.position = batch.message().position;
  alert.feed = batch.feed();
  batch.facts.alerts.push_back(std::move(alert));
}

}  // namespace

void decode_cap(FeedContext& feed, Batch& batch) {
  const std::string_view text = batch.message().payload;
  if (text.empty()) return;  // how MQTT clears a retained message
  if (!simdjson::validate_utf8(text)) return batch.fail(Kind::BadText, "", "not UTF-8");
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) return batch.fail(Kind::BadXml, "", parsed.description());
  const pugi::xml_node root = document.document_element();
  if (local_name(root) != "alert")
    return batch.fail(Kind::BadXml, "",
                      std::string{"the root element is "} + root.name() + ", not alert: no CAP");
  read_alert(root, feed, batch);
}

}  // namespace city
