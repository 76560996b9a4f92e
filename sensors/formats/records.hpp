// The canonical records, read field by field: feed each the fields of its object, then finish() it once the
// whole object has proved to be JSON. Wire documents: canonical.hpp, jq_mapper.hpp. Inside sensors/ only.
// Threads: one.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sensors/formats/record.hpp"

namespace city {

// `id` is empty where it comes as a field.
class ObservationRecord {
 public:
  ObservationRecord(Record record, std::string_view id);
  void field(std::string_view key, JsonValue value);
  void finish();

 private:
  void read_values(JsonValue value);
  void read_value(std::string_view quantity, JsonValue value);
  void read_quality(JsonValue value);

  Record record_;
  Batch::Mark begin_;
  std::string asset_;
  std::optional<Stamp> stamp_{};
  std::optional<Stamp> published_{};
  Quality quality_ = Quality::Good;
  bool has_time_ = false;
  bool has_values_ = false;
};

class AssetRecord {
 public:
  enum class Source : std::uint8_t { Announcement, Catalogue };
  AssetRecord(Record record, std::string_view id, Source source);
  void field(std::string_view key, JsonValue value);
  void finish();

 private:
  void read_name(JsonValue value);
  void read_line(JsonValue value);
  void read_traits(JsonValue value);
  void read_trait(std::string_view quantity, JsonValue value);
  std::vector<LonLat> placed_line();

  Record record_;
  AssetFact asset_{};
  PlaceFields place_{};
  std::vector<LonLat> line_{};  // x, y as given
  std::optional<bool> online_{};
};

class CaseRecord {
 public:
  CaseRecord(Record record, std::string_view id);
  void field(std::string_view key, JsonValue value);
  void finish();

 private:
  void read_status(JsonValue value);
  void read_item();
  void read_address();

  Record record_;
  CaseFact case_{};
  PlaceFields place_{};
  bool has_status_ = false;
  bool has_opened_ = false;
  bool has_due_ = false;    // it was there, readable or not
  bool worthless_ = false;  // a required field was there and unreadable: reported already
};

// {"asset": "…", "online": true}: the device itself comes or goes.
class PresenceRecord {
 public:
  explicit PresenceRecord(Record record) : record_{std::move(record)} {}
  void field(std::string_view key, JsonValue value);
  void finish();

 private:
  Record record_;
  std::string asset_{};
  std::optional<bool> online_{};
  bool worthless_ = false;  // online was there and unreadable: reported already
};

// {"published": "…"}: when the document was made.
class DocumentRecord {
 public:
  explicit DocumentRecord(Record record) : record_{std::move(record)} {}
  void field(std::string_view key, JsonValue value);
  void finish();

 private:
  Record record_;
  std::optional<Stamp> published_{};
};

// {"name": "…", "subject": "…", "field": "…", "detail": "…"}: odd but understood.
class FindingRecord {
 public:
  explicit FindingRecord(Record record) : record_{std::move(record)} {}
  void field(std::string_view key, JsonValue value);
  void finish();

 private:
  Record record_;
  std::string name_{};
  std::string subject_{};
  std::string field_{};
  std::string detail_{};
};

// {"why": "…", "field": "…"}: the feed's jq program will not have this record.
class RefusalRecord {
 public:
  explicit RefusalRecord(Record record) : record_{std::move(record)} {}
  void field(std::string_view key, JsonValue value);
  void finish();

 private:
  Record record_;
  std::string why_{};
  std::string field_{};
};

}  // namespace city
