// Writes the flow: mqtt in -> json -> prepared insert into SQLite.
// MODE plain: SQLite as the node opens it, what a user gets. MODE tuned: WAL and synchronous NORMAL, as kind as can be.
// Usage: node flow.mjs DIR PORT QOS MODE
import { writeFileSync } from "node:fs";

const [dir, port, qos, mode] = process.argv.slice(2);
const flow = [
  { id: "n_tab", type: "tab", label: "bench" },
  { id: "n_broker", type: "mqtt-broker", name: "", broker: "127.0.0.1", port, clientid: "node-red", autoConnect: true, usetls: false,
    protocolVersion: "4", keepalive: "60", cleansession: true },
  { id: "n_db", type: "sqlitedb", db: `${dir}/node_red.db`, mode: "RWC" },
  { id: "n_setup", type: "inject", z: "n_tab", once: true, onceDelay: 0, payload: "", payloadType: "str",
    topic: mode === "tuned" ? "PRAGMA journal_mode=WAL" : "SELECT 1", wires: [["n_pragma"]] },
  { id: "n_pragma", type: "sqlite", z: "n_tab", mydb: "n_db", sqlquery: "msg.topic", sql: "", wires: [["n_next"]] },
  { id: "n_next", type: "change", z: "n_tab", rules: [{ t: "set", p: "topic", pt: "msg", tot: "str",
      to: (mode === "tuned" ? "PRAGMA synchronous=NORMAL; " : "") + "CREATE TABLE IF NOT EXISTS obs(topic TEXT, t INTEGER, speed REAL, occupancy REAL)" }],
    wires: [["n_create"]] },
  { id: "n_create", type: "sqlite", z: "n_tab", mydb: "n_db", sqlquery: "batch", sql: "", wires: [[]] },
  { id: "n_in", type: "mqtt in", z: "n_tab", topic: "city/load/obs/#", qos, datatype: "utf8", broker: "n_broker", nl: false, rap: false, rh: 0,
    inputs: 0, wires: [["n_json"]] },
  { id: "n_json", type: "json", z: "n_tab", property: "payload", action: "obj", wires: [["n_row"]] },
  { id: "n_row", type: "function", z: "n_tab", outputs: 1, libs: [],
    func: "msg.params = {$topic: msg.topic, $t: msg.payload.t, $speed: msg.payload.v.speed_kmh, $occ: msg.payload.v.occupancy_pct};\nreturn msg;",
    wires: [["n_insert"]] },
  { id: "n_insert", type: "sqlite", z: "n_tab", mydb: "n_db", sqlquery: "prepared",
    sql: "INSERT INTO obs VALUES($topic, $t, $speed, $occ)", wires: [[]] },
];
writeFileSync(`${dir}/flows.json`, JSON.stringify(flow));
