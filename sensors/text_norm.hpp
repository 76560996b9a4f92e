// Unicode NFKC: one spelling for texts that are compared. Full-width digits and the compatibility ideographs
// that one month's files use and the next month's do not become the ordinary ones. Errors: text that is not
// UTF-8 comes back as it was.
#pragma once
#include <string>
#include <string_view>

namespace city {

std::string nfkc(std::string_view text);

}  // namespace city
