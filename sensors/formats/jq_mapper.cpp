#include "sensors/formats/jq_mapper.hpp"

#include <simdjson.h>

#include <algorithm>
#include <chrono>
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
simdjson::error_code check(std::string_view json) {
  simdjson::dom::parser parser;
  return parser.parse(json.data(), json.size()).error();
}

std::optional<DocumentJson::Fault> fault_of(simdjson::error_code error) {
  if (!error) return std::nullopt;
  if (error == simdjson::UTF8_ERROR) return DocumentJson::Fault{.kind = Kind::BadText, .detail = "not UTF-8"};
  return DocumentJson::Fault{.kind = Kind::BadJson, .detail = simdjson::error_message(error)};
}

DocumentJson json_of_text(std::string_view text) {
  DocumentJson made;
  append_json_text(made.json, text);
  return made;
}

struct Parsed {
  jv value = jv_null();  // the caller's
  std::optional<DocumentJson::Fault> fault{};
  bool had_control_characters = false;
};

Parsed parsed(DocumentKind kind, std::string_view text) {
  Parsed document;
  DocumentJson converted;
  std::string_view json = text;
  // No CSV's header begins so: a feed of tables may send its points as GeoJSON.
  if (kind == DocumentKind::Csv && (text.starts_with('{') || text.starts_with('[')))
    kind = DocumentKind::Json;
  if (kind != DocumentKind::Json) {
    converted = kind == DocumentKind::Xml   ? json_from_xml(text)
                : kind == DocumentKind::Csv ? json_from_csv(text)
                                            : json_of_text(text);
    if (converted.fault) return {.fault = converted.fault};
    json = converted.json;
  }
  simdjson::error_code error = check(json);
  if (error == simdjson::UNESCAPED_CHARS) {
    document.had_control_characters = true;
    converted.json = json;
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
    std::replace_if(converted.json.begin(), converted.json.end(), is_control, ' ');
    json = converted.json;
    error = check(json);
  }
  document.fault = fault_of(error);
  if (document.fault) return document;
  document.value = DocumentParser{json}.next();
  if (jv_get_kind(document.value) == JV_KIND_INVALID) {  // deeper than jq goes
    const Value invalid{document.value};
    document.value = jv_null();
    document.fault = {.kind = Kind::BadJson, .detail = error_in(invalid).value_or("more than jq can read")};
  }
  return document;
}

}  // namespace

struct JqMapper::Program {
  jq_state* jq = nullptr;
  std::string fault{};
  std::string topic{};
  TimePoint received_at{};
  Value catalogue;
  bool about_taken = true;

  explicit Program(const std::string& text, jv of_catalogue = jv_null()) : catalogue{of_catalogue} {
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
    if (self->about_taken) return jv_invalid();
    self->about_taken = true;
    const std::string topic = presentable(self->topic, 1024);
    const auto received_ms = std::chrono::floor<Milliseconds>(self->received_at).time_since_epoch().count();
    jv about = jv_object_set(jv_object(), jv_string("topic"),
                             jv_string_sized(topic.data(), static_cast<int>(topic.size())));
    about = jv_object_set(about, jv_string("received"), jv_number(static_cast<double>(received_ms)));
    return jv_object_set(about, jv_string("catalogue"), self->catalogue.copy());
  }

  // Calls each(json) for every output; returns the program's own error, if it ended with one.
  template <class Each>
  std::optional<std::string> run(jv document, const Message& of, Each&& each) {
    topic = of.topic;
    received_at = of.received_at;
    about_taken = false;
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
  const FeedSpec& spec = *feed.spec;
  if (!program_)
    program_ = std::make_unique<Program>(
        spec.jq_program, spec.catalogue_text.empty()
                             ? jv_null()
                             : parsed(spec.document, without_byte_order_mark(spec.catalogue_text)).value);
  if (!program_->fault.empty())
    return batch.fail(Kind::MappingFailed, "", "the feed's jq program: " + program_->fault);

  const Parsed document = parsed(spec.document, payload);
  if (document.fault) return batch.fail(document.fault->kind, "", document.fault->detail);
  if (document.had_control_characters)
    batch.find("control-characters", "", "", "inside texts, where JSON forbids them: taken as blanks");
  const auto error = program_->run(document.value, batch.message(), [&](const std::string& record) {
    canonical.mapped_record(record, feed, batch);
  });
  if (error) batch.fail(Kind::MappingFailed, "", *error);
}

std::optional<std::string> JqMapper::fault_of(const std::string& program) {
  const Program compiled{program};
  return compiled.fault.empty() ? std::nullopt : std::optional{compiled.fault};
}

}  // namespace city
