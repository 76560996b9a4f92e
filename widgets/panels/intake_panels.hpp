// What becomes of all that comes in: refused and why, odd but understood, and how the way through the center runs.
//
// Rows are pure; drawing belongs to the UI thread.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "center/state/city_view.hpp"
#include "widgets/panels/fact_rows.hpp"

namespace city {

struct RefusalContent {
  std::uint64_t refused = 0;       // since the store began
  std::uint64_t quarantined = 0;   // of them kept, to look at and to replay
  std::vector<FactRow> reasons{};  // most frequent first; the note names the feeds
  std::vector<FactRow> newest{};   // newest words of each feed that was refused something
};
RefusalContent refusals(const CityView& view, const Texts& texts);
void draw_refusals(Pen& pen, Rect r, const RefusalContent& content, const Texts& texts);

// Findings: accepted all the same, counted by name over all feeds, most frequent first.
std::vector<FactRow> findings(const CityView& view, const Texts& texts);
void draw_findings(Pen& pen, Rect r, const std::vector<FactRow>& rows, const Texts& texts);

struct PipelineContent {
  std::vector<FactRow> rows{};
  bool in_trouble = false;
};
PipelineContent pipeline(const CityView& view, const Texts& texts);
void draw_pipeline(Pen& pen, Rect r, const PipelineContent& content, const Texts& texts);

}  // namespace city
