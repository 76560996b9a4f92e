// The headline figures: computed once per second of `now`, with a trend point and a look at what is usual each minute.
//
// Only values that are Fresh and Good count. What a chunk contributes is kept until the chunk changes or one
// of its values grows stale, so the cost follows change. A case figure is empty until a dispatch feed has
// been heard at all.
// Threads: one.
#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "center/core/asset_table.hpp"
#include "center/core/case_book.hpp"
#include "center/core/local_time.hpp"
#include "center/core/vital_norms.hpp"
#include "center/state/city_view.hpp"

namespace city {

class VitalBoard {
 public:
  VitalBoard(std::vector<VitalSpec> specs, std::string zone, FeedBookPtr book);

  // By id; a figure that is defined otherwise than in the view begins anew.
  void restore(const CityView& view);
  void advance(TimePoint now, const AssetTable& assets, const CaseBook& cases, bool dispatch_heard);

  std::shared_ptr<const std::vector<VitalSpec>> specs() const { return specs_; }
  const std::vector<Vital>& vitals() const { return vitals_; }
  VitalNorms::Memory freeze_norms() { return norms_.freeze(); }

 private:
  struct Part {  // what one chunk contributes to one figure
    std::uint64_t revision = std::numeric_limits<std::uint64_t>::max();  // of the chunk; never that many
    TimePoint good_until = TimePoint::max();
    std::uint64_t of = 0;
    std::uint64_t beyond = 0;  // above or below the threshold
    double sum = 0;
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
  };
  Vital measured(std::size_t vital, const AssetTable& assets);
  Part part(const VitalSpec& spec, const AssetTable& assets, std::size_t chunk) const;
  Vital counted(const VitalSpec& spec, const CaseBook& cases, bool dispatch_heard);
  void extend_trend(Vital& vital) const;
  void learn_norms();

  std::shared_ptr<const std::vector<VitalSpec>> specs_;
  std::string zone_;
  FeedBookPtr book_;
  TimePoint now_{};
  std::int64_t second_ = std::numeric_limits<std::int64_t>::min();
  std::int64_t minute_ = std::numeric_limits<std::int64_t>::min();  // of the newest trend point
  LocalDay today_{};
  VitalNorms norms_;
  std::vector<Vital> vitals_;             // as specs_
  std::vector<std::vector<Part>> parts_;  // per vital, per chunk
};

}  // namespace city
