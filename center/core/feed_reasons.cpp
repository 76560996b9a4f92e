#include "center/core/feed_reasons.hpp"

#include <algorithm>
#include <cmath>

namespace city {
namespace {

using Kind = FeedReason::Kind;
using Seconds = std::chrono::duration<double>;

struct Graded {
  FeedGrade grade = FeedGrade::Ok;
  FeedReason reason{};
};

FeedGrade bad_from(double limit, double number) {
  return number >= limit ? FeedGrade::Bad : FeedGrade::Attention;
}

double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// Behind by a whole number of hours and the time that a report takes.
bool is_zone_error(double behind_s, double period_s) {
  constexpr double kHour = 3600;
  const double early_s = Seconds{kZoneEarly}.count();
  const double hours = std::floor((behind_s + early_s) / kHour);
  const double way_s = behind_s - hours * kHour;
  return hours >= 1 && hours <= kMostZoneHours && way_s <= Seconds{kZoneLate}.count() + period_s;
}

bool stands_still(const FeedPulse& pulse, double period_s) {
  return Seconds{pulse.repeated_for}.count() > kStillPeriods * period_s;
}

bool is_behind(const FeedPulse& pulse, double period_s) {
  const double own_s = std::max(period_s, Seconds{pulse.stamp_period}.count());
  return pulse.skew_s && *pulse.skew_s > kDelayedPeriods * own_s;
}

class Judge {
 public:
  Judge(const FeedPulse& pulse, Milliseconds period) : pulse_{pulse}, period_s_{Seconds{period}.count()} {}

  FeedJudgement judge() {
    look_at_silence();
    if (is_heard()) {
      look_at_rate();
      look_at_stamps();
      look_at_values();
      look_at_assets();
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Graded& a, const Graded& b) {
      return a.grade != b.grade ? a.grade > b.grade : a.reason.kind < b.reason.kind;
    });
    FeedJudgement judgement;
    for (const Graded& one : found_) {
      judgement.grade = std::max(judgement.grade, one.grade);
      judgement.reasons.push_back(one.reason);
    }
    return judgement;
  }

 private:
  void name(Kind kind, double number, FeedGrade grade) {
    found_.push_back({.grade = grade, .reason = {.kind = kind, .number = number}});
  }
  bool is_heard() const {
    return pulse_.silent_for && Seconds{*pulse_.silent_for}.count() < kSilentPeriods * period_s_;
  }

  void look_at_silence() {
    if (pulse_.publisher_gone) name(Kind::PublisherOffline, 0, FeedGrade::Bad);
    if (!pulse_.silent_for) return name(Kind::NeverHeard, 0, FeedGrade::Never);
    const double silent_s = Seconds{*pulse_.silent_for}.count();
    if (!is_heard()) {
      name(Kind::Silent, silent_s, bad_from(kSilentBadPeriods * period_s_, silent_s));
    } else if (silent_s > kOverduePeriods * period_s_) {
      name(Kind::Overdue, silent_s, FeedGrade::Attention);
    }
  }

  void look_at_rate() {
    if (pulse_.throttled || runs_away(pulse_)) name(Kind::Runaway, pulse_.rate_times, FeedGrade::Bad);
  }

  void look_at_stamps() {
    if (stands_still(pulse_, period_s_)) {
      name(Kind::StampsStill, Seconds{pulse_.stamps_still_for}.count(), FeedGrade::Bad);
    }
    if (!pulse_.skew_s) return;
    const double behind_s = *pulse_.skew_s;
    if (-behind_s > Seconds{kFutureTolerance}.count()) {
      name(Kind::StampsAhead, -behind_s, bad_from(Seconds{kFarAhead}.count(), -behind_s));
    }
    if (!is_behind(pulse_, period_s_)) return;
    is_zone_error(behind_s, period_s_) ? name(Kind::StampsBehind, behind_s, FeedGrade::Bad)
                                       : name(Kind::Delayed, behind_s, FeedGrade::Attention);
  }

  void look_at_values() {
    if (pulse_.values_still_for) {
      name(Kind::ValuesFrozen, Seconds{*pulse_.values_still_for}.count(), FeedGrade::Bad);
    }
    const double refused = share_of(pulse_.refused, pulse_.refused + pulse_.records);
    if (pulse_.refused >= kLeastRefused && refused > kRefusingShare) {
      name(Kind::Refusing, 100 * refused, bad_from(kHalf, refused));
    }
    const auto count = [&](Quality q) { return pulse_.by_quality.at(static_cast<std::size_t>(q)); };
    const std::uint64_t doubtful = count(Quality::Suspect) + count(Quality::Bad);
    const double share = share_of(doubtful, count(Quality::Good) + doubtful);
    if (pulse_.doubtful_assets >= kLeastDoubtful && share > kDoubtfulShare) {
      name(Kind::ValuesDoubtful, 100 * share, bad_from(kHalf, share));
    }
  }

  void look_at_assets() {
    if (!pulse_.settled || pulse_.reporting >= pulse_.known) return;
    if (stands_still(pulse_, period_s_) || is_behind(pulse_, period_s_)) return;
    const std::uint64_t silent = pulse_.known - pulse_.reporting;
    const double share = share_of(silent, pulse_.known);
    if (share <= kSilentAssetsShare) return;
    name(Kind::AssetsSilent, static_cast<double>(silent), bad_from(kHalf, share));
  }

  const FeedPulse& pulse_;
  const double period_s_;
  std::vector<Graded> found_{};
};

}  // namespace

FeedJudgement judge(const FeedPulse& pulse, Milliseconds period) { return Judge{pulse, period}.judge(); }

bool runs_away(const FeedPulse& pulse) {
  return pulse.runaway_times > 0 &&
         pulse.burst_times > std::max(kLeastRunawayTimes, kRunawayShare * pulse.runaway_times);
}

bool has_old_stamps(const FeedPulse& pulse, Milliseconds period) {
  const double period_s = Seconds{period}.count();
  return stands_still(pulse, period_s) || is_behind(pulse, period_s);
}

}  // namespace city
