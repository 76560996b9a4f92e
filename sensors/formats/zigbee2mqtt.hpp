// Zigbee devices through Zigbee2MQTT (JSON).
//
//   topic                    meaning
//   {base}/{name}            what the device says of itself, flattened through [fields] (fields.hpp); "ON" and "OFF" are 1 and 0
//   {base}/{name}/availability   online or offline, as a word or as {"state": …}: the device's presence
//   {base}/bridge/state      the same two of the bridge: the feed's publisher
//   {base}/bridge/…          devices, groups, logging, answers to requests: ignored
//   {base}/{name}/set, …/get, and one level below   commands to the device: ignored
// {base} is what the feed's topic filter fixes before its first wildcard (zigbee2mqtt of zigbee2mqtt/#); {name}, which may
// hold slashes, is the asset.
//
// The event time is last_seen (ISO 8601 text or milliseconds since 1970; the bridge writes it when it is told to). Without it
// the message is taken to be as old as its delivery: the event time is the receive time. A retained message without
// last_seen is of unknown age: the finding "retained-without-time", and no reading. elapsed is not read.
// Errors: BadJson, BadText, TooLarge (1 MiB), WrongType (not an object: the bridge's attribute output is not understood) and a
// last_seen that cannot be read (BadTime) cost the message; BadValue: a presence that is neither word. The rest as fields.hpp.
// An empty payload is how MQTT clears a retained message: nothing.
// Threads: one.
#pragma once
#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"

namespace city {

class DeviceJson;
void decode_zigbee2mqtt(DeviceJson& json, FeedContext& feed, Batch& batch);  // the batch's message

}  // namespace city
