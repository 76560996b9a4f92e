#include "sim/stream/city_stream.hpp"

#include <algorithm>

#include "sim/wire/bulk.hpp"
#include "sim/wire/cap.hpp"
#include "sim/wire/names.hpp"

namespace city::sim {
namespace {

constexpr std::array kReportingFeeds{Feed::Rain,        Feed::River,   Feed::Sewer,    Feed::Air,
                                     Feed::Streetlight, Feed::Traffic, Feed::Emergency};
constexpr std::array kBulkFeeds{Feed::Youbike, Feed::Parking};

// One in how many assets of a feed is silent, and one in how many doubts itself; 0: none.
struct Disorder {
  std::uint64_t dead_one_in = 0;
  std::uint64_t suspect_one_in = 0;
};

Disorder disorder_of(Feed feed) {
  switch (feed) {
    case Feed::Rain:
      return {.dead_one_in = 85};
    case Feed::Sewer:
      return {.dead_one_in = 135, .suspect_one_in = 120};
    case Feed::Streetlight:
      return {.dead_one_in = 500};
    case Feed::Traffic:
      return {.dead_one_in = 314};
    default:
      return {};
  }
}

TimePoint local_midnight(TimePoint t) { return TimePoint{local_day(t).time_since_epoch()} - kTaipeiOffset; }

}  // namespace

Health health_of(Seed seed, Feed feed, std::size_t index) {
  const Disorder d = disorder_of(feed);
  const auto stream = static_cast<std::uint64_t>(feed);
  if (d.dead_one_in > 0 && index % d.dead_one_in == draw(seed, "health.dead", stream) % d.dead_one_in) {
    return Health::Dead;
  }
  if (d.suspect_one_in > 0 &&
      index % d.suspect_one_in == draw(seed, "health.odd", stream) % d.suspect_one_in) {
    return Health::Suspect;
  }
  return Health::Fine;
}

CityStream::CityStream(const CityPlan& plan, const Scenario& scenario, TimePoint start, FaultPlan faults)
    : plan_{plan}, start_{start}, faults_{std::move(faults)}, model_{plan, scenario, start} {
  for (const Feed feed : kReportingFeeds) {
    reporters_.push_back({.feed = feed,
                          .start_ms = start.time_since_epoch().count(),
                          .period_ms = Milliseconds{info(feed).period}.count(),
                          .count = asset_count(plan, feed)});
    reporters_.back().next_at = reporters_.back().first_report(0);
  }
  for (std::size_t i = 0; i < kBulkFeeds.size(); ++i) bulk_at_.at(i) = start + info(kBulkFeeds.at(i)).period;
  for (Warning& w : model_.take_warnings()) warnings_.push_back(std::move(w));
}

const Message& CityStream::next() {
  if (stage_ == Stage::Running || !next_opening()) next_running();
  return message_;
}

bool CityStream::next_opening() {
  while (stage_ != Stage::Running) {
    const bool more = stage_ == Stage::Descriptions ? next_description()
                      : stage_ == Stage::Values     ? next_value()
                      : stage_ == Stage::Documents  ? next_document()
                                                    : next_case();
    if (more) return true;
    stage_ = static_cast<Stage>(static_cast<int>(stage_) + 1);
    reporter_ = 0;
    index_ = 0;
    if (stage_ == Stage::Cases) backlog_ = todays_cases();
  }
  backlog_ = {};
  return false;
}

bool CityStream::next_description() {
  while (reporter_ < reporters_.size()) {
    if (index_ < reporters_[reporter_].count) {
      describe_asset(reporters_[reporter_].feed, index_++);
      return true;
    }
    ++reporter_;
    index_ = 0;
  }
  if (reporter_ > reporters_.size()) return false;
  ++reporter_;
  describe_parking();
  return true;
}

// Each asset's last report before the start, stamped with its own time in the round before.
bool CityStream::next_value() {
  while (reporter_ < reporters_.size()) {
    const Reporter& r = reporters_[reporter_];
    while (index_ < r.count) {
      const std::size_t index = index_++;
      TimePoint stamp = r.first_report(index) - Milliseconds{r.period_ms};
      const Health health = health_of(plan_.seed, r.feed, index);
      if (health == Health::Dead) stamp -= std::chrono::hours{3 + index % 40};
      if (report(r.feed, index, stamp)) {
        message_.at = start_;
        return true;
      }
    }
    ++reporter_;
    index_ = 0;
  }
  return false;
}

bool CityStream::next_document() {
  if (index_ >= kBulkFeeds.size()) return false;
  bulk(kBulkFeeds.at(index_++), start_);
  return true;
}

bool CityStream::next_case() {
  if (index_ >= backlog_.size()) return false;
  const Hotline::Taken& taken = backlog_[index_++];
  case_change(taken.the_case, taken.change, start_);
  return true;
}

// The present state of every case that is open, or was opened or closed today; oldest first.
std::vector<Hotline::Taken> CityStream::todays_cases() {
  const TimePoint midnight = local_midnight(start_);
  std::vector<Hotline::Taken> latest;
  while (model_.hotline().next_change_at() <= start_) {
    const Hotline::Taken taken = model_.hotline().take_change();
    const bool last_for_now =
        taken.change + 1 >= taken.the_case.changes || taken.the_case.life.at(taken.change + 1U).at > start_;
    const CaseChange& change = taken.the_case.life.at(taken.change);
    const bool over = taken.change + 1 >= taken.the_case.changes;
    if (last_for_now && (!over || change.at >= midnight)) latest.push_back(taken);
  }
  std::sort(latest.begin(), latest.end(),
            [](const auto& a, const auto& b) { return a.the_case.id < b.the_case.id; });
  return latest;
}

void CityStream::next_running() {
  for (;;) {
    Reporter* reporter = &reporters_[0];
    for (Reporter& r : reporters_) {
      if (r.next_at < reporter->next_at) reporter = &r;
    }
    const std::size_t bulk_index = bulk_at_[0] <= bulk_at_[1] ? 0 : 1;
    const TimePoint first =
        std::min({reporter->next_at, bulk_at_.at(bulk_index), model_.hotline().next_change_at()});
    // The coming minute may open cases and warnings that are due before anything known so far.
    if (model_.now() + std::chrono::minutes{1} <= first) {
      model_.advance_to(model_.now() + std::chrono::minutes{1});
      for (Warning& w : model_.take_warnings()) warnings_.push_back(std::move(w));
      continue;
    }
    if (!warnings_.empty()) {
      const Warning w = std::move(warnings_.front());
      warnings_.pop_front();
      warning(w, std::max(w.sent, start_));
      return;
    }
    if (model_.hotline().next_change_at() == first) {
      const Hotline::Taken taken = model_.hotline().take_change();
      case_change(taken.the_case, taken.change, first);
      return;
    }
    if (bulk_at_.at(bulk_index) == first) {
      const Feed feed = kBulkFeeds.at(bulk_index);
      const double usual_ms = static_cast<double>(Milliseconds{info(feed).period}.count());
      bulk_at_.at(bulk_index) +=
          Milliseconds{static_cast<std::int64_t>(usual_ms / faults_.times(feed, first))};
      if (faults_.is_dead(feed, 0, first)) continue;
      bulk(feed, first);
      return;
    }
    const std::size_t index = reporter->index;
    reporter->take_turn(faults_.times(reporter->feed, first));
    if (health_of(plan_.seed, reporter->feed, index) == Health::Dead) continue;
    if (faults_.is_dead(reporter->feed, index, first)) continue;
    if (report(reporter->feed, index, first)) return;
  }
}

void CityStream::head(Feed feed, TimePoint at, int qos, Keep keep) {
  message_.at = at;
  message_.feed = feed;
  message_.qos = qos;
  message_.keep = keep;
  topic_.clear().raw("city/").raw(info(feed).id).raw("/");
  payload_.clear();
}

void CityStream::describe_asset(Feed feed, std::size_t index) {
  head(feed, start_, 1, Keep::Retained);
  topic_.raw("asset/");
  write_asset_id(topic_, plan_, feed, index);
  write_asset(payload_, describe(plan_, feed, index));
  message_.topic.assign(topic_.view());
  message_.payload.assign(payload_.view());
}

void CityStream::describe_parking() {
  head(Feed::Parking, start_, 1, Keep::Retained);
  topic_.raw("raw/alldesc");
  write_parking_descriptions(payload_, plan_, start_);
  message_.topic.assign(topic_.view());
  message_.payload.assign(payload_.view());
}

std::vector<Message> CityStream::descriptions(Feed feed) {
  std::vector<Message> all;
  if (feed == Feed::Parking) {
    describe_parking();
    return {message_};
  }
  const auto known = std::find(kReportingFeeds.begin(), kReportingFeeds.end(), feed);
  if (known != kReportingFeeds.end()) {
    for (std::size_t i = 0; i < asset_count(plan_, feed); ++i) {
      describe_asset(feed, i);
      all.push_back(message_);
    }
  }
  return all;
}

void CityStream::observation(Feed feed, std::size_t index, TimePoint stamp, std::span<const Quantity> values,
                             Health health) {
  head(feed, stamp, 0, Keep::Pass);
  topic_.raw("obs/");
  write_asset_id(topic_, plan_, feed, index);
  write_observation(payload_, stamp + faults_.shift(feed, index, stamp), as_told(feed, index, stamp, values),
                    health == Health::Suspect ? Quality::Suspect : Quality::Good);
  message_.topic.assign(topic_.view());
  message_.payload.assign(payload_.view());
}

// A frozen asset goes on telling what it told when it froze.
std::span<const Quantity> CityStream::as_told(Feed feed, std::size_t index, TimePoint at,
                                              std::span<const Quantity> values) {
  if (!faults_.frozen_since(feed, index, at)) {
    if (!frozen_.empty()) frozen_.erase({feed, index});
    return values;
  }
  return frozen_.try_emplace({feed, index}, values.begin(), values.end()).first->second;
}

bool CityStream::report(Feed feed, std::size_t index, TimePoint stamp) {
  const Seed seed = plan_.seed;
  const Health health = health_of(seed, feed, index);
  const auto publish = [&](std::initializer_list<Quantity> values) {
    observation(feed, index, stamp, std::span{values.begin(), values.size()}, health);
    return true;
  };
  switch (feed) {
    case Feed::Rain: {
      const CellId cell = plan_.rain[index].cell;
      const double caught = between(0.9, 1.1, seed, "rain.catch", index);
      const auto mm = [&](int minutes) { return model_.rain().last_mm(cell, minutes) * caught; };
      return publish({{"rain_10min_mm", mm(10), 1}, {"rain_1h_mm", mm(60), 1}, {"rain_24h_mm", mm(1440), 1}});
    }
    case Feed::River:
      return publish(
          {{"water_level_m", river_level_m(seed, index, model_.water().river_rain_mm_h(index), stamp), 2}});
    case Feed::Sewer: {
      const CellId cell = plan_.sewers[index].cell;
      const SewerLevel level =
          sewer_level(seed, index, model_.water().sewer_fill(cell), model_.water().street_cm(cell), stamp);
      return publish(
          {{"water_level_m", level.water_level_m, 2}, {"ground_distance_m", level.ground_distance_m, 2}});
    }
    case Feed::Air: {
      const Air air = air_at(seed, index, model_.rhythm(stamp), sun_elevation_deg(stamp),
                             model_.weather_at(plan_.air[index].cell), stamp);
      return publish({{"pm25_ug_m3", air.pm25_ug_m3, 1}, {"aqi", air.aqi, 0}, {"o3_ppb", air.o3_ppb, 1}});
    }
    case Feed::Streetlight: {
      if (minute_of(stamp) != sun_minute_) {  // the sun moves a quarter of a degree a minute: once is enough
        sun_minute_ = minute_of(stamp);
        sun_deg_ = sun_elevation_deg(at_minute(sun_minute_));
      }
      const Lamp lamp =
          street_lamp(seed, index, sun_deg_, model_.weather_at(plan_.lights[index].cell), stamp);
      return publish({{"on", lamp.on ? 1.0 : 0.0, 0}, {"power_w", lamp.power_w, 1}});
    }
    case Feed::Traffic: {
      const Section& s = plan_.sections[index];
      const Flow flow = traffic_flow(seed, s, index, model_.rhythm(stamp), model_.weather_at(s.cell), stamp);
      return publish({{"speed_kmh", flow.speed_kmh, 1},
                      {"occupancy_pct", flow.occupancy_pct, 1},
                      {"travel_time_s", flow.travel_time_s, 0}});
    }
    case Feed::Emergency: {
      const EmergencyRoom& room = model_.emergency().room(index);
      const Crowding crowded = crowding(room, hospitals()[index].visits_per_day);
      return publish({{"waiting_see_count", static_cast<double>(room.waiting_see), 0},
                      {"waiting_bed_count", static_cast<double>(room.waiting_bed), 0},
                      {"waiting_ward_count", static_cast<double>(room.waiting_ward), 0},
                      {"waiting_icu_count", static_cast<double>(room.waiting_icu), 0},
                      {"full_bed", room.full ? 1.0 : 0.0, 0},
                      {"ed_patients_count", static_cast<double>(room.patients()), 0},
                      {"ed_beds_count", static_cast<double>(hospitals()[index].ed_beds), 0},
                      {"ventilated_count", static_cast<double>(crowded.ventilated), 0},
                      {"longest_boarding_h", crowded.longest_boarding_h, 1},
                      {"last_wait_h", crowded.last_wait_h, 1}});
    }
    default:
      return false;
  }
}

void CityStream::bulk(Feed feed, TimePoint at) {
  head(feed, at, 1, Keep::Pass);
  const TimePoint t = faults_.frozen_since(feed, 0, at).value_or(at) + faults_.shift(feed, 0, at);
  topic_.raw("raw");
  if (feed == Feed::Youbike) {
    write_youbike(payload_, plan_, model_.rhythm(t), t);
  } else {
    write_parking(payload_, plan_, model_.rhythm(t), t);
  }
  message_.topic.assign(topic_.view());
  message_.payload.assign(payload_.view());
}

void CityStream::case_change(const HotlineCase& c, std::uint8_t change, TimePoint at) {
  const HotlineItem& item = hotline_items()[c.item];
  const CaseChange& now = c.life.at(change);
  head(Feed::Hotline, at, 1, Keep::Pass);
  topic_.raw("case/").digits(c.id);
  CaseText text{.category = item.zh,
                .status = text_of(now.status),
                .opened = c.opened,
                .due = c.due,
                .agency = item.agency,
                .district = districts()[c.place.district].zh,
                .address = address_zh(plan_, c.place, c.odd_side),
                .at = c.place.at,
                .text = item.texts[c.text]};
  if (now.status == CaseStatus::Closed) text.closed = now.at;
  write_case(payload_, text);
  message_.topic.assign(topic_.view());
  message_.payload.assign(payload_.view());
}

void CityStream::warning(const Warning& w, TimePoint at) {
  head(Feed::Alert, at, 1, Keep::Pass);
  topic_.raw("alert/").raw(warning_identifier(w));
  write_cap(payload_, w);
  message_.topic.assign(topic_.view());
  message_.payload.assign(payload_.view());
}

}  // namespace city::sim
