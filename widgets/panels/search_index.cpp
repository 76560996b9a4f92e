#include "widgets/panels/search_index.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <tuple>
#include <utility>

#include "sensors/text_norm.hpp"

namespace city {
namespace {

using Rank = SearchHit::Rank;

constexpr char kEnd = '\n';
constexpr std::size_t kFields = 3;
constexpr std::size_t kMostLooked = 8000;  // assets that contain the text, looked at one by one
constexpr std::string_view kTai = "台", kFormalTai = "臺";

// ASCII and the plain Han blocks are NFKC already; asking the library costs a microsecond a text.
bool is_composed(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto a = static_cast<unsigned char>(text[i]);
    if (a < 0x80) {
      ++i;
      continue;
    }
    if (a < 0xe4 || a > 0xe9 || i + 2 >= text.size()) return false;
    if (a == 0xe4 && static_cast<unsigned char>(text[i + 1]) < 0xb8) return false;  // below U+4E00
    i += 3;
  }
  return true;
}

std::optional<Rank> rank_in(std::string_view field, std::string_view key) {
  const std::size_t at = field.find(key);
  if (at == std::string_view::npos) return std::nullopt;
  if (at == 0) return field.size() == key.size() ? Rank::Name : Rank::Beginning;
  for (std::size_t i = at; i != std::string_view::npos; i = field.find(key, i + 1))
    if (field[i - 1] == ' ' || field[i - 1] == '-' || field[i - 1] == '(') return Rank::WordBeginning;
  return Rank::Inside;
}

template <class T>
std::optional<T> better(std::optional<T> a, std::optional<T> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

std::optional<Rank> rank_of_id(std::string_view id, std::string_view key) {
  return id == key ? std::optional{Rank::Id} : rank_in(id, key);
}

// Before anything else ranked the same: its kind, then the length of what was found.
std::uint64_t order_of(Rank rank, SearchHit::Kind kind, std::size_t length) {
  return static_cast<std::uint64_t>(rank) << 40U | static_cast<std::uint64_t>(kind) << 32U |
         std::min<std::uint64_t>(length, 0xffffffffU);
}

// Keeps the best `limit`, ordered; those that came first win among equals.
class Best {
 public:
  Best(std::size_t limit, SearchResult& result, std::vector<std::uint64_t>& order)
      : limit_{limit}, result_{result}, order_{order} {}
  void add(std::uint64_t order, SearchHit hit) {
    ++result_.all;
    if (order_.size() == limit_ && (limit_ == 0 || order >= order_.back())) return;
    const auto at = std::upper_bound(order_.begin(), order_.end(), order) - order_.begin();
    order_.insert(order_.begin() + at, order);
    result_.hits.insert(result_.hits.begin() + at, std::move(hit));
    if (order_.size() <= limit_) return;
    order_.pop_back();
    result_.hits.pop_back();
  }

 private:
  std::size_t limit_;
  SearchResult& result_;
  std::vector<std::uint64_t>& order_;
};

}  // namespace

std::string search_key(std::string_view text) {
  std::string key = is_composed(text) ? std::string{text} : nfkc(text);
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  for (std::size_t at = key.find(kTai); at != std::string::npos; at = key.find(kTai, at + 1))
    key.replace(at, kTai.size(), kFormalTai);
  const std::size_t first = key.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return key.substr(first, key.find_last_not_of(' ') - first + 1);
}

SearchIndex::Chunk SearchIndex::read(const CityView& view, const AssetChunk& chunk) {
  Chunk made{.info = chunk.info};
  if (chunk.feed < view.book->size()) made.feed = search_key((*view.book)[chunk.feed].id);
  made.text = kEnd;
  made.first.reserve(chunk.info->size());
  for (const AssetInfo& info : *chunk.info) {
    made.first.push_back(static_cast<std::uint32_t>(made.text.size()));
    for (const std::string* field : {&info.id, &info.name.zh, &info.name.en}) {
      const bool repeats = field == &info.name.en && info.name.en == info.name.zh;
      if (!repeats) made.text += search_key(*field);
      made.text += kEnd;
    }
  }
  return made;
}

bool SearchIndex::update(const CityView& view, const Geography& geography, std::size_t most_assets) {
  if (geography_ != &geography) {
    const auto keys = [](const std::vector<Area>& areas) {
      std::vector<AreaKey> made;
      for (const Area& area : areas) made.push_back({search_key(area.name.zh), search_key(area.name.en)});
      return made;
    };
    districts_ = keys(geography.districts);
    villages_ = keys(geography.villages);
    geography_ = &geography;
    ++revision_;
  }
  if (chunks_.size() > view.assets.size()) chunks_.clear();  // another city
  chunks_.resize(view.assets.size());
  std::size_t read_assets = 0;
  for (std::size_t looked = 0; looked < chunks_.size(); ++looked) {
    const std::size_t i = (next_ + looked) % chunks_.size();
    if (chunks_[i].info == view.assets[i].info) continue;
    if (read_assets >= most_assets) {
      next_ = i;
      return true;
    }
    chunks_[i] = read(view, view.assets[i]);
    read_assets += view.assets[i].size();
    ++revision_;
  }
  next_ = 0;
  return false;
}

std::string_view SearchIndex::Chunk::fields_of(std::size_t slot) const {
  const std::size_t end = slot + 1 < first.size() ? first[slot + 1] : text.size();
  return std::string_view{text}.substr(first[slot], end - first[slot]);
}

void SearchIndex::find_assets(std::string_view key, std::size_t limit, SearchResult& found,
                              std::vector<std::uint64_t>& order) const {
  Best best{limit, found, order};
  const std::size_t slash = key.find('/');
  std::size_t looked = 0;
  for (std::size_t c = 0; c < chunks_.size(); ++c) {
    const Chunk& chunk = chunks_[c];
    const bool is_full_id = slash != std::string_view::npos && key.substr(0, slash) == chunk.feed;
    const std::string_view wanted = is_full_id ? key.substr(slash + 1) : key;
    if (wanted.empty()) continue;
    // After so many only what is the text itself can still matter: fields begin after a kEnd and end with one.
    const bool is_enough = looked >= kMostLooked && order.size() == limit;
    found.is_at_least = found.is_at_least || is_enough;
    const std::string needle = is_enough ? kEnd + std::string{wanted} + kEnd : std::string{wanted};
    const std::string_view text = chunk.text;
    for (std::size_t at = 0; at < text.size();) {
      const void* hit = memmem(text.data() + at, text.size() - at, needle.data(), needle.size());
      if (hit == nullptr) break;
      const auto offset =
          static_cast<std::uint32_t>(static_cast<const char*>(hit) - text.data()) + (is_enough ? 1U : 0U);
      const auto slot = static_cast<std::size_t>(
          std::upper_bound(chunk.first.begin(), chunk.first.end(), offset) - chunk.first.begin() - 1);
      std::string_view rest = chunk.fields_of(slot);
      at = chunk.first[slot] + rest.size() - 1;  // the last kEnd may begin the next needle
      ++looked;
      std::optional<Rank> rank;
      std::size_t length = 0;
      for (std::size_t field = 0; field < kFields; ++field) {
        const std::string_view one = rest.substr(0, rest.find(kEnd));
        rest.remove_prefix(one.size() + 1);
        const auto here = field == 0 ? rank_of_id(one, wanted) : rank_in(one, wanted);
        if (here && (!rank || *here < *rank)) length = one.size();
        rank = better(rank, here);
      }
      if (!rank) continue;
      best.add(order_of(*rank, SearchHit::Kind::Asset, length),
               {.rank = *rank, .asset = {static_cast<std::uint32_t>(c), static_cast<std::uint32_t>(slot)}});
    }
  }
}

SearchResult SearchIndex::search(const CityView& view, std::string_view text, std::size_t limit) const {
  SearchResult found;
  const std::string key = search_key(text);
  if (key.empty()) return found;
  std::vector<std::uint64_t> order;
  Best best{limit, found, order};
  const auto find_areas = [&](const std::vector<AreaKey>& areas, SearchHit::Kind kind) {
    for (std::size_t i = 0; i < areas.size(); ++i)
      if (const auto rank = better(rank_in(areas[i].zh, key), rank_in(areas[i].en, key)))
        best.add(order_of(*rank, kind, areas[i].en.size()), {.kind = kind, .rank = *rank, .area = i});
  };
  find_areas(districts_, SearchHit::Kind::District);
  find_areas(villages_, SearchHit::Kind::Village);
  for (const CasePtr& one : *view.cases) {
    if (!one->is_open() || one->fact.id.size() < key.size()) continue;
    if (const auto rank = rank_of_id(search_key(one->fact.id), key))
      best.add(order_of(*rank, SearchHit::Kind::Case, one->fact.id.size()),
               {.kind = SearchHit::Kind::Case, .rank = *rank, .one = one});
  }
  find_assets(key, limit, found, order);
  return found;
}

std::size_t SearchIndex::bytes() const {
  std::size_t sum = 0;
  for (const Chunk& chunk : chunks_)
    sum += chunk.text.capacity() + chunk.first.capacity() * sizeof(std::uint32_t) + sizeof chunk;
  return sum;
}

}  // namespace city
