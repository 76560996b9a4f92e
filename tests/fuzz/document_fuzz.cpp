// XML and CSV to JSON: whatever goes in, what comes out is JSON.
#include <cstdint>
#include <string_view>

#include "sensors/formats/canonical.hpp"
#include "sensors/formats/document_json.hpp"

namespace {

// Valid JSON as the decoder's own reader sees it, wrapped so that it is an object.
void expect_json(const city::DocumentJson& document) {
  using namespace city;
  if (document.fault) return;
  if (document.json.size() + 32 > kMaxCanonicalBytes) return;
  FeedSpec spec;
  FeedContext feed{.spec = &spec};
  Batch batch{1};
  batch.begin({}, 0);
  CanonicalDecoder canonical;
  canonical.mapped_record("{\"refuse\":{\"why\":\"x\",\"doc\":" + document.json + "}}", feed, batch);
  if (batch.take().errors.at(0).kind != DecodeError::Kind::Refused) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  expect_json(city::json_from_csv(text));
  expect_json(city::json_from_xml(text));
  return 0;
}
