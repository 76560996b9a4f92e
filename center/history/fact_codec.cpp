#include "center/history/fact_codec.hpp"

namespace city::history {
namespace {

LonLat read_lonlat(Reader& in) {
  const double lon_deg = in.real();
  return {lon_deg, in.real()};
}

void write_lonlat(Writer& out, const LonLat& place) {
  out.real(place.lon_deg);
  out.real(place.lat_deg);
}

void write_maybe_time(Writer& out, const std::optional<TimePoint>& time) {
  out.byte(time ? 1 : 0);
  if (time) write_time(out, *time);
}

std::optional<TimePoint> read_maybe_time(Reader& in) {
  if (in.byte() == 0) return std::nullopt;
  return read_time(in);
}

void write_texts(Writer& out, const std::vector<std::string>& texts) {
  out.varint(texts.size());
  for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_texts(Reader& in) {
  std::vector<std::string> texts(in.count(1));
  for (std::string& text : texts) text = in.text();
  return texts;
}

template <class E>
E read_enum(Reader& in, E last) {
  const std::uint8_t value = in.byte();
  if (value > static_cast<std::uint8_t>(last)) in.fail();
  return static_cast<E>(value);
}

template <class E>
void write_enum(Writer& out, E value) {
  out.byte(static_cast<std::uint8_t>(value));
}

}  // namespace

void write_time(Writer& out, TimePoint time) { out.signed_varint(time.time_since_epoch().count()); }
TimePoint read_time(Reader& in) { return TimePoint{Milliseconds{in.signed_varint()}}; }

void write_place(Writer& out, const std::optional<LonLat>& place) {
  out.byte(place ? 1 : 0);
  if (place) write_lonlat(out, *place);
}

std::optional<LonLat> read_place(Reader& in) {
  if (in.byte() == 0) return std::nullopt;
  return read_lonlat(in);
}

void write_line(Writer& out, const std::vector<LonLat>& line) {
  out.varint(line.size());
  for (const LonLat& point : line) write_lonlat(out, point);
}

std::vector<LonLat> read_line(Reader& in) {
  std::vector<LonLat> line(in.count(16));
  for (LonLat& point : line) point = read_lonlat(in);
  return line;
}

void write_case(Writer& out, const CaseNow& now) {
  const CaseFact& fact = now.fact;
  out.text(fact.id);
  out.text(fact.category);
  write_enum(out, fact.status);
  write_time(out, fact.opened);
  write_maybe_time(out, fact.due);
  write_maybe_time(out, fact.closed);
  out.text(fact.agency);
  out.text(fact.district);
  out.text(fact.address);
  out.text(fact.text);
  write_place(out, fact.place);
  write_time(out, fact.received_at);
  out.varint(fact.position);
  out.varint(fact.feed);
  write_time(out, now.updated);
  out.varint(now.reopened);
  out.text(fact.group);
  out.byte(fact.place_approximate ? 1 : 0);
  out.varint(now.duplicates);
  out.text(now.duplicate_of);
  write_maybe_time(out, fact.told);
}

CaseNow read_case(Reader& in, std::uint64_t checkpoint_version) {
  CaseNow now;
  CaseFact& fact = now.fact;
  fact.id = in.text();
  fact.category = in.text();
  fact.status = read_enum(in, CaseStatus::Reopened);
  fact.opened = read_time(in);
  fact.due = read_maybe_time(in);
  fact.closed = read_maybe_time(in);
  fact.agency = in.text();
  fact.district = in.text();
  fact.address = in.text();
  fact.text = in.text();
  fact.place = read_place(in);
  fact.received_at = read_time(in);
  fact.position = in.varint();
  fact.feed = static_cast<FeedIndex>(in.varint());
  now.updated = read_time(in);
  now.reopened = static_cast<std::uint32_t>(in.varint());
  if (checkpoint_version < 2) return now;
  fact.group = in.text();
  fact.place_approximate = in.byte() != 0;
  now.duplicates = static_cast<std::uint32_t>(in.varint());
  now.duplicate_of = in.text();
  fact.told = read_maybe_time(in);
  return now;
}

void write_areas(Writer& out, const std::vector<AlertArea>& areas) {
  out.varint(areas.size());
  for (const AlertArea& area : areas) {
    out.text(area.description);
    out.varint(area.polygons.size());
    for (const auto& polygon : area.polygons) write_line(out, polygon);
    out.varint(area.circles.size());
    for (const AlertCircle& circle : area.circles) {
      write_lonlat(out, circle.centre);
      out.real(circle.radius_km);
    }
    write_texts(out, area.geocodes);
  }
}

std::vector<AlertArea> read_areas(Reader& in) {
  std::vector<AlertArea> areas(in.count(4));
  for (AlertArea& area : areas) {
    area.description = in.text();
    area.polygons.resize(in.count(1));
    for (auto& polygon : area.polygons) polygon = read_line(in);
    area.circles.resize(in.count(24));
    for (AlertCircle& circle : area.circles) {
      circle.centre = read_lonlat(in);
      circle.radius_km = in.real();
    }
    area.geocodes = read_texts(in);
  }
  return areas;
}

void write_alert(Writer& out, const AlertNow& now) {
  const AlertFact& fact = now.fact;
  out.text(fact.id);
  out.text(fact.sender);
  write_time(out, fact.sent);
  write_enum(out, fact.status);
  write_enum(out, fact.type);
  write_texts(out, fact.references);
  out.text(fact.event);
  out.text(fact.headline);
  out.text(fact.description);
  out.text(fact.instruction);
  out.text(fact.urgency);
  out.text(fact.certainty);
  write_enum(out, fact.severity);
  write_maybe_time(out, fact.effective);
  write_maybe_time(out, fact.onset);
  write_maybe_time(out, fact.expires);
  write_areas(out, fact.areas);
  write_time(out, fact.received_at);
  out.varint(fact.position);
  out.varint(fact.feed);
  out.byte(now.in_force ? 1 : 0);
  out.text(now.replaced_by);
}

AlertNow read_alert(Reader& in) {
  AlertNow now;
  AlertFact& fact = now.fact;
  fact.id = in.text();
  fact.sender = in.text();
  fact.sent = read_time(in);
  fact.status = read_enum(in, AlertStatus::Draft);
  fact.type = read_enum(in, AlertType::Error);
  fact.references = read_texts(in);
  fact.event = in.text();
  fact.headline = in.text();
  fact.description = in.text();
  fact.instruction = in.text();
  fact.urgency = in.text();
  fact.certainty = in.text();
  fact.severity = read_enum(in, Severity::Extreme);
  fact.effective = read_maybe_time(in);
  fact.onset = read_maybe_time(in);
  fact.expires = read_maybe_time(in);
  fact.areas = read_areas(in);
  fact.received_at = read_time(in);
  fact.position = in.varint();
  fact.feed = static_cast<FeedIndex>(in.varint());
  now.in_force = in.byte() != 0;
  now.replaced_by = in.text();
  return now;
}

}  // namespace city::history
