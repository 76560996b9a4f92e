#include <simdjson.h>
#include <pugixml.hpp>

#include <map>
#include <utility>
#include <vector>

#include "sensors/formats/document_json.hpp"

namespace city {
namespace {

constexpr int kDeepest = 200;

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view kBlank{" \t\r\n"};
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

class Writer {
 public:
  bool too_deep() const { return too_deep_; }
  std::string take() { return std::move(json_); }

  void document(const pugi::xml_node& root) {
    json_ += '{';
    append_json_text(json_, root.name());
    json_ += ':';
    element(root, 1);
    json_ += '}';
  }

 private:
  void element(const pugi::xml_node& node, int depth) {
    if (depth > kDeepest) too_deep_ = true;
    if (too_deep_) return;
    std::string text;
    std::vector<std::string_view> order;
    std::map<std::string_view, std::vector<pugi::xml_node>> children;
    for (const pugi::xml_node& child : node.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
      if (child.type() != pugi::node_element) continue;
      auto& same_name = children[child.name()];
      if (same_name.empty()) order.emplace_back(child.name());
      same_name.push_back(child);
    }
    const std::string_view shown = without_blanks(text);
    if (children.empty() && !node.first_attribute()) {
      if (shown.empty())
        json_ += "null";
      else
        append_json_text(json_, shown);
      return;
    }
    first_ = true;
    json_ += '{';
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      key(std::string{"@"} + attribute.name());
      append_json_text(json_, attribute.value());
    }
    if (!shown.empty()) {
      key("#text");
      append_json_text(json_, shown);
    }
    for (const std::string_view name : order) {
      key(name);
      list(children[name], depth);
      first_ = false;  // a child's own first key came and went
    }
    json_ += '}';
  }

  void list(const std::vector<pugi::xml_node>& nodes, int depth) {
    if (nodes.size() == 1) return element(nodes[0], depth + 1);
    json_ += '[';
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (i > 0) json_ += ',';
      element(nodes[i], depth + 1);
    }
    json_ += ']';
  }

  void key(std::string_view name) {
    if (!first_) json_ += ',';
    first_ = false;
    append_json_text(json_, name);
    json_ += ':';
  }

  std::string json_{};
  bool first_ = true;
  bool too_deep_ = false;
};

DocumentJson fault(DecodeError::Kind kind, std::string detail) {
  return {.json = {}, .fault = DocumentJson::Fault{.kind = kind, .detail = std::move(detail)}};
}

}  // namespace

DocumentJson json_from_xml(std::string_view xml) {
  xml = without_byte_order_mark(xml);
  if (!simdjson::validate_utf8(xml)) return fault(DecodeError::Kind::BadText, "not UTF-8");
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) return fault(DecodeError::Kind::BadXml, parsed.description());
  const pugi::xml_node root = document.document_element();
  if (!root) return fault(DecodeError::Kind::BadXml, "no element at all");
  Writer writer;
  writer.document(root);
  if (writer.too_deep()) return fault(DecodeError::Kind::BadXml, "elements nest deeper than 200");
  return {.json = writer.take(), .fault = {}};
}

}  // namespace city
