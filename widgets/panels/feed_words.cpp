#include "widgets/panels/feed_words.hpp"

#include <chrono>
#include <cmath>

#include "widgets/ui/number_text.hpp"

namespace city {
namespace {

using Kind = FeedReason::Kind;

// Medians miss a whole hour by the seconds that messages take: 7 h 59 min 58 s are told as 8 hours.
std::chrono::seconds rounded(double seconds, double unit) {
  const double span = std::abs(seconds);
  const double step = span < 6000 ? 1 : unit;
  return std::chrono::seconds{std::llround(std::round(span / step) * step)};
}

std::string span_of(double seconds, const Texts& texts) { return span_text(rounded(seconds, 60), texts); }
std::string age_of(double seconds, const Texts& texts) { return age_text(rounded(seconds, 3600), texts); }

std::string factor_of(double factor) { return number_text(factor, factor < 9.95 ? 1 : 0); }

std::string percent_of(double percent) {
  return percent > 0 && percent < 0.5 ? "<1" : number_text(percent, 0);
}

}  // namespace

Symbol feed_symbol(const FeedNow& feed) {
  switch (feed.grade) {
    case FeedGrade::Ok:
      return Symbol::Ok;
    case FeedGrade::Never:
      return Symbol::Never;
    case FeedGrade::Attention: {
      const bool is_only_late = !feed.reasons.empty() && feed.reasons.front().kind == Kind::Overdue;
      return is_only_late ? Symbol::Stale : Symbol::Attention;
    }
    case FeedGrade::Bad:
      return Symbol::Serious;
  }
  return Symbol::Never;
}

std::string_view grade_text(FeedGrade grade, const Texts& texts) {
  switch (grade) {
    case FeedGrade::Ok:
      return texts.tr("fine");
    case FeedGrade::Never:
      return texts.tr("unheard");
    case FeedGrade::Attention:
      return texts.tr("attention");
    case FeedGrade::Bad:
      return texts.tr("faulty");
  }
  return {};
}

bool is_worse(const FeedNow& a, const FeedNow& b) {
  if (a.grade != b.grade) return a.grade > b.grade;
  if (a.reasons.empty() || b.reasons.empty()) return a.reasons.size() > b.reasons.size();
  const FeedReason &x = a.reasons.front(), &y = b.reasons.front();
  return x.kind != y.kind ? x.kind < y.kind : x.number > y.number;
}

std::string reason_text(const FeedReason& reason, const FeedNow& feed, const Texts& texts) {
  const double n = reason.number;
  switch (reason.kind) {
    case Kind::Silent:
      return filled(texts.tr("silent for {0}"), {span_of(n, texts)});
    case Kind::PublisherOffline:
      return std::string{texts.tr("its publisher has gone offline")};
    case Kind::Runaway:
      return filled(texts.tr("{0} times the promised rate; merged"), {factor_of(n)});
    case Kind::StampsAhead:
      return filled(texts.tr("event times run {0} ahead: clock or zone?"), {span_of(n, texts)});
    case Kind::StampsBehind:
      return filled(texts.tr("event times run {0} behind: zone?"), {span_of(n, texts)});
    case Kind::StampsStill:
      return filled(texts.tr("messages come, but their times stand still for {0}"), {span_of(n, texts)});
    case Kind::ValuesFrozen:
      return filled(texts.tr("no value has changed for {0}"), {span_of(n, texts)});
    case Kind::Refusing:
      return filled(texts.tr("{0} % of what comes is refused"), {percent_of(n)});
    case Kind::Delayed:
      return filled(texts.tr("values are {0} old when they come"), {span_of(n, texts)});
    case Kind::AssetsSilent:
      return filled(texts.tr("{0} of {1} assets do not report"), {number_text(n, 0), count_text(feed.known)});
    case Kind::ValuesDoubtful:
      return filled(texts.tr("{0} % of the values are doubtful"), {percent_of(n)});
    case Kind::Overdue:
      return filled(texts.tr("overdue: nothing for {0}"), {span_of(n, texts)});
    case Kind::NeverHeard:
      return std::string{texts.tr("nothing has ever come")};
  }
  return {};
}

std::string short_reason_text(const FeedReason& reason, const Texts& texts) {
  const double n = reason.number;
  switch (reason.kind) {
    case Kind::Silent:
      return filled(texts.tr("silent {0}"), {age_of(n, texts)});
    case Kind::PublisherOffline:
      return std::string{texts.tr("publisher offline")};
    case Kind::Runaway:
      return filled(texts.tr("{0} times the rate"), {factor_of(n)});
    case Kind::StampsAhead:
      return filled(texts.tr("times {0} ahead"), {age_of(n, texts)});
    case Kind::StampsBehind:
      return filled(texts.tr("times {0} behind"), {age_of(n, texts)});
    case Kind::StampsStill:
      return std::string{texts.tr("times stand still")};
    case Kind::ValuesFrozen:
      return std::string{texts.tr("values frozen")};
    case Kind::Refusing:
      return filled(texts.tr("{0} % refused"), {percent_of(n)});
    case Kind::Delayed:
      return filled(texts.tr("{0} old on arrival"), {age_of(n, texts)});
    case Kind::AssetsSilent:
      return filled(texts.tr("{0} assets silent"), {number_text(n, 0)});
    case Kind::ValuesDoubtful:
      return filled(texts.tr("{0} % doubtful"), {percent_of(n)});
    case Kind::Overdue:
      return std::string{texts.tr("overdue")};
    case Kind::NeverHeard:
      return std::string{texts.tr("never heard")};
  }
  return {};
}

std::string_view refusal_text(DecodeError::Kind kind, const Texts& texts) {
  using Error = DecodeError::Kind;
  switch (kind) {
    case Error::BadJson:
      return texts.tr("not JSON, or cut off");
    case Error::BadXml:
      return texts.tr("not XML, or not CAP");
    case Error::BadText:
      return texts.tr("not UTF-8 text");
    case Error::WrongType:
      return texts.tr("field of another type");
    case Error::MissingField:
      return texts.tr("field missing");
    case Error::BadTime:
      return texts.tr("time unreadable");
    case Error::BadPosition:
      return texts.tr("position impossible");
    case Error::BadValue:
      return texts.tr("value impossible");
    case Error::TooLarge:
      return texts.tr("too large");
    case Error::MappingFailed:
      return texts.tr("mapping failed");
    case Error::Refused:
      return texts.tr("refused by the mapping");
    case Error::UnknownTopic:
      return texts.tr("topic unknown");
  }
  return {};
}

std::string skew_text(std::optional<double> skew_s, const Texts& texts) {
  if (!skew_s || !std::isfinite(*skew_s)) return std::string{kMissing};
  const std::string_view sign = *skew_s <= -0.5 ? "\u2212" : *skew_s >= 0.5 ? "+" : "";
  return std::string{sign} + span_of(*skew_s, texts);
}

}  // namespace city
