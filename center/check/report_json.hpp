// Reports for machines.
//
// {"feeds":[{"feed","messages","bytes","assets","readings","values","cases","alerts","presences","clean":true|false,
//   "quantities":[{"quantity","unit","good","suspect","bad","missing","low":x|null,"median":x|null,"high":x|null}],
//   "findings":[{"name","count","subject","detail"}],
//   "refused":[{"reason","message","subject","field","detail"}],
//   "unused":{"looked_at","records","cannot","fields":[{"path","example"}]},
//   "warnings":[{"name","text"}]}]}
// "message" counts from 1; 0 is the catalogue. "clean" is false when anything was refused.
// Threads: pure.
#pragma once
#include <span>
#include <string>

#include "center/check/check_feed.hpp"

namespace city {

std::string reports_json(std::span<const FeedReport> reports);

}  // namespace city
