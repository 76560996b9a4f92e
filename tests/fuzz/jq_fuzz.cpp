// Documents through a jq program that passes everything on: what comes out of it is as wild as what goes in.
// The first byte picks JSON, XML, CSV or text.
#include <cstdint>
#include <memory>
#include <string_view>

#include "sensors/formats/decoder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace city;
  static Decoder decoder = [] {  // compiling the program for every input would leave little time for the rest
    FeedBook book;
    for (const DocumentKind kind :
         {DocumentKind::Json, DocumentKind::Xml, DocumentKind::Csv, DocumentKind::Text}) {
      FeedSpec spec;
      spec.id = std::string{"f"} + std::to_string(book.size());
      spec.topics = {"city/" + spec.id + "/#"};
      spec.format = Format::Jq;
      spec.document = kind;
      spec.zone = "Asia/Taipei";
      spec.jq_program = ".., (.[]? | {obs: .}, {asset: .}, {case: .}, {refuse: .})";
      book.push_back(spec);
    }
    return Decoder{std::make_shared<const FeedBook>(std::move(book))};
  }();
  if (size == 0) return 0;
  constexpr std::string_view kTopics[]{"city/f0/raw", "city/f1/raw", "city/f2/raw", "city/f3/raw"};
  decoder.add(
      {.topic = kTopics[data[0] % 4], .payload = {reinterpret_cast<const char*>(data) + 1, size - 1}});
  decoder.take();
  return 0;
}
