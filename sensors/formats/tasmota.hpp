// Devices that run Tasmota (JSON).
//
//   topic                     meaning
//   tele/{device}/SENSOR, tele/{device}/STATE   what the device says of itself, flattened through [fields] (fields.hpp):
//                             ENERGY.Power, DS18B20-1.Temperature, Wifi.RSSI; "ON" and "OFF" are 1 and 0
//   stat/{device}/STATUS8, STATUS10, STATUS11   the same on request, inside StatusSNS or StatusSTS
//   tele/{device}/LWT         Online or Offline, the device's last will: its presence
//   cmnd/…, and other words after tele and stat   commands, their echoes, restarts: ignored
// The owner of a device may move the prefix ("{device}/tele/SENSOR", "house/tele/{device}/SENSOR"): the first level that is
// tele, stat or cmnd is it, the last is the word, and all the others together are the asset.
//
// Time, local and without a zone, is the event time in the feed's zone; required. A device that has not found its time server
// yet says 1970 and is refused (BadTime). TempUnit (C or F) and PressureUnit (hPa, mmHg, inHg) are the units of the quantities
// that measure such things (source_units.hpp); SpeedUnit and UptimeSec's kin are values like any other.
// Errors: BadJson, BadText, TooLarge (1 MiB), WrongType (not an object), MissingField and BadTime (Time), UnknownTopic (no
// prefix) cost the message; BadValue: a last will that is neither word. The rest as fields.hpp. An empty payload is nothing.
// Threads: one.
#pragma once
#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"

namespace city {

class DeviceJson;
void decode_tasmota(DeviceJson& json, FeedContext& feed, Batch& batch);  // the batch's message

}  // namespace city
