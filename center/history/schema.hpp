// The tables of a store, its version, and how an older one becomes a newer one.
//
// A store is an SQLite file with application_id kApplicationId ("CGLS") and user_version = its schema version. Times are ms
// since 1970 UTC, positions are journal positions (sensors/message.hpp). Blobs: the codec named beside them.
//
//   meta(name, value)         applied_quick, applied_bulk: what commit() last wrote; archived: what archive() last wrote;
//                             seal_before, seal_segment, seal_series: a sealing under way (sealer.hpp), else absent
//   feed_book(book, from_position, ordinal, feed, toml, jq, catalogue, items)   one row per feed of each book that was in
//                             force; `book` counts up; catalogue and items are zstd
//   series(series, feed, asset, quantity)     one asset's one quantity
//   segment(segment, level, t_from, t_to, rows)                          observations of a commit, or of several folded ones
//                             (level 1 and up)
//   segment_part(segment, last_series, directory, data)                  the observations themselves: segment.hpp
//   chunk(hour, series, rows, samples)        observations of one series in one hour (hours since 1970): sample_codec.hpp,
//                             against the start of the hour. Hour first: sealing then appends, and pages stay full
//   asset(feed, asset, kind, …, line)         as last described; line: fact_codec.hpp
//   cases(feed, id, …)        as last told, one row per case
//   case_event(feed, id, position, status, at)   each change of status, by the message that told it
//   alert(feed, id, …, areas) as last told; areas: fact_codec.hpp
//   feed_minute(minute, feed, …)              the feed's counters when a checkpoint was saved in that minute since 1970
//   checkpoint(checkpoint, at, quick, bulk, book, view)   checkpoint_codec.hpp
//   journal(first, last, t_from, t_to, messages)          message_block.hpp; t_* are receive times
//   quarantine(position, ordinal, refused_at, feed, kind, subject, field, detail, replayed_as, replayed_at)
//                             what was refused and why: quarantine_table.hpp. The last two are NULL until it is replayed
//   remembered(feed, topic, position, received_at, payload)   what decoders want to see again: remembered_table.hpp
//
// Migrations go one version up each, all in one transaction with the new version number.
// Threads: none of its own.
#pragma once
#include <cstdint>
#include <optional>

#include "center/history/store_error.hpp"
#include "center/sqlite/database.hpp"

namespace city::history {

inline constexpr std::int64_t kApplicationId = 0x43474c53;
inline constexpr std::int64_t kSchemaVersion = 2;

StoreError store_error(const sqlite::Error& error);
std::optional<StoreError> store_error(const std::optional<sqlite::Error>& error);

// Makes an empty file a store, brings an older store up to kSchemaVersion, refuses everything else. `path` is for messages.
std::optional<StoreError> prepare_for_writing(sqlite::Database& database, const std::string& path);
// Refuses what this program cannot read as it is.
std::optional<StoreError> check_for_reading(sqlite::Database& database, const std::string& path);

}  // namespace city::history
