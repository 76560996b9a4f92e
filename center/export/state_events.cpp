#include "center/export/state_events.hpp"

#include "center/state/names.hpp"

namespace city {

void write_case(StateFields& to, const CityView& view, const CaseNow& now, ExportProfile profile) {
  const bool is_public = profile == ExportProfile::Public;
  JsonText& json = to.json();
  const CaseFact& fact = now.fact;
  json.line().begin_object();
  to.text("id", (*view.book)[fact.feed].id + "/" + fact.id);
  to.text("category", fact.category);
  to.text("status", name_of(fact.status));
  to.stamp("opened", fact.opened);
  to.stamp("due", fact.due);
  to.stamp("closed", fact.closed);
  json.key("overdue").flag(now.is_open() && fact.due && *fact.due < view.now);
  json.key("due_share");
  const auto share = due_share(now, view.now);
  share ? json.number(*share) : json.null();
  to.count("reopened", now.reopened);
  to.count("duplicates", now.duplicates);
  json.key("duplicate_of");
  now.duplicate_of.empty() ? json.null() : json.text((*view.book)[fact.feed].id + "/" + now.duplicate_of);
  to.text("group", fact.group);
  to.text("agency", fact.agency);
  to.text("district", fact.district);
  to.place(is_public ? std::nullopt : fact.place);
  if (fact.place_approximate && !is_public) json.key("approximate").flag(true);
  if (!is_public) {
    to.text("address", fact.address);
    to.text("text", fact.text);
  }
  to.stamp("updated", now.updated);
  json.end_object();
}

void write_alert(StateFields& to, const CityView& view, const AlertNow& now) {
  JsonText& json = to.json();
  const AlertFact& fact = now.fact;
  json.line().begin_object();
  to.text("id", (*view.book)[fact.feed].id + "/" + fact.id);
  to.text("sender", fact.sender);
  to.stamp("sent", fact.sent);
  to.text("status", name_of(fact.status));
  to.text("type", name_of(fact.type));
  json.key("in_force").flag(now.in_force);
  json.key("replaced_by");
  now.replaced_by.empty() ? json.null() : json.text(now.replaced_by);
  to.text("event", fact.event);
  to.text("headline", fact.headline);
  to.text("description", fact.description);
  to.text("instruction", fact.instruction);
  to.text("urgency", fact.urgency);
  to.text("certainty", fact.certainty);
  to.text("severity", name_of(fact.severity));
  to.stamp("effective", fact.effective);
  to.stamp("onset", fact.onset);
  to.stamp("expires", fact.expires);
  json.key("references").begin_array();
  for (const std::string& id : fact.references) json.text(id);
  json.end_array().key("areas").begin_array();
  for (const AlertArea& area : fact.areas) {
    json.begin_object();
    to.text("description", area.description);
    json.key("polygons").begin_array();
    for (const auto& polygon : area.polygons) to.ring(polygon);
    json.end_array().key("circles").begin_array();
    for (const AlertCircle& circle : area.circles) {
      json.begin_object();
      to.place(circle.centre);
      json.key("radius_km").number(circle.radius_km).end_object();
    }
    json.end_array().key("geocodes").begin_array();
    for (const std::string& code : area.geocodes) json.text(code);
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

}  // namespace city
