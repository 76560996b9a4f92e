#include "sim/wire/cap.hpp"

namespace city::sim {
namespace {

struct Words {
  std::string_view stem{};  // of the identifier
  std::string_view event{};
  std::string_view headline{};
  std::string_view code{};
  std::string_view severity{};
  std::string_view description{};
};

Words words_of(const Warning& w) {
  if (w.kind == WarningKind::Thunderstorm) {
    return {.stem = "CWA-Thunderstorm",
            .event = "雷雨",
            .headline = "大雷雨即時訊息",
            .code = "thunderstorm",
            .severity = "Severe",
            .description = "對流雲系發展旺盛，慎防劇烈降雨、雷擊、強陣風及低窪地區積淹水。"};
  }
  if (w.extreme) {
    return {.stem = "CWA-Rainfall",
            .event = "降雨",
            .headline = "豪雨特報",
            .code = "rainfall",
            .severity = "Severe",
            .description = "鋒面影響，有局部豪雨發生，請注意坍方、落石、溪水暴漲，低窪地區請慎防積淹水。"};
  }
  return {.stem = "CWA-Rainfall",
          .event = "降雨",
          .headline = "大雨特報",
          .code = "rainfall",
          .severity = "Moderate",
          .description = "對流雲系發展旺盛，易有短延時強降雨，請注意雷擊及強陣風，低窪地區請慎防積水。"};
}

std::string identifier(std::string_view stem, TimePoint sent, int number) {
  TextWriter digits;
  digits.raw(stem).raw("_");
  TextWriter stamp;
  for (const char c : stamp.local_naive(sent).view()) {
    if (c >= '0' && c <= '9') digits.raw({&c, 1});
  }
  return digits.raw("_").digits(static_cast<std::uint64_t>(number), 3).text();
}

std::string_view act_text(WarningAct act) {
  switch (act) {
    case WarningAct::Issue:
      return "Alert";
    case WarningAct::Update:
      return "Update";
    case WarningAct::Cancel:
      return "Cancel";
  }
  return "Alert";
}

void write_areas(TextWriter& to, const Warning& w) {
  for (std::size_t d = 0; d < kDistrictCount; ++d) {
    if (!w.districts.test(d)) continue;
    to.raw("<area><areaDesc>臺北市")
        .raw(districts()[d].zh)
        .raw("</areaDesc><geocode><valueName>Taiwan_Geocode_103");
    to.raw("</valueName><value>").raw(districts()[d].code).raw("</value></geocode></area>");
  }
  if (w.polygon.empty()) return;
  to.raw("<area><areaDesc>臺北市局部地區</areaDesc><polygon>");
  for (std::size_t i = 0; i < w.polygon.size(); ++i) {
    to.raw(i == 0 ? "" : " ").fixed(w.polygon[i].lat, 4).raw(",").fixed(w.polygon[i].lon, 4);
  }
  to.raw("</polygon></area>");
}

}  // namespace

std::string warning_identifier(const Warning& w) { return identifier(words_of(w).stem, w.sent, w.number); }

void write_cap(TextWriter& to, const Warning& w) {
  const Words words = words_of(w);
  const bool cancel = w.act == WarningAct::Cancel;
  to.raw(
      R"(<?xml version="1.0" encoding="UTF-8"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>)");
  to.raw(warning_identifier(w)).raw("</identifier><sender>citysim</sender><sent>").rfc3339(w.sent);
  to.raw("</sent><status>Actual</status><msgType>").raw(act_text(w.act));
  to.raw("</msgType><source>citysim</source><scope>Public</scope><note>Simulated warning</note>");
  if (w.refers_sent) {
    to.raw("<references>citysim,").raw(identifier(words.stem, *w.refers_sent, w.refers_number)).raw(",");
    to.rfc3339(*w.refers_sent).raw("</references>");
  }
  to.raw("<info><language>zh-TW</language><category>Met</category><event>").raw(words.event).raw("</event>");
  to.raw("<responseType>").raw(cancel ? "AllClear" : "Prepare").raw("</responseType><urgency>");
  to.raw(cancel ? "Past" : "Immediate").raw("</urgency><severity>").raw(cancel ? "Minor" : words.severity);
  to.raw("</severity><certainty>Observed</certainty>");
  to.raw("<eventCode><valueName>profile:CAP-TWP:Event:1.0</valueName><value>").raw(words.code);
  to.raw("</value></eventCode><effective>").rfc3339(w.sent).raw("</effective><expires>").rfc3339(w.expires);
  to.raw("</expires><senderName>中央氣象署</senderName><headline>")
      .raw(cancel ? "解除" : "")
      .raw(words.headline);
  to.raw("</headline><description>").escaped_xml(cancel ? "降雨趨緩，解除特報。" : words.description);
  to.raw("</description><instruction>請注意最新氣象資訊。</instruction>");
  write_areas(to, w);
  to.raw("</info></alert>");
}

}  // namespace city::sim
