#include "widgets/scenes/scene.hpp"

#include <algorithm>
#include <array>

#include "widgets/scenes/scene_rules.hpp"
#include "widgets/scenes/toml_table.hpp"

namespace city {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 10;
constexpr std::size_t kMostScreens = 16;
constexpr std::size_t kMostPanels = 64;
constexpr std::size_t kMostBeside = 16;
constexpr std::size_t kMostChoiceTexts = 64;
constexpr int kMostCells = 48;

struct ModeWord {
  std::string_view text;
  SceneMode value;
};
constexpr std::array<ModeWord, 3> kModes{
    {{"daily", SceneMode::Daily}, {"event", SceneMode::Special}, {"emergency", SceneMode::Emergency}}};

bool is_scene_id(std::string_view id) {
  return !id.empty() && id.size() <= 32 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool overlap(const Cells& a, const Cells& b) {
  return a.column < b.column + b.width && b.column < a.column + a.width && a.row < b.row + b.height &&
         b.row < a.row + a.height;
}

std::string in_words(const Cells& at) {
  return "[" + std::to_string(at.column) + ", " + std::to_string(at.row) + ", " + std::to_string(at.width) +
         ", " + std::to_string(at.height) + "]";
}

// Reads the choices of one panel; an inline table adds its keys behind a dot.
class ChoiceReader {
 public:
  explicit ChoiceReader(const TomlTable& panel) : panel_{panel} {}

  Choices read() {
    for (const auto& [key, node] : panel_.raw()) {
      if (key.str() == "panel" || key.str() == "at") continue;
      const std::string name{key.str()};
      if (const toml::table* table = node.as_table())
        for (const auto& [inner, value] : *table) add(name + "." + std::string{inner.str()}, value);
      else
        add(name, node);
    }
    std::sort(choices_.begin(), choices_.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return std::move(choices_);
  }

 private:
  void add(const std::string& name, const toml::node& node) {
    if (const auto flag = node.value_exact<bool>()) return keep(name, *flag);
    if (const auto text = node.value_exact<std::string>()) return keep(name, *text);
    if (node.is_number()) {
      const double number = node.value<double>().value_or(0);
      if (std::isfinite(number)) return keep(name, number);
    }
    if (const toml::array* array = node.as_array(); array && array->size() <= kMostChoiceTexts) {
      std::vector<std::string> texts;
      for (const toml::node& item : *array)
        if (auto text = item.value_exact<std::string>()) texts.push_back(*std::move(text));
      if (texts.size() == array->size()) return keep(name, std::move(texts));
    }
    panel_.fail(name + " must be true or false, a number, a text or a list of at most " +
                    std::to_string(kMostChoiceTexts) + " texts",
                line_of(node));
  }
  void keep(const std::string& name, Choice value) { choices_.emplace_back(name, std::move(value)); }

  const TomlTable& panel_;
  Choices choices_{};
};

std::optional<Cells> read_cells(const TomlTable& panel) {
  const toml::node* node = panel.node("at");
  const toml::array* array = node ? node->as_array() : nullptr;
  std::array<std::int64_t, 4> number{};
  bool sound = array && array->size() == number.size();
  for (std::size_t i = 0; sound && i < number.size(); ++i) {
    const auto value = (*array)[i].value_exact<std::int64_t>();
    sound = value && *value >= (i < 2 ? 0 : 1) && *value <= kMostCells;
    number[i] = value.value_or(0);
  }
  if (!sound) {
    panel.fail_key("at",
                   "must be [column, row, width, height] in whole cells, counted from 0 at the top left");
    return {};
  }
  return Cells{.column = static_cast<int>(number[0]),
               .row = static_cast<int>(number[1]),
               .width = static_cast<int>(number[2]),
               .height = static_cast<int>(number[3])};
}

void read_panel(const toml::table& table, SceneScreen& screen, FirstFault& fault) {
  PanelPlace place{.line = line_of(table)};
  const TomlTable unnamed{table, "", fault};
  place.panel = unnamed.text("panel");
  if (place.panel.empty())
    return unnamed.fail("a panel needs the name of a board, such as panel = \"map\"", place.line);
  const TomlTable panel{table, "panel \"" + place.panel + "\": ", fault};
  const auto cells = read_cells(panel);
  if (!cells) return;
  place.at = *cells;
  if (place.at.column + place.at.width > screen.columns || place.at.row + place.at.height > screen.rows)
    return panel.fail_key("at", in_words(place.at) + " leaves the grid of " + std::to_string(screen.columns) +
                                    " columns and " + std::to_string(screen.rows) + " rows");
  for (const PanelPlace& other : screen.panels)
    if (overlap(place.at, other.at))
      return panel.fail_key(
          "at", in_words(place.at) + " lies over panel \"" + other.panel + "\" at " + in_words(other.at));
  place.choices = ChoiceReader{panel}.read();
  screen.panels.push_back(std::move(place));
}

SceneScreen read_screen(const toml::table& table, FirstFault& fault) {
  const TomlTable in{table, "screen: ", fault};
  in.only_keys({"columns", "rows", "panel"});
  SceneScreen screen;
  screen.columns = in.whole("columns", 1, kMostCells, screen.columns);
  screen.rows = in.whole("rows", 1, kMostCells, screen.rows);
  for (const toml::table* panel : in.tables("panel", kMostPanels)) read_panel(*panel, screen, fault);
  if (screen.panels.empty() && !fault)
    in.fail("a screen needs at least one [[screen.panel]]", line_of(table));
  return screen;
}

SceneMode read_mode(const TomlTable& in) {
  if (!in.has("mode")) return SceneMode::Daily;
  const std::string given = in.text("mode");
  if (const auto mode = scene_mode_of(given)) return *mode;
  in.fail_key("mode", "is \"" + given + "\"; it must be daily, event or emergency");
  return SceneMode::Daily;
}

Scene read_scene(const toml::table& root, std::string_view id, FirstFault& fault) {
  const TomlTable in{root, "", fault};
  in.only_keys({"title", "level", "mode", "key", "dwell_s", "beside", "screen", "rule"});
  Scene scene{.id = std::string{id}};
  scene.title = in.text2("title");
  if (scene.title.zh.empty() || scene.title.en.empty())
    in.fail("title needs both languages: title = { zh = \"…\", en = \"…\" }", in.line("title"));
  scene.level = in.whole("level", 1, 4, scene.level);
  scene.mode = read_mode(in);
  scene.key = in.whole("key", 0, 9, 0);
  scene.dwell = std::chrono::seconds{in.whole("dwell_s", 0, 86'400, 0)};
  scene.beside = in.texts("beside");
  if (scene.beside.size() > kMostBeside)
    in.fail_key("beside", "may name " + std::to_string(kMostBeside) + " scenes at most");
  for (const toml::table* screen : in.tables("screen", kMostScreens))
    scene.screens.push_back(read_screen(*screen, fault));
  if (scene.screens.empty()) in.fail("a scene needs at least one [[screen]]", 0);
  scene.rules = read_rules(in, fault);
  return scene;
}

}  // namespace

std::optional<SceneMode> scene_mode_of(std::string_view word) {
  for (const ModeWord& mode : kModes)
    if (word == mode.text) return mode.value;
  return {};
}

std::variant<Scene, SceneError> parse_scene(std::string_view toml_text, std::string_view id,
                                            std::string_view name) {
  const auto error = [&](const std::string& what) { return SceneError{what + ": " + std::string{name}}; };
  if (!is_scene_id(id))
    return error("a scene file is named with a-z, 0-9 and - only, at most 32 of them, and ends in .toml");
  if (toml_text.size() > kMostBytes) return error("a scene file may be 256 kB long");
  FirstFault fault;
  try {
    const toml::table root = toml::parse(toml_text);
    Scene scene = read_scene(root, id, fault);
    if (!fault) return scene;
  } catch (const toml::parse_error& e) {
    fault.add(std::string{e.description()}, e.source().begin.line);
  }
  return error(fault.what());
}

std::variant<SceneBook, SceneError> scene_book(std::vector<Scene> scenes) {
  if (scenes.empty()) return SceneError{"there is no scene; a scene is a file <id>.toml"};
  const auto place = [](const Scene& scene) { return std::pair{scene.key == 0 ? 10 : scene.key, scene.id}; };
  std::sort(scenes.begin(), scenes.end(),
            [&](const Scene& a, const Scene& b) { return place(a) < place(b); });
  SceneBook book{std::move(scenes)};
  for (std::size_t i = 0; i < book.scenes.size(); ++i) {
    const Scene& scene = book.scenes[i];
    if (i > 0 && book.scenes[i - 1].id == scene.id)
      return SceneError{"there are two scenes \"" + scene.id + "\""};
    if (i > 0 && scene.key != 0 && book.scenes[i - 1].key == scene.key)
      return SceneError{"scenes \"" + book.scenes[i - 1].id + "\" and \"" + scene.id + "\" both want key " +
                        std::to_string(scene.key) + "; give one of them another, or none"};
    for (const std::string& other : scene.beside)
      if (!book.find(other))
        return SceneError{"scene \"" + scene.id + "\" wants \"" + other +
                          "\" beside it, and there is no such scene"};
  }
  return book;
}

}  // namespace city
