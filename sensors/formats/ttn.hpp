// LoRaWAN devices through The Things Stack v3, as its MQTT server and webhooks write them (JSON).
//
//   topic …/devices/{device}/…    meaning
//   up                            an uplink
//   join                          the device has joined its network: it is online
//   location/solved               where the network thinks the device is: its place
//   down/…, up/normalized, service/data   not ours; ignored
// What stands before "devices" is v3/{application}@{tenant} at the server and anything behind a bridge. A feed whose topic
// filter leaves the application open takes several, and the asset is then "{application}@{tenant}/{device}", else "{device}".
// A topic without "devices" holds uplinks too (a bridge with names of its own): the device is then as the document says.
//
// Uplink, under uplink_message:
//   decoded_payload      flattened through [fields] (fields.hpp). The server leaves out what is 0, false or "": a rule with
//                        zero_when_absent reads absence so, and only in an uplink that has a decoded_payload. Without it,
//                        null is Missing as always
//   settings.time        when the gateway heard it: the event time; else received_at, when the network server had it
//   received_at          the publish time. Without it the application server's received_at outside
//   locations            user or frm-payload (the device's own word goes first), latitude and longitude in degrees: a place
//   decoded_payload_warnings   each of the first eight is the finding "decoder-warning"
// Nanoseconds are cut to milliseconds. An uplink with a frm_payload and no decoded_payload is refused (MissingField: nobody
// has written a decoder for it); one with neither is the finding "empty-uplink". One that the console made up
// ("simulated": true) is the finding "simulated-uplink" and no reading. The same uplink heard by several gateways comes once:
// the network server merges it; rx_metadata is not read.
// Errors: BadJson, BadText, TooLarge (1 MiB) and a device that the topic and the document name differently (BadValue) cost the
// message; BadTime only that stamp, when the next is good; the rest as fields.hpp. An empty payload is nothing.
// Threads: one.
#pragma once
#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"

namespace city {

class DeviceJson;
void decode_ttn(DeviceJson& json, FeedContext& feed, Batch& batch);  // the batch's message

}  // namespace city
