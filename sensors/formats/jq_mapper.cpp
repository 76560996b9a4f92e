#include "sensors/formats/jq_mapper.hpp"

#include <simdjson.h>

#include <string_view>
#include <utility>

#include "sensors/formats/document_json.hpp"

// libjq is C, and its header holds functions that a C++ compiler would warn of.
extern "C" {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <jq.h>
#pragma GCC diagnostic pop
}

namespace city {
namespace {

using Kind = DecodeError::Kind;
constexpr int kMostOutputs = 200'000;
constexpr std::size_t kLargestDocument = 1u << 30;  // libjq counts in int

// Owns one reference. libjq's functions consume their arguments: give them copy().
class Value {
 public:
  explicit Value(jv value) : value_{value} {}
  ~Value() { jv_free(value_); }
  Value(const Value&) = delete;
  Value& operator=(const Value&) = delete;

  jv_kind kind() const { return jv_get_kind(value_); }  // the one function that does not consume
  bool valid() const { return kind() != JV_KIND_INVALID; }
  jv copy() const { return jv_copy(value_); }

 private:
  jv value_;
};

std::string text_of(jv text) {
  const Value owner{text};
  if (jv_get_kind(text) != JV_KIND_STRING) return {};
  return {jv_string_value(text), static_cast<std::size_t>(jv_string_length_bytes(jv_copy(text)))};
}

std::string json_of(const Value& value) { return text_of(jv_dump_string(value.copy(), 0)); }

// The message of an invalid value: a text, or any JSON that the program gave to error().
std::optional<std::string> error_in(const Value& invalid) {
  const Value message{jv_invalid_get_msg(invalid.copy())};
  if (!message.valid() || message.kind() == JV_KIND_NULL) return std::nullopt;
  return message.kind() == JV_KIND_STRING ? text_of(message.copy()) : json_of(message);
}

// jv_parse_sized() is not used: its error text runs past the end of a text that does not end in a zero byte.
class DocumentParser {
 public:
  explicit DocumentParser(std::string_view json) : parser_{jv_parser_new(0)} {
    jv_parser_set_buf(parser_, json.data(), static_cast<int>(json.size()), 0);
  }
  ~DocumentParser() { jv_parser_free(parser_); }
  DocumentParser(const DocumentParser&) = delete;
  DocumentParser& operator=(const DocumentParser&) = delete;

  jv next() { return jv_parser_next(parser_); }

 private:
  jv_parser* parser_;
};

// libjq's parser takes more than JSON (nan, values in a row) and leaks the text of some that it refuses, which a publisher
// could do without end; so that it only ever sees JSON, simdjson reads the document first, at some gigabytes a second.
std::optional<DocumentJson::Fault> fault_in(std::string_view json) {
  simdjson::dom::parser parser;
  const auto error = parser.parse(json.data(), json.size()).error();
  if (!error) return std::nullopt;
  if (error == simdjson::UTF8_ERROR) return DocumentJson::Fault{.kind = Kind::BadText, .detail = "not UTF-8"};
  return DocumentJson::Fault{.kind = Kind::BadJson, .detail = simdjson::error_message(error)};
}

}  // namespace

struct JqMapper::Program {
  jq_state* jq = nullptr;
  std::string fault{};
  std::string topic{};
  bool topic_taken = true;

  explicit Program(const std::string& text) {
    jq = jq_init();
    if (!jq) {
      fault = "jq cannot start";
      return;
    }
    jq_set_error_cb(jq, &Program::on_error, &fault);
    jq_set_input_cb(jq, &Program::on_input, this);
    const bool compiled = jq_compile(jq, text.c_str()) != 0;
    if (compiled)
      fault.clear();
    else if (fault.empty())
      fault = "does not compile";
    // From here on errors come back as values.
    jq_set_error_cb(
        jq, [](void*, jv message) { jv_free(message); }, nullptr);
  }
  ~Program() { jq_teardown(&jq); }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  static void on_error(void* fault, jv message) {
    auto* text = static_cast<std::string*>(fault);
    if (!text->empty()) *text += "; ";
    *text += text_of(jq_format_error(message));
  }

  static jv on_input(jq_state*, void* program) {
    auto* self = static_cast<Program*>(program);
    if (self->topic_taken) return jv_invalid();
    self->topic_taken = true;
    const std::string topic = presentable(self->topic, 1024);
    return jv_object_set(jv_object(), jv_string("topic"),
                         jv_string_sized(topic.data(), static_cast<int>(topic.size())));
  }

  // Calls each(json) for every output; returns the program's own error, if it ended with one.
  template <class Each>
  std::optional<std::string> run(jv document, std::string_view of_topic, Each&& each) {
    topic = of_topic;
    topic_taken = false;
    jq_start(jq, document, 0);
    for (int n = 0; n < kMostOutputs; ++n) {
      const Value output{jq_next(jq)};
      if (!output.valid()) {
        if (auto error = error_in(output)) return error;
        if (!jq_halted(jq)) return std::nullopt;
        const Value message{jq_get_error_message(jq)};
        return message.valid() ? "halted: " + json_of(message) : std::optional<std::string>{};
      }
      each(json_of(output));
    }
    return "put out more than 200,000 records for one document";
  }
};

JqMapper::JqMapper() = default;
JqMapper::~JqMapper() = default;
JqMapper::JqMapper(JqMapper&&) noexcept = default;
JqMapper& JqMapper::operator=(JqMapper&&) noexcept = default;

void JqMapper::decode(FeedContext& feed, CanonicalDecoder& canonical, Batch& batch) {
  const std::string_view payload = without_byte_order_mark(batch.message().payload);
  if (payload.empty()) return;  // how MQTT clears a retained message
  if (payload.size() > kLargestDocument) return batch.fail(Kind::TooLarge, "", "over 1 GiB");
  if (!program_) program_ = std::make_unique<Program>(feed.spec->jq_program);
  if (!program_->fault.empty())
    return batch.fail(Kind::MappingFailed, "", "the feed's jq program: " + program_->fault);

  DocumentJson converted;
  std::string_view json = payload;
  if (feed.spec->document != DocumentKind::Json) {
    converted = feed.spec->document == DocumentKind::Xml ? json_from_xml(payload) : json_from_csv(payload);
    if (converted.fault) return batch.fail(converted.fault->kind, "", converted.fault->detail);
    json = converted.json;
  }
  if (const auto fault = fault_in(json)) return batch.fail(fault->kind, "", fault->detail);
  jv document = DocumentParser{json}.next();
  if (jv_get_kind(document) == JV_KIND_INVALID) {  // deeper than jq goes
    const Value invalid{document};
    return batch.fail(Kind::BadJson, "", error_in(invalid).value_or("more than jq can read"));
  }
  const auto error = program_->run(document, batch.message().topic, [&](const std::string& record) {
    canonical.mapped_record(record, feed, batch);
  });
  if (error) batch.fail(Kind::MappingFailed, "", *error);
}

std::optional<std::string> JqMapper::fault_of(const std::string& program) {
  const Program compiled{program};
  return compiled.fault.empty() ? std::nullopt : std::optional{compiled.fault};
}

}  // namespace city
