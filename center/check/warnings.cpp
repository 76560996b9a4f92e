#include "center/check/warnings.hpp"

#include <algorithm>
#include <iterator>

#include "center/check/check_feed.hpp"

namespace city {

std::vector<Warning> nothing_came_out(const Facts& facts) {
  if (fact_count(facts) > 0 || !facts.remembered.empty()) return {};
  return {
      {"nothing", facts.errors.empty()
                      ? "nothing came out of the sample; is it on the right topic, and does it hold records?"
                      : "nothing came out of the sample but refusals"}};
}

std::vector<Warning> warnings(const FeedSpec& spec, const Facts& catalogue, const Facts& facts,
                              const Receipt& receipt) {
  std::vector<Warning> all;
  for (std::vector<Warning> some :
       {nothing_came_out(facts), one_point(facts), swapped(facts), undescribed(catalogue, facts),
        stamps_off(spec, facts, receipt), no_zone(spec, facts), implausible(facts), always_missing(facts),
        unknown_quantities(facts), shared_ids(facts)})
    std::move(some.begin(), some.end(), std::back_inserter(all));
  return all;
}

}  // namespace city
