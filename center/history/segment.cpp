#include "center/history/segment.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace city::history {

void SegmentBuilder::add(std::span<const ObservationRow> rows) {
  rows_.insert(rows_.end(), rows.begin(), rows.end());
}

void SegmentBuilder::add(SeriesId series, std::span<const Sample> samples) {
  for (const Sample& sample : samples) rows_.push_back({series, sample.quality, sample.at, sample.value});
}

Segment SegmentBuilder::take() {
  Segment segment{rows_[0].event_time, rows_[0].event_time, rows_.size(), {}};
  order_.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    order_.push_back(static_cast<std::uint64_t>(rows_[i].series) << 32 | i);
    segment.from = std::min(segment.from, rows_[i].event_time);
    segment.to = std::max(segment.to, rows_[i].event_time);
  }
  std::sort(order_.begin(), order_.end());
  for (std::size_t i = 0; i < order_.size();) {
    const auto series = static_cast<SeriesId>(order_[i] >> 32);
    group_.clear();
    for (; i < order_.size() && order_[i] >> 32 == series; ++i) {
      const ObservationRow& row = rows_[static_cast<std::uint32_t>(order_[i])];
      group_.push_back({row.event_time, row.value, row.quality});
    }
    directory_.fixed32(series);
    directory_.fixed32(static_cast<std::uint32_t>(data_.size()));
    samples_.write(data_, group_, segment.from);
    if (directory_.size() + data_.size() >= kPartBytes || i == order_.size())
      segment.parts.push_back({series, directory_.take(), data_.take()});
  }
  rows_.clear();
  return segment;
}

std::uint32_t PartView::number(std::size_t at) const {
  std::uint32_t number = 0;
  std::memcpy(&number, directory_.data() + at, sizeof number);
  return number;
}

std::size_t PartView::find(std::uint64_t wanted) const {
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (series(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::optional<std::vector<Sample>> PartView::samples(std::size_t i) const {
  const std::size_t begin = number(i * kEntryBytes + 4);
  const std::size_t end = i + 1 < size() ? number((i + 1) * kEntryBytes + 4) : data_.size();
  if (begin > end || end > data_.size()) return std::nullopt;
  return read_samples(data_.substr(begin, end - begin), base_);
}

}  // namespace city::history
