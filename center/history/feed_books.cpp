#include "center/history/feed_books.hpp"

#include <algorithm>
#include <utility>

#include "center/history/compress.hpp"
#include "center/history/schema.hpp"

namespace city::history {
namespace {

constexpr std::size_t kTextLimitBytes = std::size_t{1} << 30;

bool same_files(const FeedSpec& a, const FeedSpec& b) {
  return a.id == b.id && a.toml_text == b.toml_text && a.jq_program == b.jq_program &&
         a.catalogue_text == b.catalogue_text && a.items_text == b.items_text;
}

// A file that this program no longer understands keeps its place: feeds are numbered by it.
FeedSpec spec_of(std::string_view id, std::string_view toml) {
  auto parsed = parse_feed_spec(toml);
  FeedSpec spec;
  if (auto* good = std::get_if<FeedSpec>(&parsed)) spec = std::move(*good);
  spec.id = id;
  spec.toml_text = toml;
  return spec;
}

}  // namespace

FeedBooks::FeedBooks(sqlite::Database& database) : database_{database} {
  current_ = database_.integer("SELECT max(book) FROM feed_book");
  sqlite::Statement ids = database_.prepare("SELECT feed FROM feed_book WHERE book = ? ORDER BY ordinal");
  ids.bind(1, current_);
  while (ids.step() == sqlite::Step::Row) ids_.emplace_back(ids.text(0));
}

std::optional<StoreError> FeedBooks::save(const FeedBook& book, Position from) {
  if (const auto newest = numbered(current_))
    if (std::equal(newest->begin(), newest->end(), book.begin(), book.end(), same_files)) return std::nullopt;
  sqlite::Transaction transaction{database_, sqlite::Transaction::Kind::Write};
  if (transaction.error()) return store_error(transaction.error());
  sqlite::Statement insert = database_.prepare("INSERT INTO feed_book VALUES(?,?,?,?,?,?,?,?)");
  std::vector<std::string> ids;
  for (const FeedSpec& spec : book) {
    const std::string catalogue = compress(spec.catalogue_text, 9);
    insert.bind(1, current_ + 1).bind(2, from).bind(3, ids.size()).bind(4, spec.id).bind(5, spec.toml_text);
    const std::string items = spec.items_text.empty() ? std::string{} : compress(spec.items_text, 9);
    insert.bind(6, spec.jq_program).bind_blob(7, catalogue).bind_blob(8, items);
    if (const auto error = insert.run()) return store_error(error);
    ids.push_back(spec.id);
  }
  if (const auto error = transaction.commit()) return store_error(error);
  if (!ids.empty()) ++current_;
  ids_ = std::move(ids);
  return std::nullopt;
}

std::string FeedBooks::feed_id(FeedIndex feed) const {
  return feed < ids_.size() ? ids_[feed] : "#" + std::to_string(feed);
}

std::optional<FeedBook> FeedBooks::at(Position position) const {
  sqlite::Statement newest = database_.prepare("SELECT max(book) FROM feed_book WHERE from_position <= ?");
  newest.bind(1, position);
  return newest.step() == sqlite::Step::Row ? numbered(newest.integer(0)) : std::nullopt;
}

std::optional<FeedBook> FeedBooks::numbered(std::int64_t book) const {
  sqlite::Statement rows = database_.prepare(
      "SELECT feed, toml, jq, catalogue, items FROM feed_book WHERE book = ? ORDER BY ordinal");
  rows.bind(1, book);
  FeedBook found;
  while (rows.step() == sqlite::Step::Row) {
    FeedSpec spec = spec_of(rows.text(0), rows.text(1));
    spec.jq_program = rows.text(2);
    spec.catalogue_text = decompress(rows.blob(3), kTextLimitBytes).value_or("");
    spec.items_text = decompress(rows.blob(4), kTextLimitBytes).value_or("");
    found.push_back(std::move(spec));
  }
  if (found.empty()) return std::nullopt;
  return found;
}

}  // namespace city::history
