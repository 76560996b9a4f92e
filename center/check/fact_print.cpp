#include "center/check/fact_print.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

namespace city::check {
namespace {

class Print {
 public:
  std::size_t sum() const { return sum_; }

  template <class T>
  requires std::is_arithmetic_v<T>
  void add(T value) { mix(std::hash<T>{}(value)); }
  template <class T>
  requires std::is_enum_v<T>
  void add(T value) { mix(static_cast<std::size_t>(value)); }
  void add(std::string_view text) { mix(std::hash<std::string_view>{}(text)); }
  void add(const std::string& text) { add(std::string_view{text}); }
  void add(TimePoint at) { add(at.time_since_epoch().count()); }
  void add(const LonLat& place) {
    add(place.lon_deg);
    add(place.lat_deg);
  }
  void add(const Text2& text) {
    add(text.zh);
    add(text.en);
  }
  void add(const Trait& trait) {
    add(trait.quantity);
    add(trait.value);
  }
  void add(const AlertArea& area) {
    add(area.description);
    add(area.polygons);
    for (const AlertCircle& circle : area.circles) {
      add(circle.centre);
      add(circle.radius_km);
    }
    add(area.geocodes);
  }
  template <class T>
  void add(const std::optional<T>& value) {
    add(value.has_value());
    if (value) add(*value);
  }
  template <class T>
  void add(const std::vector<T>& list) {
    add(list.size());
    for (const T& one : list) add(one);
  }
  template <class... T>
  void all(const T&... values) {
    (add(values), ...);
  }

 private:
  // As boost's hash_combine: order counts.
  void mix(std::size_t value) { sum_ ^= value + 0x9e3779b97f4a7c15U + (sum_ << 6) + (sum_ >> 2); }
  std::size_t sum_ = 0;
};

void add_readings(Print& print, const Facts& facts) {
  for (const Reading& reading : facts.readings) {
    print.all(reading.asset, reading.event_time, reading.published_at, reading.zone_assumed, reading.count);
    for (std::uint32_t i = reading.first; i < reading.first + reading.count; ++i) {
      const Measured& measured = facts.measured[i];
      print.all(measured.quantity, measured.quality, measured.doubts);
      if (measured.quality != Quality::Missing) print.add(measured.value);
    }
  }
}

}  // namespace

std::size_t print_of(const Facts& facts) {
  Print print;
  add_readings(print, facts);
  for (const AssetFact& a : facts.assets)
    print.all(a.asset, a.kind, a.name, a.place, a.line, a.agency, a.district, a.traits, a.stream,
              a.place_approximate, a.from_catalogue);
  for (const PresenceFact& p : facts.presences) print.all(p.asset, p.online);
  for (const CaseFact& c : facts.cases)
    print.all(c.id, c.category, c.group, c.status, c.opened, c.due, c.closed, c.agency, c.district, c.address,
              c.text, c.place, c.place_approximate);
  for (const AlertFact& a : facts.alerts)
    print.all(a.id, a.sender, a.sent, a.status, a.type, a.references, a.event, a.headline, a.description,
              a.instruction, a.urgency, a.certainty, a.severity, a.effective, a.onset, a.expires, a.areas);
  for (const PublisherFact& p : facts.publishers) print.add(p.online);
  for (const DecodeError& e : facts.errors) print.all(e.kind, e.subject, e.field, e.detail);
  for (const Finding& f : facts.findings) print.all(f.name, f.subject, f.field, f.detail);
  print.all(facts.readings.size(), facts.assets.size(), facts.cases.size(), facts.alerts.size(),
            facts.presences.size(), facts.errors.size(), facts.findings.size());
  return print.sum();
}

}  // namespace city::check
