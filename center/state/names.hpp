// Machine names of the closed lists, as in the wire contract, state.json and the store: lower case, words
// joined by '_'. Not for people: what is on screen goes through the catalogue.
// Threads: any.
#pragma once
#include <string_view>
#include <vector>

#include "center/state/city_view.hpp"

namespace city {

std::string_view name_of(Quality quality);  // good suspect bad missing
std::vector<std::string_view> names_of(
    Doubts doubts);                            // out_of_range frozen jump told future ancient zone_assumed
std::string_view name_of(CaseStatus status);   // received assigned on_site resolved closed reopened
std::string_view name_of(AlertStatus status);  // actual exercise system test draft
std::string_view name_of(AlertType type);      // alert update cancel ack error
std::string_view name_of(Severity severity);   // unknown minor moderate severe extreme
std::string_view name_of(DecodeError::Kind kind);  // bad_json … unknown_topic
std::string_view name_of(Domain domain);           // environment dispatch traffic hospital warning facility
std::string_view name_of(FeedState state);         // never ok late dead
std::string_view name_of(Freshness freshness);     // never fresh stale dead
std::string_view name_of(FeedReason::Kind kind);   // silent … never_heard
std::string_view name_of(FeedGrade grade);         // ok never attention bad
std::string_view name_of(ItemVolume::Band band);   // unknown normal raised high expected_peak
std::string_view name_of(LinkState state);         // off connecting up down

}  // namespace city
