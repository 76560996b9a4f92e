#include "widgets/scenes/director.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace city {
namespace {

constexpr Milliseconds kMostStep{10'000};
constexpr Milliseconds kLookEvery{1000};
constexpr std::size_t kMostTrail = 16;
constexpr std::size_t kMostPinned = 16;

std::string_view word_of(SceneMode mode) {
  constexpr std::array<std::string_view, 3> kWords{"daily", "event", "emergency"};
  return kWords[static_cast<std::size_t>(mode)];
}

std::string no_scene(std::string_view id) { return "there is no scene \"" + std::string{id} + "\""; }

}  // namespace

Director::Director(SceneBookPtr book, std::string_view start)
    : book_{std::move(book)}, rotation_{*book_}, choice_{.scene = std::string{start}} {
  if (!book_->find(start)) choice_.scene = book_->scenes.front().id;
  for (std::size_t i = 0; i < book_->scenes.size(); ++i) {
    if (book_->scenes[i].rules.empty()) continue;
    Watched watched{.scene = i};
    for (const SceneRule& rule : book_->scenes[i].rules) watched.rules.emplace_back(rule);
    watched_.push_back(std::move(watched));
  }
  shown_.scene = choice_.scene;
  shown_.mode = scene().mode;
}

void Director::pass(TimePoint now) {
  const bool first = !last_;
  const Milliseconds time =
      first ? Milliseconds{0} : std::clamp(Milliseconds{now - *last_}, Milliseconds{0}, kMostStep);
  last_ = now;
  if (first) shown_.since = now;
  since_look_ += time;
  rotation_.pass(time, shown_.why == ShownWhy::Rotation);
  if (!rotation_.paused()) visiting_ = false;
  for (Watched& watched : watched_)
    for (RuleWatch& rule : watched.rules) rule.pass(time);
}

const Shown& Director::step(const CityView& view, TimePoint now) {
  pass(now);
  if (!looked_ || (since_look_ >= kLookEvery && *looked_ != view.revision)) {
    looked_ = view.revision;
    since_look_ = Milliseconds{0};
    for (Watched& watched : watched_)
      for (RuleWatch& rule : watched.rules) rule.look(view);
  }
  settle(now);
  return shown_;
}

std::optional<Director::Cause> Director::rule_cause() const {
  std::optional<Cause> best;
  for (const Watched& watched : watched_) {
    const Scene& scene = book_->scenes[watched.scene];
    if (best && scene.mode <= best->mode) continue;
    std::optional<Cause> fired;
    for (const RuleWatch& rule : watched.rules) {
      if (!rule.on()) continue;
      if (!fired) fired = Cause{.scene = scene.id, .mode = scene.mode};
      if (!fired->focus) fired->focus = rule.focus();
    }
    if (fired) best = std::move(fired);
  }
  return best;
}

std::optional<Director::Cause> Director::cause() const {
  if (emergency_)
    return Cause{.scene = emergency_->scene,
                 .why = ShownWhy::Emergency,
                 .mode = SceneMode::Emergency,
                 .focus = emergency_->focus};
  return rule_cause();
}

bool Director::still_stands(const Over& over, const Cause& top) const {
  if (top.mode > over.mode) return false;
  if (over.emergency) return emergency_.has_value();
  if (emergency_) return false;
  return std::any_of(watched_.begin(), watched_.end(), [&](const Watched& watched) {
    return book_->scenes[watched.scene].id == over.cause &&
           std::any_of(watched.rules.begin(), watched.rules.end(),
                       [](const RuleWatch& rule) { return rule.on(); });
  });
}

Director::Choice Director::base() const {
  if (ordered_) return {.scene = *ordered_, .why = ShownWhy::Broker};
  if (rotation_.on() && !visiting_) return {.scene = rotation_.scene(), .why = ShownWhy::Rotation};
  return choice_;
}

void Director::settle(TimePoint now) {
  const auto top = cause();
  if (over_ && !(top && still_stands(*over_, *top))) over_.reset();
  Choice choice = over_ ? over_->choice : top ? Choice{.scene = top->scene, .why = top->why} : base();
  std::optional<Focus> focus = top ? top->focus : std::nullopt;
  if (choice.scene == shown_.scene && choice.why == shown_.why && focus == shown_.focus) return;
  shown_ = {.scene = std::move(choice.scene), .focus = std::move(focus), .why = choice.why, .since = now};
  shown_.mode = scene().mode;
}

const Scene* Director::first_of(SceneMode mode) const {
  const Scene* named = book_->find(word_of(mode));
  if (named && named->mode == mode) return named;
  for (const Scene& scene : book_->scenes)
    if (scene.mode == mode) return &scene;
  return nullptr;
}

std::string Director::neighbour(int step) const {
  std::vector<const Scene*> list;
  for (const Scene& scene : book_->scenes)
    if (scene.key != 0) list.push_back(&scene);
  if (list.empty())
    for (const Scene& scene : book_->scenes) list.push_back(&scene);
  const auto at =
      std::find_if(list.begin(), list.end(), [&](const Scene* s) { return s->id == shown_.scene; });
  const auto size = static_cast<int>(list.size());
  if (at == list.end()) return list[step > 0 ? 0 : list.size() - 1]->id;
  return list[static_cast<std::size_t>((static_cast<int>(at - list.begin()) + step + size) % size)]->id;
}

// Of a hand. Over a cause it is a look aside; otherwise it is what the wall shows from now on.
void Director::choose(const std::string& scene) {
  if (const auto top = cause()) {
    over_.reset();
    if (scene != top->scene)
      over_ = Over{.choice = {.scene = scene, .why = ShownWhy::Key},
                   .cause = top->scene,
                   .mode = top->mode,
                   .emergency = emergency_.has_value()};
    return;
  }
  if (shown_.scene != scene) trail_.push_back(shown_.scene);
  if (trail_.size() > kMostTrail) trail_.erase(trail_.begin());
  choice_ = {.scene = scene, .why = ShownWhy::Key};
  ordered_.reset();
  if (!rotation_.on()) return;
  visiting_ = true;
  rotation_.pause();
  rotation_.go_to(scene);
}

Refusal Director::order(const SceneOrder& order, TimePoint now) {
  pass(now);
  Refusal refusal;
  switch (order.what) {
    case SceneOrder::What::Scene:
      if (book_->find(order.scene))
        choose(order.scene);
      else
        refusal = no_scene(order.scene);
      break;
    case SceneOrder::What::Mode:
      if (const Scene* first = first_of(order.mode))
        choose(first->id);
      else
        refusal = "there is no scene of mode " + std::string{word_of(order.mode)};
      break;
    case SceneOrder::What::Next:
      choose(neighbour(1));
      break;
    case SceneOrder::What::Previous:
      choose(neighbour(-1));
      break;
    case SceneOrder::What::Back:
      if (over_) {
        over_.reset();
      } else if (!trail_.empty() && !cause()) {
        const std::string before = std::move(trail_.back());
        const std::size_t left = trail_.size() - 1;
        choose(before);
        trail_.resize(left);  // going back leaves no trail
      }
      break;
    case SceneOrder::What::ToggleRotation:
      return rotate(!rotation_.on(), now);
  }
  settle(now);
  return refusal;
}

Refusal Director::rotate(bool on, TimePoint now) {
  pass(now);
  if (on && !rotation_.can_turn()) return "no scene takes turns; give some a dwell_s";
  if (on && !rotation_.on()) {
    ordered_.reset();
    visiting_ = false;
    rotation_.start(base().scene);
  } else if (!on && rotation_.on()) {
    if (!visiting_) choice_ = {.scene = rotation_.scene(), .why = ShownWhy::Key};
    visiting_ = false;
    rotation_.stop();
  }
  settle(now);
  return {};
}

Refusal Director::begin(const Focus& focus, const std::string& scene, bool by_broker) {
  const Scene* shows = scene.empty() ? first_of(SceneMode::Emergency) : book_->find(scene);
  if (!shows) return scene.empty() ? "there is no scene of mode emergency" : no_scene(scene);
  emergency_ = Emergency{.scene = shows->id, .focus = focus, .by_broker = by_broker};
  over_.reset();
  return {};
}

Refusal Director::begin_emergency(const Focus& focus, TimePoint now) {
  pass(now);
  Refusal refusal = begin(focus, "", false);
  settle(now);
  return refusal;
}

void Director::end_emergency(TimePoint now) {
  pass(now);
  emergency_.reset();
  settle(now);
}

// An order replaces the one before it whole: what that had begun ends.
void Director::forget_broker() {
  ordered_.reset();
  if (emergency_ && emergency_->by_broker) emergency_.reset();
  if (over_ && over_->choice.why == ShownWhy::Broker) over_.reset();
}

Refusal Director::follow(const WallOrder& order) {
  std::string id = order.scene;
  if (id.empty() && !order.mode.empty()) {
    const auto mode = scene_mode_of(order.mode);
    const Scene* first = mode ? first_of(*mode) : nullptr;
    if (!first) return "there is no scene of mode " + order.mode;
    id = first->id;
  }
  if (!id.empty() && !book_->find(id)) return no_scene(id);
  if (order.screen) {
    const auto screen = static_cast<std::size_t>(std::max(*order.screen, 0));
    if (id.empty())
      pinned_.erase(screen);
    else if (pinned_.size() < kMostPinned || pinned_.contains(screen))
      pinned_[screen] = id;
    return {};
  }
  pinned_.clear();
  forget_broker();
  if (order.place)
    return begin({.at = order.place->at,
                  .radius_m = order.place->radius_m,
                  .window = std::chrono::minutes{order.place->minutes},
                  .title = order.place->title},
                 id, true);
  if (id.empty()) return {};
  ordered_ = id;
  if (const auto top = cause(); top && top->scene != id)
    over_ = Over{.choice = {.scene = id, .why = ShownWhy::Broker},
                 .cause = top->scene,
                 .mode = top->mode,
                 .emergency = emergency_.has_value()};
  return {};
}

Refusal Director::order(const WallOrder& order, TimePoint now) {
  pass(now);
  Refusal refusal = follow(order);
  settle(now);
  return refusal;
}

ScreenShown Director::on_screen(std::size_t screen) const {
  const bool covered = shown_.why == ShownWhy::Rule || shown_.why == ShownWhy::Emergency;
  if (const auto pin = pinned_.find(screen); pin != pinned_.end() && !covered)
    return {.scene = book_->find(pin->second)};
  const Scene& main = scene();
  if (screen < main.screens.size()) return {.scene = &main, .screen = screen};
  std::size_t left = screen - main.screens.size();
  if (left < main.beside.size()) return {.scene = book_->find(main.beside[left])};
  left -= main.beside.size();
  std::vector<const Scene*> others;
  for (const Scene& other : book_->scenes) {
    const bool there =
        &other == &main || std::find(main.beside.begin(), main.beside.end(), other.id) != main.beside.end();
    if (other.key != 0 && !there) others.push_back(&other);
  }
  if (others.empty()) return {.scene = &main};
  return {.scene = others[left % others.size()]};
}

}  // namespace city
