#include "center/run/remembering.hpp"

namespace city {

void remember(Decoder& decoder, std::span<const RememberedRow> rows) {
  for (const RememberedRow& row : rows)
    decoder.remember({.topic = row.topic,
                      .payload = row.payload,
                      .received_at = row.received_at,
                      .position = row.position,
                      .retained = true});
}

}  // namespace city
