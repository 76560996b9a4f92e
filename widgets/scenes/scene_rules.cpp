#include "widgets/scenes/scene_rules.hpp"

#include <array>

namespace city {
namespace {

constexpr std::size_t kMostRules = 32;

struct SeverityWord {
  std::string_view text;
  Severity value;
};
constexpr std::array<SeverityWord, 3> kSeverities{
    {{"moderate", Severity::Moderate}, {"severe", Severity::Severe}, {"extreme", Severity::Extreme}}};

Severity read_severity(const TomlTable& rule) {
  if (!rule.has("alert_severity")) return Severity::Unknown;
  const std::string given = rule.text("alert_severity");
  for (const SeverityWord& word : kSeverities)
    if (given == word.text) return word.value;
  rule.fail_key("alert_severity", "is \"" + given + "\"; it must be moderate, severe or extreme");
  return Severity::Unknown;
}

void check(const TomlTable& rule, const SceneRule& is) {
  const bool of_alert = rule.has("alert_event") || rule.has("alert_severity");
  const bool of_vital = rule.has("vital");
  const bool of_asset = rule.has("asset_kind") || rule.has("quantity");
  const std::uint32_t line = rule.line();
  if (of_alert + of_vital + of_asset != 1)
    return rule.fail(
        "a rule has one condition: alert_event or alert_severity, or vital, or asset_kind with quantity",
        line);
  if (rule.has("alert_event") && is.alert_event.empty())
    return rule.fail_key("alert_event", "is empty; leave it out to mean any event");
  if (of_asset && (is.asset_kind.empty() || is.quantity.empty()))
    return rule.fail("asset_kind and quantity belong together, such as \"rain_gauge\" and \"rain_1h_mm\"",
                     line);
  if (of_vital && is.vital.empty())
    return rule.fail_key("vital", "is empty; name a vital sign, such as \"er-full\"");
  if (of_alert && (is.above || is.below))
    return rule.fail("above and below are not for alerts; use alert_severity", line);
  if (!of_alert && !is.above && !is.below)
    return rule.fail("say beyond which number: above = … or below = …", line);
  if (is.above && is.below && *is.below >= *is.above)
    return rule.fail("below must be less than above, or every value fulfils the rule", line);
  if (is.focus && of_vital)
    return rule.fail_key("focus", "needs a place, and a vital sign has none; use asset_kind and quantity");
}

SceneRule read_rule(const TomlTable& rule) {
  rule.only_keys({"alert_event", "alert_severity", "vital", "asset_kind", "quantity", "above", "below",
                  "for_s", "focus"});
  SceneRule is;
  is.alert_event = rule.text("alert_event");
  is.alert_severity = read_severity(rule);
  is.vital = rule.text("vital");
  is.asset_kind = rule.text("asset_kind");
  is.quantity = rule.text("quantity");
  is.above = rule.number("above");
  is.below = rule.number("below");
  is.hold = std::chrono::seconds{rule.whole("for_s", 0, 86'400, static_cast<int>(is.hold.count()))};
  is.focus = rule.flag("focus");
  check(rule, is);
  return is;
}

}  // namespace

std::vector<SceneRule> read_rules(const TomlTable& scene, FirstFault& fault) {
  std::vector<SceneRule> rules;
  for (const toml::table* table : scene.tables("rule", kMostRules))
    rules.push_back(read_rule(TomlTable{*table, "rule: ", fault}));
  return rules;
}

}  // namespace city
