#include "sim/wire/cap.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

namespace city::sim {
namespace {

constexpr TimePoint kMorning{std::chrono::sys_days{std::chrono::year{2026} / 5 / 1}};  // 08:00 in Taipei

pugi::xml_document cap_of(const Warning& w) {
  TextWriter to;
  write_cap(to, w);
  pugi::xml_document doc;
  const auto result = doc.load_string(to.text().c_str());
  EXPECT_TRUE(result) << result.description() << "\n" << to.view();
  return doc;
}

Warning heavy_rain() {
  Warning w{.kind = WarningKind::HeavyRain,
            .sent = kMorning,
            .expires = kMorning + std::chrono::hours{3},
            .number = 4};
  w.districts.set(0).set(2);
  return w;
}

TEST(Cap, AnAdvisoryNamesItsDistrictsByGeocode) {
  const auto doc = cap_of(heavy_rain());
  const auto alert = doc.child("alert");
  EXPECT_STREQ(alert.attribute("xmlns").value(), "urn:oasis:names:tc:emergency:cap:1.2");
  EXPECT_STREQ(alert.child_value("identifier"), "CWA-Rainfall_20260501080000_004");
  EXPECT_STREQ(alert.child_value("msgType"), "Alert");
  EXPECT_STREQ(alert.child_value("sent"), "2026-05-01T08:00:00+08:00");
  const auto info = alert.child("info");
  EXPECT_STREQ(info.child_value("severity"), "Moderate");
  EXPECT_STREQ(info.child_value("expires"), "2026-05-01T11:00:00+08:00");
  int areas = 0;
  for (const auto area : info.children("area")) {
    ++areas;
    EXPECT_STREQ(area.child("geocode").child_value("valueName"), "Taiwan_Geocode_103");
  }
  EXPECT_EQ(areas, 2);
}

TEST(Cap, ACancellationRefersToWhatItCancels) {
  Warning w = heavy_rain();
  w.act = WarningAct::Cancel;
  w.sent = kMorning + std::chrono::hours{2};
  w.number = 5;
  w.refers_sent = kMorning;
  w.refers_number = 4;
  const auto doc = cap_of(w);
  const auto alert = doc.child("alert");
  EXPECT_STREQ(alert.child_value("msgType"), "Cancel");
  EXPECT_STREQ(alert.child_value("references"),
               "citysim,CWA-Rainfall_20260501080000_004,2026-05-01T08:00:00+08:00");
  EXPECT_STREQ(alert.child("info").child_value("urgency"), "Past");
}

TEST(Cap, AThunderstormCarriesAPolygonInLatitudeLongitudeOrder) {
  const Warning w{.kind = WarningKind::Thunderstorm,
                  .sent = kMorning,
                  .expires = kMorning + std::chrono::hours{1},
                  .polygon = {{121.5, 25.0}, {121.6, 25.0}, {121.6, 25.1}, {121.5, 25.0}}};
  const auto doc = cap_of(w);
  EXPECT_STREQ(doc.child("alert").child("info").child("area").child_value("polygon"),
               "25.0000,121.5000 25.0000,121.6000 25.1000,121.6000 25.0000,121.5000");
}

}  // namespace
}  // namespace city::sim
