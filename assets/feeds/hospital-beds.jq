# EDXL-HAVE 1.0, HospitalStatus/Hospital. Prefixes (have:, xnl:, gml:) are as the sender likes: they are cut off. What is read:
#   HospitalBedCapacityStatus/BedCapacity: AvailableCount becomes <type>_beds_available, BaselineCount the trait <type>_beds_count;
#     NotAvailable without a count is 0; the trait hospital_beds_count is all baselines but the emergency department's and the
#     operating rooms'
#   EMSTraffic: Closed is diversion, Advisory is ems_advisory; EMSOffloadStatus Delayed, EMSOffloadMinutes; EMSCensus by triage
#     colour adds up to ed_patients_count
#   FacilityStatus (Evacuating, Closed), ClinicalStatus Full, HospitalEOCStatus Active: flags
# gml:pos and gml:coordinates are written latitude first by most and longitude first by some: Taiwan lies so that one look tells.
def bare: if type == "object" then with_entries(.key |= (split(":") | last) | .value |= bare) elif type == "array" then map(bare) else . end;
def list: if type == "array" then . elif . == null then [] else [.] end;
def text: if type == "object" then (.["#text"] // (.NameElement | if type == "object" then .["#text"] else . end)) elif type == "array" then (.[0] | text) else . end;
def number: text | if type == "string" then (tonumber? // null) else null end;
def seek($key): [.. | objects | select(has($key)) | .[$key]][0];
def flag($yes): text | if . == null or . == "" then null elif . == $yes then 1 else 0 end;

def bed_type: {
  AdultICU: "adult_icu", PediatricICU: "pediatric_icu", NeonatalICU: "neonatal_icu", EmergencyDepartment: "ed",
  NurseryBeds: "nursery", MedicalSurgical: "med_surg", RehabLongTermCare: "rehab", Burn: "burn", Pediatrics: "pediatric",
  AdultPsychiatric: "adult_psychiatric", PediatricPsychiatric: "pediatric_psychiatric",
  NegativeFlowIsolation: "isolation", OtherIsolation: "other_isolation", OperatingRooms: "operating_room"
}[. // ""];

def beds:
  [.HospitalBedCapacityStatus.BedCapacity | list[]
   | (.Capacity | list[0]) as $of
   | {told: (.BedType | text), type: (.BedType | text | bed_type), baseline: ($of.BaselineCount | number),
      available: (($of.AvailableCount | number) // (if ($of.CapacityStatus | text) == "NotAvailable" then 0 else null end))}];

def place:
  (seek("pos") // seek("coordinates") | text) as $text |
  if ($text | type) != "string" then {}
  else
    [$text | splits("[ ,]+") | tonumber?] as $numbers |
    if ($numbers | length) < 2 then {}
    elif $numbers[0] > 90 then {lon: $numbers[0], lat: $numbers[1]}
    else {lon: $numbers[1], lat: $numbers[0]} end
  end;

def census:
  [seek("EMSCensus") | objects | .TriageRed, .TriageYellow, .TriageGreen, .TriageBlack | number | select(. != null)]
  | if length == 0 then null else add end;

def hospital:
  (.Organization // {}) as $who |
  ($who | seek("OrganisationName") // seek("OrganizationName")) as $name |
  (($who | seek("OrganizationID") // seek("OrganisationID") | text) // ($name | objects | .["@ID"] // .ID) // ($name | text)) as $id |
  beds as $beds | (.LastUpdateTime | text) as $t |
  if $id == null then {refuse: {why: "a hospital without name and id", field: "OrganisationName"}}
  else
    {asset: ({id: $id, kind: "hospital", name: {zh: ($name | text)},
              traits: (([$beds[] | select(.type != null and .baseline != null) | {key: "\(.type)_beds_count", value: .baseline}] | from_entries)
                       + ([$beds[] | select(.type != null and .type != "ed" and .type != "operating_room" and .baseline != null) | .baseline]
                          | if length == 0 then {} else {hospital_beds_count: add} end))} + ($who | place))},
    ($beds[] | select(.type == null)
     | {finding: {name: "unknown-bed-type", subject: $id, field: "BedType", detail: (.told // "none" | tostring)}}),
    {obs: {asset: $id, t: $t, v:
      (([$beds[] | select(.type != null) | {key: "\(.type)_beds_available", value: .available}] | from_entries)
       + {diversion: (seek("EMSTrafficStatus") | flag("Closed")), ems_advisory: (seek("EMSTrafficStatus") | flag("Advisory")),
          offload_delayed: (seek("EMSOffloadStatus") | flag("Delayed")), handover_min: (seek("EMSOffloadMinutes") | number),
          ed_patients_count: census,
          facility_closed: (seek("FacilityStatus") | flag("Closed")), evacuating: (seek("FacilityStatus") | flag("Evacuating")),
          clinical_full: (seek("ClinicalStatus") | flag("Full")), eoc_active: (seek("HospitalEOCStatus") | flag("Active"))}
       | with_entries(select(.value != null or (.key | test("_beds_available$")))))}}
  end;

# One record in a shape nobody expected must not cost the others.
def or_refuse(f): try f catch {refuse: {why: "a record in an unknown shape: \(.)", field: ""}};

bare | .HospitalStatus.Hospital? // null |
if . == null then {refuse: {why: "the document should be a HospitalStatus with Hospitals", field: "HospitalStatus"}}
else list[] | or_refuse(hospital) end
