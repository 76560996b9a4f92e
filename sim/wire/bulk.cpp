#include "sim/wire/bulk.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include "sim/model/street.hpp"
#include "sim/wire/names.hpp"

namespace city::sim {
namespace {

constexpr int kSentinel = -9;  // the source's "no spaces of this kind"

// The source publishes about half a minute after the stations were asked; a few stations were last heard hours ago.
constexpr std::chrono::seconds kFeedDelay{28};

TimePoint heard_from(Seed seed, std::size_t index, TimePoint t) {
  if (chance(0.004, seed, "bike.silent", index)) {
    return t - std::chrono::hours{26 + static_cast<int>(pick(400, seed, "bike.silence", index))};
  }
  const auto lag = std::chrono::seconds{static_cast<int>(unit(seed, "bike.lag", index, minute_of(t)) * 55)};
  return t - kFeedDelay - lag;
}

void write_station(TextWriter& to, const CityPlan& plan, std::size_t index, const Rhythm& rhythm,
                   TimePoint t) {
  const BikeStation& s = plan.bikes[index];
  const TimePoint heard = heard_from(plan.seed, index, t);
  const int bikes = bikes_available(plan.seed, s, index, rhythm, heard);
  const bool open = !chance(0.01, plan.seed, "bike.closed", index);
  std::string zh;
  std::string en;
  std::string_view area = "臺大公館校區";
  std::string_view area_en = "NTU Dist";
  if (s.campus) {
    zh = "臺大校園" + std::to_string(s.number) + "號";
    en = "NTU Campus No." + std::to_string(s.number);
  } else {
    const std::string number = std::to_string(plan.roads.house_number(s.place.road, s.odd_side));
    zh = plan.roads.zh(s.place.road) + number + "號";
    en = "No. " + number + "， " + plan.roads.en(s.place.road);
    area = districts()[s.place.district].zh;
    area_en = districts()[s.place.district].en;
    area_en.remove_suffix(std::string_view{"rict"}.size());  // the source writes "Zhongshan Dist"
  }
  to.raw(R"({"sno":")");
  write_asset_id(to, plan, Feed::Youbike, index);
  to.raw(R"(","sna":"YouBike2.0_)").raw(zh).raw(s.campus ? "" : "前").raw(R"(","sarea":")").raw(area);
  to.raw(R"(","mday":")").local_naive(heard).raw(R"(","ar":")").raw(zh).raw(R"(","sareaen":")").raw(area_en);
  to.raw(R"(","snaen":"YouBike2.0_)")
      .raw(en)
      .raw(R"(","aren":")")
      .raw(en)
      .raw(R"(","act":")")
      .raw(open ? "1" : "0");
  to.raw(R"(","srcUpdateTime":")").local_naive(t - kFeedDelay).raw(R"(","updateTime":")").local_naive(t);
  to.raw(R"(","infoTime":")").local_naive(heard).raw(R"(","infoDate":")").local_date(heard);
  to.raw(R"(","total":)").integer(s.docks).raw(R"(,"available_rent_bikes":)").integer(open ? bikes : 0);
  to.raw(R"(,"latitude":)").fixed(s.place.at.lat, 5).raw(R"(,"longitude":)").fixed(s.place.at.lon, 5);
  to.raw(R"(,"available_return_bikes":)").integer(open ? s.docks - s.broken - bikes : 0).raw("}");
}

// "Tue Dec 26 19:24:00 CST 2023"
void write_cst(TextWriter& to, TimePoint t) {
  static constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day date{local_day(t)};
  const auto second = static_cast<std::uint64_t>(std::llround(std::floor(local_hour(t) * 3600 + 1e-6)));
  to.raw(kDays.at(static_cast<std::size_t>(local_weekday(t)))).raw(" ");
  to.raw(kMonths.at(static_cast<unsigned>(date.month()) - 1))
      .raw(" ")
      .digits(static_cast<unsigned>(date.day()), 2);
  to.raw(" ").digits(second / 3600, 2).raw(":").digits(second / 60 % 60, 2).raw(":").digits(second % 60, 2);
  to.raw(" CST ").integer(static_cast<int>(date.year()));
}

std::string car_park_name(const CityPlan& plan, std::size_t index) {
  static constexpr std::array<std::string_view, 5> kForms{"停車場", "地下停車場", "公園地下停車場",
                                                          "路外停車場", "國小地下停車場"};
  const CarPark& park = plan.car_parks[index];
  const std::string_view form = kForms.at(pick(kForms.size(), plan.seed, "park.form", index));
  return plan.roads.zh(park.place.road) +
         std::to_string(plan.roads.house_number(park.place.road, index % 2 == 0)) + "號" + std::string{form};
}

void write_description(TextWriter& to, const CityPlan& plan, std::size_t index) {
  const CarPark& park = plan.car_parks[index];
  const Tm2 tm2 = twd97_tm2(park.place.at);
  const std::string address = address_zh(plan, park.place, index % 2 == 0);
  const int fare = 20 + 10 * static_cast<int>(pick(5, plan.seed, "park.fare", index));
  to.raw(R"({"id":")");
  write_asset_id(to, plan, Feed::Parking, index);
  to.raw(R"(","area":")")
      .raw(districts()[park.place.district].zh)
      .raw(R"(","name":)")
      .quoted(car_park_name(plan, index));
  to.raw(R"(,"type":"1","type2":"2","summary":"小型車)")
      .integer(park.cars)
      .raw(R"(格","address":)")
      .quoted(address);
  to.raw(R"(,"tel":"","payex":"計時)")
      .integer(fare)
      .raw(R"(元/時","serviceTime":"00:00:00~23:59:59","tw97x":")");
  to.fixed(tm2.x_m, 3).raw(R"(","tw97y":")").fixed(tm2.y_m, 3).raw(R"(","totalcar":)").integer(park.cars);
  to.raw(R"(,"totalmotor":)")
      .integer(park.motorcycles)
      .raw(R"(,"totalbike":0,"totalbus":)")
      .integer(park.buses);
  to.raw(R"(,"Pregnancy_First":")")
      .integer(park.cars / 50)
      .raw(R"(","Handicap_First":")")
      .integer(park.cars / 50);
  to.raw(R"(","FareInfo":{"WorkingDay":[{"Period":"00~24","Fare":")").integer(fare);
  to.raw(R"("}],"Holiday":[{"Period":"00~24","Fare":")").integer(fare);
  to.raw(R"("}]},"EntranceCoord":{"EntrancecoordInfo":[{"Xcod":")").fixed(park.place.at.lat, 6);
  to.raw(R"(","Ycod":")")
      .fixed(park.place.at.lon, 6)
      .raw(R"(","Address":)")
      .quoted(plan.roads.zh(park.place.road));
  to.raw("}]}}");
}

}  // namespace

void write_youbike(TextWriter& to, const CityPlan& plan, const Rhythm& rhythm, TimePoint t) {
  to.raw("[");
  for (std::size_t i = 0; i < plan.bikes.size(); ++i) {
    if (i > 0) to.raw(",");
    write_station(to, plan, i, rhythm, t);
  }
  to.raw("]");
}

void write_parking(TextWriter& to, const CityPlan& plan, const Rhythm& rhythm, TimePoint t) {
  to.raw(R"({"data":{"UPDATETIME":")");
  write_cst(to, t);
  to.raw(R"(","park":[)");
  for (std::size_t i = 0; i < plan.car_parks.size(); ++i) {
    const CarPark& park = plan.car_parks[i];
    const FreeSpaces free = free_spaces(plan.seed, park, i, rhythm, t);
    to.raw(i == 0 ? R"({"id":")" : R"(,{"id":")");
    write_asset_id(to, plan, Feed::Parking, i);
    to.raw(R"(","availablecar":)").integer(free.cars);
    to.raw(R"(,"availablemotor":)").integer(park.motorcycles > 0 ? free.motorcycles : kSentinel);
    to.raw(R"(,"availablebus":)").integer(park.buses > 0 ? park.buses / 2 : kSentinel).raw("}");
  }
  to.raw("]}}");
}

void write_parking_descriptions(TextWriter& to, const CityPlan& plan, TimePoint t) {
  to.raw(R"({"data":{"UPDATETIME":")");
  write_cst(to, t);
  to.raw(R"(","park":[)");
  for (std::size_t i = 0; i < plan.car_parks.size(); ++i) {
    if (i > 0) to.raw(",");
    write_description(to, plan, i);
  }
  to.raw("]}}");
}

Tm2 twd97_tm2(LonLat p) {
  constexpr double kA = 6'378'137.0;
  constexpr double kF = 1 / 298.257222101;
  constexpr double kE2 = kF * (2 - kF);
  constexpr double kEp2 = kE2 / (1 - kE2);
  constexpr double kScale = 0.9999;
  constexpr double kFalseEasting = 250'000;
  const double lat = p.lat * std::numbers::pi / 180;
  const double n = kA / std::sqrt(1 - kE2 * std::sin(lat) * std::sin(lat));
  const double t = std::tan(lat) * std::tan(lat);
  const double c = kEp2 * std::cos(lat) * std::cos(lat);
  const double a = (p.lon - 121.0) * std::numbers::pi / 180 * std::cos(lat);
  const double e4 = kE2 * kE2;
  const double e6 = e4 * kE2;
  const double m =
      kA * ((1 - kE2 / 4 - 3 * e4 / 64 - 5 * e6 / 256) * lat -
            (3 * kE2 / 8 + 3 * e4 / 32 + 45 * e6 / 1024) * std::sin(2 * lat) +
            (15 * e4 / 256 + 45 * e6 / 1024) * std::sin(4 * lat) - (35 * e6 / 3072) * std::sin(6 * lat));
  const double x =
      kScale * n * (a + (1 - t + c) * a * a * a / 6 + (5 - 18 * t + t * t) * std::pow(a, 5) / 120);
  const double y =
      kScale * (m + n * std::tan(lat) * (a * a / 2 + (5 - t + 9 * c + 4 * c * c) * std::pow(a, 4) / 24));
  return {.x_m = x + kFalseEasting, .y_m = y};
}

}  // namespace city::sim
