#include "center/history/words.hpp"

namespace city::history {

std::string_view word(CaseStatus status) {
  switch (status) {
    case CaseStatus::Received:
      return "received";
    case CaseStatus::Assigned:
      return "assigned";
    case CaseStatus::OnSite:
      return "on_site";
    case CaseStatus::Resolved:
      return "resolved";
    case CaseStatus::Closed:
      return "closed";
    case CaseStatus::Reopened:
      return "reopened";
  }
  return "";
}

std::string_view word(AlertStatus status) {
  switch (status) {
    case AlertStatus::Actual:
      return "Actual";
    case AlertStatus::Exercise:
      return "Exercise";
    case AlertStatus::System:
      return "System";
    case AlertStatus::Test:
      return "Test";
    case AlertStatus::Draft:
      return "Draft";
  }
  return "";
}

std::string_view word(AlertType type) {
  switch (type) {
    case AlertType::Alert:
      return "Alert";
    case AlertType::Update:
      return "Update";
    case AlertType::Cancel:
      return "Cancel";
    case AlertType::Ack:
      return "Ack";
    case AlertType::Error:
      return "Error";
  }
  return "";
}

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::Unknown:
      return "Unknown";
    case Severity::Minor:
      return "Minor";
    case Severity::Moderate:
      return "Moderate";
    case Severity::Severe:
      return "Severe";
    case Severity::Extreme:
      return "Extreme";
  }
  return "";
}

std::string_view word(FeedState state) {
  switch (state) {
    case FeedState::Never:
      return "never";
    case FeedState::Ok:
      return "ok";
    case FeedState::Late:
      return "late";
    case FeedState::Dead:
      return "dead";
  }
  return "";
}

}  // namespace city::history
