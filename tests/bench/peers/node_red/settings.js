// Node-RED as the benchmark runs it: no editor, no log but errors, one flow file. PORT and DIR come from the benchmark.
module.exports = {
  flowFile: `${process.env.BENCH_DIR}/flows.json`,
  userDir: process.env.BENCH_DIR,
  nodesDir: `${__dirname}/node_modules/node-red-node-sqlite`,
  httpAdminRoot: false,
  httpNodeRoot: false,
  uiPort: 0,
  uiHost: "127.0.0.1",
  credentialSecret: false,
  telemetry: { enabled: false, updateNotification: false },
  logging: { console: { level: "error", metrics: false, audit: false } },
};
