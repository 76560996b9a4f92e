// Cases and alerts in state.json; the grammar stands in state_json.hpp.
#pragma once
#include "center/export/state_fields.hpp"
#include "center/export/state_json.hpp"

namespace city {

void write_case(StateFields& to, const CityView& view, const CaseNow& now, ExportProfile profile);
void write_alert(StateFields& to, const CityView& view, const AlertNow& now);

}  // namespace city
