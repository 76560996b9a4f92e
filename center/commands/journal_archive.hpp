// The journal as the historian's source: finished messages out of it, and its segments removed once the store has them.
// Threads: next() and archived() on the historian's thread only; the journal must outlive it.
#pragma once
#include <memory>

#include "center/history/historian.hpp"
#include "center/ingest/journal.hpp"

namespace city {
ArchiveSource archive_source(Journal& journal);
}  // namespace city
