#include "widgets/ui/measure_text.hpp"

#include <array>

#include "widgets/ui/number_text.hpp"

namespace city {

std::string bytes_text(std::uint64_t bytes) {
  struct Step {
    double size;
    const char* name;
  };
  static constexpr std::array kSteps{Step{1073741824.0, " GiB"}, Step{1048576.0, " MiB"},
                                     Step{1024.0, " KiB"}};
  for (const Step& step : kSteps) {
    const double value = static_cast<double>(bytes) / step.size;
    if (value >= 1) return number_text(value, value < 9.95 ? 1 : 0) + step.name;
  }
  return std::to_string(bytes) + " B";
}

std::string milliseconds_text(double ms) {
  return ms <= 0 ? std::string{kMissing} : ms < 0.05 ? "<0.1 ms" : number_text(ms, ms < 9.95 ? 1 : 0) + " ms";
}

}  // namespace city
