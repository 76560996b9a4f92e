// The whole city as one endless, ordered stream of messages. Opening: the description of every asset (retained), the
// present value of every asset, both bulk documents, and every hotline case of today that is worth showing; all at the
// start time. Then assets report one after another, evenly spread over their feed's period, cases change as they change,
// warnings come and go. Messages come in time order; the same plan, scenario and start give the same bytes.
// Memory does not grow with time. Not thread-safe.
#pragma once
#include <array>
#include <cstddef>
#include <deque>
#include <map>
#include <vector>

#include "sim/fault/fault.hpp"
#include "sim/model/city_model.hpp"
#include "sim/stream/message.hpp"
#include "sim/wire/canonical.hpp"
#include "sim/wire/text.hpp"

namespace city::sim {

// Some assets of every sensor feed are out of order, as everywhere.
enum class Health : std::uint8_t { Fine, Dead, Suspect };
Health health_of(Seed seed, Feed feed, std::size_t index);

class CityStream {
 public:
  // The plan must outlive the stream.
  CityStream(const CityPlan& plan, const Scenario& scenario, TimePoint start, FaultPlan faults = {});

  // The next message; valid until the next call. The stream never ends.
  const Message& next();

  const CityModel& model() const { return model_; }

  // Every retained description of one feed, again: for a broker that lost them.
  std::vector<Message> descriptions(Feed feed);

 private:
  enum class Stage : std::uint8_t { Descriptions, Values, Documents, Cases, Running };
  struct Reporter {  // one feed whose assets take turns
    Feed feed{};
    std::int64_t start_ms = 0;
    std::int64_t period_ms = 0;
    std::size_t count = 0;
    std::size_t index = 0;  // whose turn it is
    TimePoint next_at{};
    bool out_of_step = false;

    // Asset i reports at the end of its share of each round.
    TimePoint first_report(std::size_t i) const {
      return TimePoint{Milliseconds{start_ms + static_cast<std::int64_t>(i + 1) * period_ms /
                                                   static_cast<std::int64_t>(count)}};
    }
    // `times`: how often as usual the feed publishes just now; above 1 its rounds lose step with the period, and
    // begin anew when it comes back to its senses.
    void take_turn(double times) {
      if (times > 1) {
        index = (index + 1) % count;
        const double usual_ms = static_cast<double>(period_ms) / static_cast<double>(count);
        next_at += Milliseconds{std::max<std::int64_t>(1, static_cast<std::int64_t>(usual_ms / times))};
        out_of_step = true;
        return;
      }
      if (out_of_step) {
        out_of_step = false;
        start_ms = next_at.time_since_epoch().count();
        index = 0;
      } else if (++index == count) {
        index = 0;
        start_ms += period_ms;
      }
      next_at = first_report(index);
    }
  };

  bool next_opening();
  bool next_description();
  bool next_value();
  bool next_document();
  bool next_case();
  void next_running();
  bool report(Feed feed, std::size_t index, TimePoint stamp);
  void describe_asset(Feed feed, std::size_t index);
  void describe_parking();
  void bulk(Feed feed, TimePoint at);
  void case_change(const HotlineCase& c, std::uint8_t change, TimePoint at);
  void warning(const Warning& w, TimePoint at);
  void observation(Feed feed, std::size_t index, TimePoint stamp, std::span<const Quantity> values,
                   Health health);
  std::span<const Quantity> as_told(Feed feed, std::size_t index, TimePoint at,
                                    std::span<const Quantity> values);
  void head(Feed feed, TimePoint at, int qos, Keep keep);
  std::vector<Hotline::Taken> todays_cases();

  const CityPlan& plan_;
  TimePoint start_;
  FaultPlan faults_;
  std::map<std::pair<Feed, std::size_t>, std::vector<Quantity>> frozen_;  // what frozen assets go on telling
  CityModel model_;
  Message message_;
  TextWriter topic_;
  TextWriter payload_;
  std::vector<Reporter> reporters_;
  std::array<TimePoint, 2> bulk_at_{};
  std::deque<Warning> warnings_;
  double sun_deg_ = 0;
  std::int64_t sun_minute_ = INT64_MIN;

  Stage stage_ = Stage::Descriptions;
  std::size_t reporter_ = 0;
  std::size_t index_ = 0;
  std::vector<Hotline::Taken> backlog_;
};

}  // namespace city::sim
