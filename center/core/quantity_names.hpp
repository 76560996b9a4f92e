// Quantity names to small numbers, one list for the whole city. At most kMaxQuantities names.
//
// A reading's values come in the same order nearly always, so each feed keeps the order it saw last: one
// string compare per value instead of a hash and a lookup.
// Threads: one.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "center/core/text_hash.hpp"
#include "center/state/city_view.hpp"

namespace city {

class QuantityNames {
 public:
  explicit QuantityNames(std::size_t feeds) : layouts_(feeds) {}

  // The k-th value of a reading of `feed`. Empty: too many different names.
  std::optional<QuantityIndex> index(FeedIndex feed, std::size_t k, std::string_view name);
  std::optional<QuantityIndex> index(std::string_view name);
  std::optional<QuantityIndex> find(std::string_view name) const;
  const std::string& name(QuantityIndex quantity) const { return infos_[quantity].name; }
  std::size_t size() const { return infos_.size(); }
  std::shared_ptr<const std::vector<QuantityInfo>>
  freeze();  // shared with the last one unless names were added

 private:
  struct Seen {
    std::string name{};
    QuantityIndex quantity = 0;
  };
  std::vector<std::vector<Seen>> layouts_;  // per feed
  std::unordered_map<std::string, QuantityIndex, TextHash, std::equal_to<>> indices_;
  std::vector<QuantityInfo> infos_;
  std::shared_ptr<const std::vector<QuantityInfo>> frozen_ =
      std::make_shared<const std::vector<QuantityInfo>>();
};

}  // namespace city
