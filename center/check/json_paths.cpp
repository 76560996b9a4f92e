#include "center/check/json_paths.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>
#include <utility>

namespace city::check {
namespace {

constexpr std::size_t kLongestExample = 60;
constexpr std::size_t kTableKeys =
    12;  // an object with more keys, all holding objects, is a table keyed by id

bool is_table(const Json& object) {
  return object.size() > kTableKeys &&
         std::all_of(object.begin(), object.end(), [](const Json& value) { return value.is_object(); });
}

std::string example_of(const Json& value) {
  std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() <= kLongestExample) return text;
  std::size_t end = kLongestExample - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // whole characters
  return text.substr(0, end) + "…";
}

// A key for quick comparison: paths are compared thousands of times.
std::string identity(const Path& path) {
  std::string text;
  for (const PathStep& step : path) {
    text += static_cast<char>('0' + static_cast<int>(step.kind));
    text += step.key;
    text += '\0';
  }
  return text;
}

class Gatherer {
 public:
  Gatherer(std::size_t most, std::vector<Leaf>& leaves) : most_{most}, leaves_{leaves} {
    for (std::size_t i = 0; i < leaves.size(); ++i) at_[identity(leaves[i].path)] = i;
  }

  void walk(const Json& value) {
    if (value.is_array() && !value.empty()) return inside(value, PathStep::Kind::AnyElement);
    if (value.is_object() && !value.empty())
      return inside(value, is_table(value) ? PathStep::Kind::AnyKey : PathStep::Kind::Key);
    note(value);
  }

 private:
  void inside(const Json& value, PathStep::Kind kind) {
    for (auto it = value.begin(); it != value.end(); ++it) {
      path_.push_back({kind, kind == PathStep::Kind::Key ? it.key() : std::string{}});
      walk(*it);
      path_.pop_back();
    }
  }
  void note(const Json& value) {
    if (path_.empty()) return;
    const auto [at, fresh] = at_.try_emplace(identity(path_), leaves_.size());
    if (!fresh) {
      Leaf& known = leaves_[at->second];
      if (known.example == "null" && !value.is_null()) known.example = example_of(value);
    } else if (leaves_.size() < most_) {
      leaves_.push_back({path_, example_of(value)});
    } else {
      at_.erase(at);
    }
  }

  const std::size_t most_;
  std::vector<Leaf>& leaves_;
  std::unordered_map<std::string, std::size_t> at_{};
  Path path_{};
};

// Calls `each` for every leaf at the path, and for the object or list that holds it.
using Each = std::function<void(Json& parent, Json& leaf)>;
void visit(Json& value, const Path& path, std::size_t depth, const Each& each) {
  const PathStep& step = path[depth];
  const bool last = depth + 1 == path.size();
  const auto go = [&](Json& child) {
    if (!last) return visit(child, path, depth + 1, each);
    if (!child.is_structured() || child.empty()) each(value, child);
  };
  if (step.kind == PathStep::Kind::Key) {
    if (!value.is_object() || is_table(value)) return;
    if (const auto found = value.find(step.key); found != value.end()) go(*found);
    return;
  }
  const bool fits =
      step.kind == PathStep::Kind::AnyElement ? value.is_array() : value.is_object() && is_table(value);
  if (!fits) return;
  for (Json& child : value) go(child);
}

bool all_digits(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Json other(const Json& value) {
  if (value.is_boolean()) return !value.get<bool>();
  if (value.is_number_integer()) return value.get<std::int64_t>() == 0 ? 1 : value.get<std::int64_t>() - 1;
  if (value.is_number()) return value.get<double>() * 0.75 - 0.5;
  if (!value.is_string()) return 1;
  std::string text = value.get<std::string>();
  if (!all_digits(text)) return text + "x";
  text.back() = text.back() == '0' ? '1' : static_cast<char>(text.back() - 1);
  return text;
}

}  // namespace

std::string text_of(const Path& path) {
  std::string text;
  for (const PathStep& step : path) {
    if (step.kind == PathStep::Kind::AnyElement) {
      text += text.empty() ? ".[]" : "[]";
    } else if (step.kind == PathStep::Kind::AnyKey) {
      text += text.empty() ? ".{}" : "{}";
    } else {
      const bool plain = !step.key.empty() && std::none_of(step.key.begin(), step.key.end(), [](char c) {
        return c == '.' || c == ' ' || c == '"' || c == '[' || c == ']' || c == '#' || c == '@' || c == '-' ||
               static_cast<unsigned char>(c) < 0x20;
      });
      text += plain ? "." + step.key
                    : (text.empty() ? "." : "") + std::string{"["} +
                          Json(step.key).dump(-1, ' ', false, Json::error_handler_t::replace) + "]";
    }
  }
  return text;
}

void gather_leaves(const Json& document, std::size_t most, std::vector<Leaf>& leaves) {
  Gatherer{most, leaves}.walk(document);
}

bool cut_lists(Json& document, std::size_t most) {
  if (!document.is_structured()) return false;
  bool cut = false;
  if (document.is_array() && document.size() > most) {
    document.erase(document.begin() + static_cast<std::ptrdiff_t>(most), document.end());
    cut = true;
  } else if (document.is_object() && is_table(document) && document.size() > std::max(most, kTableKeys + 1)) {
    const auto first_gone = document.begin() + static_cast<std::ptrdiff_t>(std::max(most, kTableKeys + 1));
    document.erase(first_gone, document.end());
    cut = true;
  }
  for (Json& child : document) cut |= cut_lists(child, most);
  return cut;
}

void change(Json& document, const Path& path) {
  visit(document, path, 0, [](Json&, Json& leaf) { leaf = other(leaf); });
}

void rotate(Json& document, const Path& path) {
  std::vector<Json*> leaves;
  visit(document, path, 0, [&](Json&, Json& leaf) { leaves.push_back(&leaf); });
  if (leaves.size() < 2) return;
  Json first = *leaves.front();
  for (std::size_t i = 0; i + 1 < leaves.size(); ++i) *leaves[i] = std::move(*leaves[i + 1]);
  *leaves.back() = std::move(first);
}

void take_out(Json& document, const Path& path) {
  if (path.back().kind == PathStep::Kind::Key) {
    std::vector<Json*> parents;
    visit(document, path, 0, [&](Json& parent, Json&) { parents.push_back(&parent); });
    for (Json* parent : parents) parent->erase(path.back().key);
    return;
  }
  std::vector<Json*> parents;
  visit(document, path, 0, [&](Json& parent, Json&) {
    if (parents.empty() || parents.back() != &parent) parents.push_back(&parent);
  });
  for (Json* parent : parents) parent->clear();
}

}  // namespace city::check
