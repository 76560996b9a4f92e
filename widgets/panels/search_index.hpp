// Finds anything of the city by what people call it: assets, districts, villages and open cases, in both languages.
//
// Compared are letters after NFKC, in lower case, with 台 written 臺. An id that is typed out comes first, then names that are
// the text, then what begins with it, then words that do, then what contains it anywhere; among equals districts, villages,
// cases and assets in this order, shorter names first. Assets are found by native id, by feed/id and by name; cases by id.
// The index follows the chunks of a view: a chunk is read again when its info_revision has moved, at most `most_assets` assets a
// call, so that no frame is long. 100,000 assets: about 12 MB. Threads: one; pure otherwise.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "center/state/city_view.hpp"
#include "center/state/geography.hpp"

namespace city {

struct SearchHit {
  enum class Kind : std::uint8_t { District, Village, Case, Asset } kind = Kind::Asset;
  enum class Rank : std::uint8_t { Id, Name, Beginning, WordBeginning, Inside } rank = Rank::Inside;
  std::size_t area = 0;  // District, Village: index in the geography
  CasePtr one{};         // Case
  AssetRef asset{};      // Asset
};

struct SearchResult {
  std::vector<SearchHit> hits{};  // best first
  std::uint64_t all = 0;          // that match, listed or not
  bool is_at_least = false;       // there are more: not all of a very common text are counted
};

std::string search_key(std::string_view text);  // how texts are compared

class SearchIndex {
 public:
  static constexpr std::size_t kAssetsACall = 2048;
  // Reads on; true: there is more to read, what is found is not yet all.
  bool update(const CityView& view, const Geography& geography, std::size_t most_assets = kAssetsACall);
  SearchResult search(const CityView& view, std::string_view text, std::size_t limit) const;
  std::uint64_t revision() const { return revision_; }  // grows when something else may be found
  std::size_t bytes() const;

 private:
  // Fields end with kEnd, and one stands before them all; every asset has three: id, zh, en.
  struct Chunk {
    std::shared_ptr<const std::vector<AssetInfo>> info{};
    std::string feed{};  // key of its id
    std::string text{};
    std::vector<std::uint32_t> first{};  // of each asset in `text`
    std::string_view fields_of(std::size_t slot) const;
  };
  struct AreaKey {
    std::string zh{}, en{};
  };
  static Chunk read(const CityView& view, const AssetChunk& chunk);
  void find_assets(std::string_view key, std::size_t limit, SearchResult& found,
                   std::vector<std::uint64_t>& order) const;

  std::vector<Chunk> chunks_{};
  std::size_t next_ = 0;
  std::vector<AreaKey> districts_{}, villages_{};
  const Geography* geography_ = nullptr;
  std::uint64_t revision_ = 1;
};

}  // namespace city
