// What is right or wrong with a feed, in words: one sentence for the board, a few words for the strip. Pure.
//
// Numbers are written as people say them: a span in its two largest units, a share in whole percent, a rate as a factor.
#pragma once
#include <string>
#include <string_view>

#include "center/state/city_view.hpp"
#include "widgets/ui/symbols.hpp"
#include "widgets/ui/texts.hpp"

namespace city {

Symbol feed_symbol(const FeedNow& feed);  // a feed that is only a little late looks old, not wrong
std::string_view grade_text(FeedGrade grade, const Texts& texts);
// Whether a person should look at `a` before `b`: grade, then the kind of the worst reason, then its number.
bool is_worse(const FeedNow& a, const FeedNow& b);

// "event times run 8 h 0 min ahead: clock or zone?"
std::string reason_text(const FeedReason& reason, const FeedNow& feed, const Texts& texts);
// "8 h ahead"
std::string short_reason_text(const FeedReason& reason, const Texts& texts);

std::string_view refusal_text(DecodeError::Kind kind, const Texts& texts);

// Receipt minus event time, with its sign: "+2 s", "−8 h 0 min"; kMissing when nobody knows.
std::string skew_text(std::optional<double> skew_s, const Texts& texts);

}  // namespace city
