// The areas of a CAP alert: latitude comes first in CAP, longitude first with us.
// Threads: as cap.hpp.
#pragma once
#include <string>
#include <vector>

#include "sensors/feed_context.hpp"
#include "sensors/formats/batch.hpp"

namespace city {

struct CapAreaText {  // as written in the alert
  std::string description{};
  std::vector<std::string> polygons{};
  std::vector<std::string> circles{};
  std::vector<std::string> geocodes{};
};

// Adds what can be read of it to `areas`, unless an area of the same shape and codes is there already; names what cannot.
void add_area(const CapAreaText& text, std::vector<AlertArea>& areas, const FeedContext& feed, Batch& batch);

}  // namespace city
