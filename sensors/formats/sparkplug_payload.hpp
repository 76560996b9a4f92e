// The protobuf payload of Eclipse Sparkplug B 3.0 (package org.eclipse.tahu.protobuf, message Payload), read and written.
//
//   Payload  timestamp 1 (ms since 1970)   metrics 2   seq 3     uuid 4 and body 5 are skipped
//   Metric   name 1   alias 2   timestamp 3   datatype 4   is_null 7   properties 9 (of which "Quality")
//            int 10   long 11   float 12   double 13   boolean 14   string 15, bytes 16, dataset 17, template 18 (not looked into)
//   Field numbers and datatypes: sparkplug_b.proto of the Eclipse Tahu project, Sparkplug 3.0 section 6.4.
//
// What has another wire type than promised is skipped like an unknown field, so that it is simply not there.
// Errors: nothing comes back for a payload that is cut within a field or is no protobuf, or has over 100,000 metrics.
// Threads: any; pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sensors/facts.hpp"
#include "sensors/time.hpp"

namespace city {

struct SparkplugMetric {
  std::string_view name{};  // points into the payload; empty where only the alias comes
  std::optional<std::uint64_t> alias{};
  std::optional<std::uint64_t> timestamp_ms{};
  std::optional<std::uint32_t> datatype{};
  std::optional<std::uint32_t> quality{};  // property "Quality": 0 bad, 192 good, 500 stale
  bool is_null = false;
  struct NoNumber {};  // a text, bytes, a data set or a template
  // Whole numbers as they stand in the field: signed ones in two's complement.
  std::variant<std::monostate, std::uint64_t, double, bool, NoNumber> value{};
};

struct SparkplugPayload {
  std::optional<std::uint64_t> timestamp_ms{};
  std::optional<std::uint64_t> seq{};
  std::vector<SparkplugMetric> metrics{};
};

std::optional<SparkplugPayload> read_sparkplug(std::string_view payload);

// A metric's value as a number, by its datatype (0: nobody said which).
//   1 Int8, 2 Int16, 3 Int32, 4 Int64    two's complement of 8 to 64 bits, however far its sign was drawn out
//   5 to 8 UInt8 to UInt64, 13 DateTime  as it is
//   9 Float, 10 Double, 11 Boolean       true is 1; a Float is the shortest decimal that means it: 22.6, not 22.6000004
// Nothing else is a number: WrongType. BadValue: does not fit its type, or is not finite. MissingField: no value and not null.
struct SparkplugNumber {
  std::optional<double> number{};
  DecodeError::Kind kind{};  // when there is none
  const char* why = "";
};
SparkplugNumber sparkplug_number(const SparkplugMetric& metric, std::uint32_t datatype);

// The payload of an NCMD that asks a node for its births: "Node Control/Rebirth" = true.
std::string sparkplug_rebirth_request(TimePoint now);

}  // namespace city
