// Eclipse Sparkplug B 3.0: edge nodes and their devices, in protobuf (sparkplug_payload.hpp).
//
//   topic …/spBv1.0/{group}/{type}/{node}[/{device}]   whatever levels come before, so $sparkplug/certificates/… too
//   type     does
//   NBIRTH   node online; its metrics are known from here on, its devices until now are not
//   DBIRTH   device online; its metrics are known from here on
//   NDATA, DDATA   values of metrics, by alias or by name
//   NDEATH   node and all its devices offline, if its bdSeq is the one of the NBIRTH; else Finding "stale-death"
//   DDEATH   device offline
//   NCMD, DCMD, STATE   for others: ignored
//
// Asset     "node" or "node/device"; "group/node[/device]" unless all filters of the feed name the same one group
// Quantity  by the feed file's [fields], from the whole name of a metric ("Pump/Flow"). Other metrics are counted as unknown
//           fields, except bdSeq, "Node Control/…" and "Device Control/…"
// Value     sparkplug_number(); is_null is Missing; property Quality 0 is Bad and 500 Suspect, both told by the source
// Time      of the metric, else of the payload; metrics of one time are one reading. is_historical changes nothing: its own
//           time makes it late. Published when the payload was made
// Births are values too. What comes retained (certificates kept by the broker) tells names and values, but not that anyone is
// online, and is no part of the sequence.
//
// Sequence  0 to 255, one for a node with all its devices. A gap is Finding "sequence-gap"; the message counts all the same.
// Unknown   data before the birth, an alias or a name that no birth told: Finding "no-birth", and nothing is made up.
// Both ask the node for its births (Facts::requests, an NCMD), once until its NBIRTH comes, unless the feed file forbids it.
//
// Memory: at most 10,000 nodes and 64 MiB of names. What does not fit is TooLarge: the birth's own values are kept, but its
// aliases are not remembered, and the node is not asked again. Births and deaths go to Facts::remembered; decoding those again
// restores all but the place in the sequence.
// Errors: BadValue (no payload, or cut off; seq over 255), MissingField (seq, which comes last and so tells that a payload is
// whole; a time) cost the message; what is wrong with one metric costs that. UnknownTopic: any other topic.
// Threads: one per object, which belongs to one feed.
#pragma once
#include <memory>

#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"

namespace city {

class SparkplugDecoder {
 public:
  SparkplugDecoder();
  ~SparkplugDecoder();
  SparkplugDecoder(SparkplugDecoder&&) noexcept;
  SparkplugDecoder& operator=(SparkplugDecoder&&) noexcept;

  // The batch's message.
  void decode(const FeedContext& feed, Batch& batch);
  // The same for a message that was decoded before: only what it teaches counts, and the sequence is unknown after it.
  void remember(const FeedContext& feed, Batch& scratch);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace city
