// Source documents in XML and CSV, as JSON for the feed's jq program.
//
// XML: {"root": …} with the root element's name, where an element is
//   null                              empty and without attributes
//   its text                          text only, no attributes; blanks at the ends are cut
//   an object                         otherwise: "@name" for each attribute, "#text" for text if there is any, and each child
//                                     element under its name; children that share a name are a list in their order
// Names keep their namespace prefix as written. Comments and processing instructions are left out. Values are always text.
//   <gauge id="A1"><mm>0.5</mm><mm>1</mm><off/></gauge>  ->  {"gauge":{"@id":"A1","mm":["0.5","1"],"off":null}}
//
// CSV (RFC 4180): a list of objects, one per record, keyed by the header row's names. Line ends are CR LF, LF or CR; a quoted
// field may hold commas, quotes ("") and line ends; empty lines are skipped. A record with fewer fields lacks the last keys;
// what is too many is a list under "#more". Header names that repeat get "#2", "#3" …; a nameless column is "#" and its number.
// Quotes inside an unquoted field are text.
// A document of a csv feed that begins with { or [ is JSON and stays as it is (jq_mapper does that).
//
// A leading byte order mark is skipped. Errors: BadText (not UTF-8), BadXml (with the parser's words; also deeper than 200
// elements), BadValue (CSV without a header row, or ending inside quotes: cut off).
// Threads: any; pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sensors/facts.hpp"

namespace city {

struct DocumentJson {
  std::string json{};
  struct Fault {
    DecodeError::Kind kind{};
    std::string detail{};
  };
  std::optional<Fault> fault{};  // when there is one, json is empty
};

DocumentJson json_from_xml(std::string_view xml);
DocumentJson json_from_csv(std::string_view csv);

std::string_view without_byte_order_mark(std::string_view text);
void append_json_text(std::string& json, std::string_view text);  // quoted and escaped; `text` is UTF-8

}  // namespace city
