#include "tests/support/facts.hpp"

#include <iterator>

namespace city::support {
namespace {

FeedSpec spec(std::string id, Text2 name, Domain domain, std::string kind, std::chrono::seconds period) {
  return {.id = std::move(id),
          .name = std::move(name),
          .domain = domain,
          .period = period,
          .kind = std::move(kind)};
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

FeedBookPtr feed_book() {
  using std::chrono::seconds;
  auto book = std::make_shared<FeedBook>();
  book->push_back(spec("traffic", {"路段", "Road sections"}, Domain::Traffic, "road_section", seconds{60}));
  book->push_back(spec("cwa-rain", {"雨量", "Rain"}, Domain::Environment, "rain_gauge", seconds{600}));
  book->push_back(spec("tcmsv", {"停車場", "Car parks"}, Domain::Traffic, "car_park", seconds{300}));
  book->back().described = true;
  book->push_back(spec("er-status", {"急診", "Emergency rooms"}, Domain::Hospital, "hospital", seconds{300}));
  book->push_back(spec("hotline-1999", {"1999 派工", "1999 dispatch"}, Domain::Dispatch, "", seconds{60}));
  book->push_back(spec("ncdr-cap", {"示警", "Warnings"}, Domain::Warning, "", seconds{600}));
  book->back().format = Format::Cap;
  book->push_back(
      spec("youbike", {"公共自行車", "Bike share"}, Domain::Traffic, "bike_station", seconds{60}));
  return book;
}

Facts reading(const ReadingOf& of) {
  Facts facts;
  for (const auto& [quantity, value] : of.values) {
    facts.measured.push_back(
        {.quantity = quantity, .value = value, .quality = of.quality, .doubts = of.doubts});
  }
  facts.readings.push_back({.asset = of.asset,
                            .event_time = of.event_time,
                            .position = of.position,
                            .received_at = of.received_at.value_or(of.event_time),
                            .published_at = of.published_at,
                            .count = static_cast<std::uint32_t>(of.values.size()),
                            .feed = of.feed,
                            .retained = of.retained,
                            .zone_assumed = of.zone_assumed});
  return facts;
}

Facts described(AssetFact fact) {
  Facts facts;
  facts.assets.push_back(std::move(fact));
  return facts;
}

Facts told(CaseFact fact) {
  Facts facts;
  facts.cases.push_back(std::move(fact));
  return facts;
}

Facts warned(AlertFact fact) {
  Facts facts;
  facts.alerts.push_back(std::move(fact));
  return facts;
}

Facts refused(DecodeError error) {
  Facts facts;
  facts.errors.push_back(std::move(error));
  return facts;
}

Facts all(std::initializer_list<Facts> parts) {
  Facts whole;
  for (const Facts& part : parts) {
    const auto shift = static_cast<std::uint32_t>(whole.measured.size());
    append(whole.measured, part.measured);
    for (Reading one : part.readings) {
      one.first += shift;
      whole.readings.push_back(std::move(one));
    }
    append(whole.assets, part.assets);
    append(whole.cases, part.cases);
    append(whole.alerts, part.alerts);
    append(whole.publishers, part.publishers);
    append(whole.simulators, part.simulators);
    append(whole.presences, part.presences);
    append(whole.errors, part.errors);
    append(whole.findings, part.findings);
    append(whole.remembered, part.remembered);
    append(whole.tallies, part.tallies);
  }
  return whole;
}

std::vector<Event> arrived(Facts facts, Lane lane, Position upto) {
  std::vector<Event> events;
  events.emplace_back(FactsArrived{.lane = lane, .upto = upto, .facts = std::move(facts)});
  return events;
}

}  // namespace city::support
