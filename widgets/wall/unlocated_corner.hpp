// The chip in the map's corner that counts what the map cannot show, and the tray that opens at a click on it.
//
// The tray's list is made when it opens and once a second while it is open. Threads: the UI thread, within a frame.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/panels/unlocated_tray.hpp"

namespace city {

class UnlocatedCorner {
 public:
  // Draws over the map and reads clicks on the chip. What of the map it covers.
  std::vector<Rect> draw(Pen& pen, Rect map, std::uint64_t count, const CityView& view, const Texts& texts);
  bool is_open() const { return is_open_; }
  void close() { is_open_ = false; }
  void forget() { made_at_.reset(); }  // what was written: another language

 private:
  bool is_open_ = false;
  UnlocatedContent content_{};
  std::optional<TimePoint> made_at_{};  // of content_
};

}  // namespace city
