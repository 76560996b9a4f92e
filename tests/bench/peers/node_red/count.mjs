// Prints how many rows Node-RED has inserted, again and again, a line each, until EXPECTED is reached or it is stopped.
// Usage: node count.mjs DIR EXPECTED
import { createRequire } from "node:module";
const require = createRequire(`${process.cwd()}/`);
const sqlite3 = require("sqlite3");
const [dir, expected] = process.argv.slice(2);
const db = new sqlite3.Database(`${dir}/node_red.db`, sqlite3.OPEN_READONLY);
const poll = () => db.get("SELECT count(*) AS n FROM obs", (error, row) => {
  console.log(error ? -1 : row.n);
  if (error || row.n < Number(expected)) setTimeout(poll, 50);
  else db.close();
});
poll();
