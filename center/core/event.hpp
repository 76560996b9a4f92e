// Everything that can change the city, as one closed list. Reading this variant is knowing what can happen.
#pragma once
#include <cstdint>
#include <variant>
#include <vector>

#include "center/state/city_view.hpp"
#include "sensors/facts.hpp"
#include "sensors/formats/decoder.hpp"

namespace city {

struct FactsArrived {  // a batch of one lane's messages, understood
  Lane lane = Lane::Quick;
  Position upto = 0;  // every message of this lane up to here is in this or an earlier batch
  Facts facts{};
};
struct LinkChanged {
  LinkNow link{};
};
struct PipelineCounted {
  PipelineNow pipeline{};
};
struct HistoryReported {
  HistoryNow history{};
};
struct LatencyMeasured {
  LatencyNow latency{};
};

using Event = std::variant<FactsArrived, LinkChanged, PipelineCounted, HistoryReported, LatencyMeasured>;

// What a step changed, for the history. Rows are in the order in which they were applied.
struct ObservationRow {
  SeriesId series = 0;
  Quality quality = Quality::Good;
  TimePoint event_time{};
  double value = 0;  // NaN never; 0 with quality Missing
};
struct SeriesRow {
  SeriesId series = 0;
  std::string feed{};
  std::string asset{};  // native id
  std::string quantity{};
};
struct AssetRow {
  std::string feed{};
  AssetInfo info{};
};
// A refusal, for the quarantine: its payload is the kept message at `position`.
struct RefusedRow {
  Position position = 0;
  TimePoint refused_at{};
  std::string feed{};  // empty: no feed claims it
  DecodeError::Kind kind{};
  std::string subject{};
  std::string field{};
  std::string detail{};
};
struct RememberedRow {
  Position position = 0;
  TimePoint received_at{};
  std::string feed{};
  std::string topic{};
  std::string payload{};
};
struct Changes {
  Applied applied{};
  TimePoint now{};
  std::vector<SeriesRow> series{};
  std::vector<ObservationRow> observations{};
  std::vector<AssetRow> assets{};
  std::vector<CasePtr> cases{};
  std::vector<AlertPtr> alerts{};
  std::vector<RefusedRow> refused{};  // at most kMaxRefusedPerStep; the rest is counted only
  std::vector<RememberedRow> remembered{};

  std::size_t bytes() const;  // what it holds in memory, roughly; for queue bounds
  bool empty() const;
};

}  // namespace city
