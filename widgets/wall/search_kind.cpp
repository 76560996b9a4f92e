#include "widgets/wall/search_kind.hpp"

#include <optional>
#include <tuple>
#include <utility>

#include "widgets/panels/search_board.hpp"
#include "widgets/wall/choice_reader.hpp"

namespace city {
namespace {

// Reads the city in slices, one a frame, from when it is put up; asks again only when what is typed or what may be found changed.
class SearchBoard final : public Board {
 public:
  explicit SearchBoard(SearchChoices choices) : choices_{choices} {}

  void make(const BoardInput& in, const Pen&, Rect) override {
    const std::uint64_t confirmed = in.state.search.confirmed;
    is_reading_ = index_.update(in.view, in.geography);
    ask(in);
    if (confirmed_ && *confirmed_ != confirmed) action_ = taken(content_);
    confirmed_ = confirmed;
  }
  MaybeAction draw(Pen& pen, Rect r, const BoardInput& in) override {
    if (is_reading_) {
      is_reading_ = index_.update(in.view, in.geography);
      ask(in);
    }
    MaybeAction asked = draw_search(pen, r, content_, in.texts, in.hand);
    return action_ ? std::exchange(action_, std::nullopt) : asked;
  }
  bool is_moving() const override { return is_reading_; }

 private:
  struct Asked {
    SearchState state{};
    Language language{};
    std::uint64_t index = 0;
    std::shared_ptr<const std::vector<CasePtr>> cases{};
    bool is_reading = false;
    friend bool operator==(const Asked&, const Asked&) = default;
  };

  void ask(const BoardInput& in) {
    Asked now{in.state.search, in.texts.language(), index_.revision(), in.view.cases, is_reading_};
    if (asked_ == now) return;
    content_ = search_board(index_, is_reading_, in.view, in.geography, in.state.search, choices_, in.texts);
    asked_ = std::move(now);
  }

  SearchChoices choices_;
  SearchIndex index_{};
  SearchContent content_{};
  std::optional<Asked> asked_{};
  std::optional<std::uint64_t> confirmed_{};
  MaybeAction action_{};
  bool is_reading_ = true;
};

}  // namespace

std::variant<BoardPtr, ChoiceError> search_kind(const Choices& choices) {
  ChoiceReader read{choices};
  const auto most = read.number("most", 1, 200);
  if (auto error = read.trouble()) return std::move(*error);
  return std::make_unique<SearchBoard>(
      SearchChoices{.most_rows = static_cast<std::size_t>(most.value_or(50))});
}

}  // namespace city
