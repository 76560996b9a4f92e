#include "center/state/names.hpp"

#include <array>

namespace city {
namespace {

template <class Enum, std::size_t N>
std::string_view pick(const std::array<std::string_view, N>& names, Enum value) {
  const auto i = static_cast<std::size_t>(value);
  return i < N ? names[i] : std::string_view{"unknown"};
}

constexpr std::array<std::string_view, 4> kQualities{"good", "suspect", "bad", "missing"};
constexpr std::array<std::string_view, 7> kDoubts{"out_of_range", "frozen",  "jump",        "told",
                                                  "future",       "ancient", "zone_assumed"};
static_assert(doubt::kZoneAssumed == 1 << 6);
constexpr std::array<std::string_view, 6> kCaseStatuses{"received", "assigned", "on_site",
                                                        "resolved", "closed",   "reopened"};
constexpr std::array<std::string_view, 5> kAlertStatuses{"actual", "exercise", "system", "test", "draft"};
constexpr std::array<std::string_view, 5> kAlertTypes{"alert", "update", "cancel", "ack", "error"};
constexpr std::array<std::string_view, 5> kSeverities{"unknown", "minor", "moderate", "severe", "extreme"};
constexpr std::array<std::string_view, kErrorKinds> kErrors{
    "bad_json",     "bad_xml",   "bad_text",  "wrong_type",     "missing_field", "bad_time",
    "bad_position", "bad_value", "too_large", "mapping_failed", "refused",       "unknown_topic"};
static_assert(static_cast<std::size_t>(DecodeError::Kind::UnknownTopic) + 1 == kErrorKinds);
constexpr std::array<std::string_view, 6> kDomains{"environment", "dispatch", "traffic",
                                                   "hospital",    "warning",  "facility"};
constexpr std::array<std::string_view, kFeedReasons> kReasons{
    "silent",          "publisher_offline", "runaway",    "stamps_ahead", "stamps_behind",
    "stamps_still",    "values_frozen",     "refusing",   "delayed",      "assets_silent",
    "values_doubtful", "overdue",           "never_heard"};
static_assert(static_cast<std::size_t>(FeedReason::Kind::NeverHeard) + 1 == kFeedReasons);
constexpr std::array<std::string_view, 4> kGrades{"ok", "never", "attention", "bad"};
constexpr std::array<std::string_view, 5> kBands{"unknown", "normal", "raised", "high", "expected_peak"};
constexpr std::array<std::string_view, 4> kFeedStates{"never", "ok", "late", "dead"};
constexpr std::array<std::string_view, 4> kFreshnesses{"never", "fresh", "stale", "dead"};
constexpr std::array<std::string_view, 4> kLinkStates{"off", "connecting", "up", "down"};

}  // namespace

std::string_view name_of(Quality quality) { return pick(kQualities, quality); }
std::vector<std::string_view> names_of(Doubts doubts) {
  std::vector<std::string_view> names;
  for (std::size_t bit = 0; bit < kDoubts.size(); ++bit)
    if ((doubts >> bit & 1) != 0) names.push_back(kDoubts[bit]);
  return names;
}
std::string_view name_of(CaseStatus status) { return pick(kCaseStatuses, status); }
std::string_view name_of(AlertStatus status) { return pick(kAlertStatuses, status); }
std::string_view name_of(AlertType type) { return pick(kAlertTypes, type); }
std::string_view name_of(Severity severity) { return pick(kSeverities, severity); }
std::string_view name_of(DecodeError::Kind kind) { return pick(kErrors, kind); }
std::string_view name_of(Domain domain) { return pick(kDomains, domain); }
std::string_view name_of(FeedState state) { return pick(kFeedStates, state); }
std::string_view name_of(Freshness freshness) { return pick(kFreshnesses, freshness); }
std::string_view name_of(FeedReason::Kind kind) { return pick(kReasons, kind); }
std::string_view name_of(FeedGrade grade) { return pick(kGrades, grade); }
std::string_view name_of(ItemVolume::Band band) { return pick(kBands, band); }
std::string_view name_of(LinkState state) { return pick(kLinkStates, state); }

}  // namespace city
