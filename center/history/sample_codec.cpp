#include "center/history/sample_codec.hpp"

#include <algorithm>
#include <bit>

#include "center/history/decimal.hpp"
#include "center/history/integers.hpp"

namespace city::history {
namespace {

constexpr std::uint8_t kSeconds = 1 << 4;
constexpr std::uint8_t kQualities = 1 << 5;

// Differences wrap around: any two 64-bit numbers have one, and it adds up again.
std::int64_t minus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
std::int64_t plus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

// The least scale that fits every value, or kRawScale. A larger scale fits what a smaller one does, short of 2^53,
// so one pass upward finds it; the caller still checks.
std::uint8_t common_scale(std::span<const Sample> samples) {
  std::uint8_t scale = 0;
  for (const Sample& sample : samples)
    while (!whole_of(sample.value, scale))
      if (++scale > kMaxScale) return kRawScale;
  return scale;
}

bool all_good(std::span<const Sample> samples) {
  return std::all_of(samples.begin(), samples.end(),
                     [](const Sample& s) { return s.quality == Quality::Good; });
}

void write_qualities(Writer& out, std::span<const Sample> samples) {
  for (std::size_t i = 0; i < samples.size();) {
    std::size_t end = i + 1;
    while (end < samples.size() && samples[end].quality == samples[i].quality) ++end;
    out.varint((end - i) << 2 | static_cast<std::uint64_t>(samples[i].quality));
    i = end;
  }
}

void read_times(Reader& in, std::span<Sample> samples, TimePoint base, std::uint8_t shape) {
  const std::int64_t unit_ms = (shape & kSeconds) != 0 ? 1000 : 1;
  const auto at = [unit_ms](std::int64_t from, std::int64_t units) {
    return plus(from, static_cast<std::int64_t>(static_cast<std::uint64_t>(units) *
                                                static_cast<std::uint64_t>(unit_ms)));
  };
  std::int64_t time = at(base.time_since_epoch().count(), in.signed_varint());
  samples[0].at = TimePoint{Milliseconds{time}};
  if (samples.size() == 1) return;
  std::int64_t step = in.signed_varint();
  std::vector<std::int64_t> changes(samples.size() - 2);
  read_integers(in, changes, static_cast<Packing>(shape & 3));
  for (std::size_t i = 1; i < samples.size(); ++i) {
    if (i > 1) step = plus(step, changes[i - 2]);
    time = at(time, step);
    samples[i].at = TimePoint{Milliseconds{time}};
  }
}

void read_values(Reader& in, std::span<Sample> samples, std::uint8_t shape, std::uint8_t scale) {
  const auto packing = static_cast<Packing>((shape >> 2) & 3);
  if (scale == kRawScale) {
    double value = in.real();
    for (std::size_t i = 0; i < samples.size(); ++i) {
      if (i > 0 && packing != Packing::Constant) value = in.real();
      samples[i].value = value;
    }
    return;
  }
  if (scale > kMaxScale) return in.fail();
  std::int64_t whole = in.signed_varint();
  samples[0].value = value_of(whole, scale);
  std::vector<std::int64_t> steps(samples.size() - 1);
  read_integers(in, steps, packing);
  for (std::size_t i = 1; i < samples.size(); ++i) {
    whole = plus(whole, steps[i - 1]);
    samples[i].value = value_of(whole, scale);
  }
}

void read_qualities(Reader& in, std::span<Sample> samples) {
  for (std::size_t i = 0; i < samples.size();) {
    const std::uint64_t run = in.varint();
    if (run < 4 || run >> 2 > samples.size() - i) return in.fail();
    for (std::uint64_t n = run >> 2; n > 0; --n) samples[i++].quality = static_cast<Quality>(run & 3);
  }
}

}  // namespace

// Steps in ms may wrap for times at the ends of the calendar; in seconds they never do.
bool SampleWriter::whole_seconds(std::span<const Sample> samples, TimePoint base) {
  constexpr std::int64_t kFar = std::int64_t{1} << 61;
  const auto near = [](std::int64_t ms) { return ms < kFar && ms > -kFar; };
  const std::int64_t base_ms = base.time_since_epoch().count();
  return near(base_ms) && std::all_of(samples.begin(), samples.end(), [&](const Sample& sample) {
           const std::int64_t ms = sample.at.time_since_epoch().count();
           return near(ms) && (ms - base_ms) % 1000 == 0;
         });
}

void SampleWriter::gather_times(std::span<const Sample> samples, std::int64_t unit_ms) {
  changes_.clear();
  std::int64_t step_before = 0;
  for (std::size_t i = 1; i < samples.size(); ++i) {
    const std::int64_t step =
        minus(samples[i].at.time_since_epoch().count(), samples[i - 1].at.time_since_epoch().count()) /
        unit_ms;
    changes_.push_back(minus(step, step_before));
    step_before = step;
  }
}

// False when a value does not fit the scale after all: a larger one met 2^53.
bool SampleWriter::gather_values(std::span<const Sample> samples, std::uint8_t scale) {
  steps_.clear();
  std::int64_t before = 0;
  for (const Sample& sample : samples) {
    const auto whole = whole_of(sample.value, scale);
    if (!whole) return false;
    steps_.push_back(minus(*whole, before));
    before = *whole;
  }
  return true;
}

void SampleWriter::write(Writer& out, std::span<const Sample> samples, TimePoint base) {
  const bool seconds = whole_seconds(samples, base);
  const std::int64_t unit_ms = seconds ? 1000 : 1;
  gather_times(samples, unit_ms);
  const std::span<const std::int64_t> changes =
      std::span<const std::int64_t>{changes_}.subspan(changes_.empty() ? 0 : 1);
  const Packing time_packing = shortest_packing(changes);

  std::uint8_t scale = common_scale(samples);
  if (scale != kRawScale && !gather_values(samples, scale)) scale = kRawScale;
  const std::span<const std::int64_t> steps =
      scale == kRawScale ? std::span<const std::int64_t>{} : std::span<const std::int64_t>{steps_}.subspan(1);
  const bool one_value = std::all_of(samples.begin(), samples.end(), [&](const Sample& s) {
    return std::bit_cast<std::uint64_t>(s.value) == std::bit_cast<std::uint64_t>(samples[0].value);
  });
  const Packing raw_packing = one_value ? Packing::Constant : Packing::Plain;
  const Packing value_packing = scale == kRawScale ? raw_packing : shortest_packing(steps);
  const bool qualities = !all_good(samples);

  out.varint(samples.size());
  out.byte(static_cast<std::uint8_t>(static_cast<unsigned>(time_packing) |
                                     static_cast<unsigned>(value_packing) << 2 | (seconds ? kSeconds : 0U) |
                                     (qualities ? kQualities : 0U)));
  out.byte(scale);
  out.signed_varint(minus(samples[0].at.time_since_epoch().count(), base.time_since_epoch().count()) /
                    unit_ms);
  if (samples.size() > 1) out.signed_varint(changes_[0]);
  write_integers(out, changes, time_packing);
  if (scale == kRawScale) {
    for (const Sample& sample : samples.first(one_value ? 1 : samples.size())) out.real(sample.value);
  } else {
    out.signed_varint(steps_[0]);
    write_integers(out, steps, value_packing);
  }
  if (qualities) write_qualities(out, samples);
}

std::optional<std::vector<Sample>> read_samples(std::string_view bytes, TimePoint base) {
  Reader in{bytes};
  const std::uint64_t count = in.varint();
  const std::uint8_t shape = in.byte();
  const std::uint8_t scale = in.byte();
  if (!in.ok() || count == 0 || count > kMaxSamples) return std::nullopt;
  std::vector<Sample> samples(static_cast<std::size_t>(count));
  read_times(in, samples, base, shape);
  read_values(in, samples, shape, scale);
  if ((shape & kQualities) != 0) read_qualities(in, samples);
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return samples;
}

}  // namespace city::history
