// The frozen picture of the city that panels, exports and the history read. It never moves under its reader.
//
// Publishing shares whatever did not change (Paged, shared pointers), so its cost follows change, not city
// size. Times are UTC; ages are taken against `now`. Lists are sorted as their comments say: no hash order
// reaches a screen.
// Threads: immutable; share by pointer for ever.
#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "center/state/geography.hpp"
#include "center/state/paged.hpp"
#include "sensors/facts.hpp"
#include "sensors/feed_spec.hpp"
#include "sensors/quantity.hpp"

namespace city {

// ---- assets -----------------------------------------------------------------------------------------------

using QuantityIndex = std::uint16_t;  // place in CityView::quantities
using SeriesId = std::uint32_t;       // one asset's one quantity, stable for the life of a store; 0 = none

// Never; age up to 3 periods; up to 20 periods; beyond.
enum class Freshness : std::uint8_t { Never, Fresh, Stale, Dead };

inline constexpr std::int32_t kNotPublished = std::numeric_limits<std::int32_t>::min();

struct ValueNow {
  double value = 0;  // meaningless when quality is Missing
  TimePoint event_time{};
  TimePoint received_at{};
  SeriesId series = 0;
  QuantityIndex quantity = 0;
  Quality quality = Quality::Missing;
  Doubts doubts = 0;                         // why it is suspect, and what is odd about its stamp
  std::uint32_t same_for_s = 0;              // by event time: how long the source has told this very value
  std::int32_t published_s = kNotPublished;  // publish time of its document, seconds after the event time

  bool clock_suspect() const { return (doubts & (doubt::kFuture | doubt::kAncient)) != 0; }
};

struct AssetInfo {
  std::string id{};  // native; full id is feed id + "/" + id
  std::string kind{};
  Text2 name{};
  std::optional<LonLat> place{};
  std::vector<LonLat> line{};
  std::string agency{};
  std::string district{};        // zh name; from the map when the asset has a place, else as the source says
  std::vector<Trait> traits{};   // constants that figures need, sorted by quantity
  std::string stream{};          // of a camera
  std::optional<bool> online{};  // by its own birth or last will; empty: it says neither
  bool described = false;        // a description has been joined or published
  bool place_approximate = false;
  friend bool operator==(const AssetInfo&, const AssetInfo&) = default;
};

// Up to kAssetsPerChunk assets of one feed. Slot i's values are values[first[i], first[i + 1]), sorted by
// quantity.
inline constexpr std::size_t kAssetsPerChunk = 256;
struct AssetTally {            // since the asset became known; stays at its highest number
  std::uint32_t accepted = 0;  // values
  std::uint32_t duplicate = 0;
  std::uint32_t late = 0;
  std::uint32_t suspect = 0;  // of accepted: not good and not missing
  std::uint32_t refused = 0;  // decode errors that name the asset
};
struct AssetChunk {
  FeedIndex feed = kNoFeed;
  std::shared_ptr<const std::vector<AssetInfo>> info = std::make_shared<const std::vector<AssetInfo>>();
  std::vector<std::uint32_t> first{0};
  std::vector<ValueNow> values{};
  std::vector<AssetTally> tallies{};  // as info
  std::uint64_t revision = 0;         // grows whenever anything in the chunk but its tallies changes
  std::uint64_t info_revision = 0;    // grows when `info` changes (places, names)

  std::size_t size() const { return info->size(); }
};

struct AssetRef {  // names one asset in a view; stable while the process runs
  std::uint32_t chunk = 0;
  std::uint32_t slot = 0;
  friend bool operator==(const AssetRef&, const AssetRef&) = default;
  friend auto operator<=>(const AssetRef&, const AssetRef&) = default;
};

// ---- cases, alerts ----------------------------------------------------------------------------------------

struct CaseNow {
  CaseFact fact{};      // as last told; fact.district comes from the map or the address
  TimePoint updated{};  // receive time of the last change
  std::uint32_t reopened = 0;
  std::uint32_t duplicates = 0;  // open cases that seem to tell of the same: same item, within 200 m and 24 h
  std::string
      duplicate_of{};  // native id, in the same feed, of the earliest such case; empty: it is that one
  bool is_open() const { return fact.status != CaseStatus::Closed && fact.status != CaseStatus::Resolved; }
};
using CasePtr = std::shared_ptr<const CaseNow>;

// How far a case's time is used up at `now`: 0 when opened, 1 when due, above when overdue; nothing without a due time. A case
// that has ended stands where it ended.
std::optional<double> due_share(const CaseNow& one, TimePoint now);

// One dispatch item's volume against its own history at this hour of the week.
struct ItemVolume {
  std::string item{};
  std::uint32_t last_hour = 0;  // cases opened in the 60 minutes before now
  double mean = 0;              // of that hour of the week, in the weeks before
  double deviation = 0;         // standard deviation
  std::uint32_t weeks = 0;      // how many weeks stand behind mean and deviation
  enum class Band : std::uint8_t { Unknown, Normal, Raised, High, ExpectedPeak } band = Band::Unknown;
  // Raised: above mean + 1 deviation; High: above mean + 2; ExpectedPeak: High or Raised, but the calendar knows why.
  Text2 why{};  // the calendar's word for an expected peak
};

// What the volumes stand on, for the checkpoint: cases opened per item and hour, the last 27 weeks. Hours are counted from 1970 in
// the city's local time; slot = hour modulo kVolumeHours.
inline constexpr std::int64_t kVolumeHours = std::int64_t{27} * 168;
struct VolumeMemory {
  std::int64_t newest_hour = 0;
  std::vector<std::uint8_t>
      days{};  // kVolumeHours / 24: 1 where any case at all was opened; slot = day modulo that
  std::vector<std::pair<std::string, std::shared_ptr<const std::vector<std::uint16_t>>>>
      items{};  // by name, kVolumeHours each
};

struct AlertNow {
  AlertFact fact{};
  bool in_force = false;  // Actual, not cancelled or replaced, begun and not expired at `now`
  std::string replaced_by{};
  std::vector<AreaPtr> outlines{};  // of the map, by the geocodes of areas that draw no shape themselves
};
using AlertPtr = std::shared_ptr<const AlertNow>;

// ---- feeds ------------------------------------------------------------------------------------------------

// By the newest receipt: none; at most 2 periods ago; at most 10; beyond.
enum class FeedState : std::uint8_t { Never, Ok, Late, Dead };

inline constexpr std::size_t kErrorKinds = 12;  // DecodeError::Kind values

// What is wrong with a feed, in the order in which a person should care. `number` is what `kind` says.
struct FeedReason {
  enum class Kind : std::uint8_t {
    Silent,            // nothing came for `number` seconds, far beyond the period
    PublisherOffline,  // the broker says that the publisher is gone
    Runaway,           // `number` times the messages that its period promises; readings are merged
    StampsAhead,       // event times run `number` seconds ahead of receipt: a clock or a zone is wrong
    StampsBehind,      // `number` seconds behind, near whole hours: a zone is wrong
    StampsStill,       // messages come, but their event times have not moved for `number` seconds
    ValuesFrozen,      // stamps move, but no value of any asset has changed for `number` seconds
    Refusing,          // `number` percent of what came lately was refused
    Delayed,           // event times are `number` seconds old on receipt, far beyond the period
    AssetsSilent,      // `number` of its known assets do not report
    ValuesDoubtful,    // `number` percent of its present values are not good
    Overdue,           // a little late: nothing for `number` seconds
    NeverHeard         // nothing ever came
  } kind{};
  double number = 0;
};
inline constexpr std::size_t kFeedReasons = 13;
// How bad a feed is, worst of its reasons.
enum class FeedGrade : std::uint8_t { Ok, Never, Attention, Bad };

struct FeedNow {
  FeedState state = FeedState::Never;
  std::optional<bool> publisher_online{};  // birth or last will; empty when the publisher says neither
  TimePoint newest_receipt{};              // of live (not retained) data
  TimePoint newest_event{};
  std::uint64_t known = 0;      // assets
  std::uint64_t reporting = 0;  // assets that are Fresh
  std::uint64_t accepted =
      0;  // values shown, alerts and cases included; late and duplicate ones are not in it
  std::uint64_t refused = 0;  // decode errors
  std::uint64_t merged = 0;
  std::uint64_t late = 0;       // out of order: older than what is already known; kept in history
  std::uint64_t duplicate = 0;  // same asset, quantity, event time and value again
  std::uint64_t messages = 0;
  std::uint64_t bytes = 0;
  std::uint64_t unknown_fields = 0;
  std::uint64_t unlocated = 0;    // known assets without a place or line
  std::uint64_t undescribed = 0;  // known assets without a description, in a feed that promises one
  std::uint64_t clock_suspect = 0;
  std::uint64_t throttled = 0;     // of merged: because the publisher runs away
  std::uint64_t zone_assumed = 0;  // readings whose stamp had no zone
  std::uint64_t approximate = 0;   // known assets at a place that a geocoder gives when it does not know
  std::uint64_t offline = 0;       // known assets that said they are gone
  std::uint64_t undistricted = 0;  // cases in the view in no district of the map
  double messages_per_s = 0;       // over the last minute
  std::array<std::uint64_t, 4> by_quality{};  // present values of its assets, by Quality
  // Receipt minus event time, and receipt minus publish time: medians over the last live readings; empty: none yet.
  std::optional<double> skew_s{};
  std::optional<double> publish_skew_s{};
  FeedGrade grade = FeedGrade::Never;
  std::vector<FeedReason> reasons{};  // worst first
  std::array<std::uint64_t, kErrorKinds> refused_by_kind{};
  std::string last_error{};                                       // the newest refusal in words
  std::vector<std::pair<std::string, std::uint64_t>> findings{};  // by name, sorted; at most 64 names
};

// ---- vital signs ------------------------------------------------------------------------------------------

// One headline figure of a domain, defined in assets/vitals.toml.
struct VitalSpec {
  std::string id{};
  Text2 label{};
  Domain domain = Domain::Environment;
  enum class Source : std::uint8_t {
    Assets,
    OpenCases,
    OverdueCases,
    CasesOpenedToday
  } source = Source::Assets;
  enum class Aggregate : std::uint8_t {
    Mean,
    Max,
    Min,
    Sum,
    CountAbove,
    CountBelow,
    ShareAbovePct,
    ShareBelowPct
  } aggregate = Aggregate::Mean;
  std::string kind{};  // asset kind, empty: any; Source::Assets only
  std::string quantity{};
  double threshold = 0;  // for Count… and Share…
  std::string unit{};
  int decimals = 0;
  std::optional<double> attention_above{};  // beyond it the tile is abnormal
  std::optional<double> attention_below{};
};

struct VitalPoint {
  TimePoint at{};
  double value = 0;
};

// What a vital sign usually is at this hour: mean -/+ two standard deviations of its minute values in the weeks before.
struct NormalBand {
  double low = 0, high = 0;
  enum class Basis : std::uint8_t {
    HourOfWeek,  // the same hour of the same weekday, in at least two earlier weeks
    HourOfDay    // not that long known: the same hour of at least two earlier days
  } basis = Basis::HourOfWeek;
  std::uint32_t samples = 0;  // how many earlier hours stand behind it
};

// What the bands stand on, for the checkpoint: count, mean and squared deviation per vital sign and hour of the week, local time.
struct NormCell {
  std::uint32_t hours = 0;  // different hours that are in it
  std::uint32_t count = 0;  // minute values
  double mean = 0;
  double squared = 0;            // sum of squared differences from the mean (Welford)
  std::int64_t newest_hour = 0;  // since 1970, local
};
inline constexpr std::size_t kWeekHours = 168;  // 0: Monday 00:00
struct NormMemory {
  std::vector<std::pair<std::string, std::shared_ptr<const std::vector<NormCell>>>>
      vitals{};  // by id, sorted; kWeekHours each
};

// The last six hours of one asset's one quantity, for the quantities that assets/vitals.toml names under [[trend]].
struct AssetTrend {
  SeriesId series = 0;
  QuantityIndex quantity = 0;
  AssetRef asset{};
  std::shared_ptr<const std::vector<VitalPoint>> points =
      std::make_shared<const std::vector<VitalPoint>>();  // at most one a minute, oldest first
};

struct Vital {
  std::optional<double> value{};  // empty: nothing fresh to compute it from
  std::uint64_t of = 0;           // how many fresh assets or cases stand behind it
  bool abnormal = false;
  std::optional<NormalBand> normal{};  // empty: not known long enough
  std::shared_ptr<const std::vector<VitalPoint>> trend =
      std::make_shared<const std::vector<VitalPoint>>();  // a point a minute, at most 6 h, oldest first
};

// ---- health of the center itself --------------------------------------------------------------------------

enum class LinkState : std::uint8_t { Off, Connecting, Up, Down };

struct LinkNow {
  LinkState state = LinkState::Off;
  std::string broker{};  // URL without user and password
  std::string detail{};  // why it is down, in words
  TimePoint since{};
  std::uint64_t connects = 0;
};

struct PipelineNow {  // hops 1 to 3; counters since the process started unless they say otherwise
  std::uint64_t received = 0;
  std::uint64_t journaled = 0;
  std::uint64_t not_kept = 0;  // shown live but not written: the disk is full
  std::uint64_t too_large = 0;
  std::uint64_t backlog_messages = 0;  // journaled, not yet decoded
  std::uint64_t backlog_bytes = 0;
  std::uint64_t inbox_bytes = 0;
  std::uint64_t merged = 0;
  bool overloaded = false;  // merging is on
};

struct HistoryNow {
  bool on = false;
  std::string trouble{};  // empty, or what is wrong in words
  std::uint64_t observations_written = 0;
  std::uint64_t observations_lost = 0;  // the queue was full: the disk cannot follow
  std::uint64_t queue_bytes = 0;
  TimePoint committed_at{};
};

struct LatencyNow {  // receive to visible in a view, over the last ten seconds
  double p50_ms = 0;
  double p99_ms = 0;
};

struct HealthNow {
  LinkNow link{};
  PipelineNow pipeline{};
  HistoryNow history{};
  LatencyNow latency{};
};

// ---- the whole --------------------------------------------------------------------------------------------

// How far each lane's messages are in this view: every journaled message up to here is.
struct Applied {
  Position quick = 0;
  Position bulk = 0;
  friend bool operator==(const Applied&, const Applied&) = default;
};

struct CityView {
  std::uint64_t revision = 0;
  TimePoint now{};
  bool simulated =
      false;  // a simulator is or was publishing into this city: the mark stays while its data is shown
  Applied applied{};
  FeedBookPtr book = std::make_shared<const FeedBook>();
  std::vector<FeedNow> feeds{};  // as in book
  Paged<AssetChunk>::Frozen assets{};
  std::shared_ptr<const std::vector<QuantityInfo>> quantities =
      std::make_shared<const std::vector<QuantityInfo>>();
  std::shared_ptr<const std::vector<CasePtr>> cases =
      std::make_shared<const std::vector<CasePtr>>();  // open and recently closed, newest opened first
  std::shared_ptr<const std::vector<AlertPtr>> alerts =
      std::make_shared<const std::vector<AlertPtr>>();  // in force first, then newest
  std::shared_ptr<const std::vector<VitalSpec>> vital_specs =
      std::make_shared<const std::vector<VitalSpec>>();
  std::vector<Vital> vitals{};  // as in vital_specs
  std::shared_ptr<const NormMemory> norms = std::make_shared<const NormMemory>();
  std::shared_ptr<const std::vector<AssetTrend>> trends =
      std::make_shared<const std::vector<AssetTrend>>();  // sorted by series
  std::shared_ptr<const std::vector<ItemVolume>> volumes =
      std::make_shared<const std::vector<ItemVolume>>();  // of dispatch items; worst band first, then by name
  std::shared_ptr<const VolumeMemory> volume_memory = std::make_shared<const VolumeMemory>();
  std::uint64_t quarantined = 0;  // refusals kept in the store's quarantine
  HealthNow health{};
  std::array<std::uint64_t, kErrorKinds> unclaimed_by_kind{};  // refusals that belong to no feed
};
using CityViewPtr = std::shared_ptr<const CityView>;

inline constexpr int kFreshPeriods = 3;  // of the feed's period
inline constexpr int kStalePeriods = 20;

// The instant a value speaks for: its event time, or its receipt when the stamp lies after that.
TimePoint valid_at(const ValueNow& value);
// Since valid_at, at the view's now; never negative.
Milliseconds age(const CityView& view, const ValueNow& value);
// Freshness of one value at the view's now, against its feed's period. A missing value is as fresh as its
// report.
Freshness freshness(const CityView& view, FeedIndex feed, const ValueNow& value);
// Of the asset's newest value; Never when it has none.
Freshness freshness(const CityView& view, const AssetChunk& chunk, std::size_t slot);
// Full id: feed/native-id.
std::string asset_id(const CityView& view, const AssetChunk& chunk, std::size_t slot);

}  // namespace city
