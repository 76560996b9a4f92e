// node drive.mjs SCENE PEER WARM FRAMES [PICTURE]: runs one peer in Debian's chromium-headless-shell and prints one line of
// JSON: who drew, samples per pixel, milliseconds of processor time a frame of all of the browser's processes, and the
// wall-clock milliseconds of every frame. Browser flags: OpenGL through EGL of this machine's Mesa, no limit on frames.
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { execSync } from 'node:child_process';

const [scene, peer, warm, frames, picture] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const modules = join(process.cwd(), 'node_modules');
const { default: puppeteer } = await import(
  pathToFileURL(join(modules, 'puppeteer-core/lib/esm/puppeteer/puppeteer-core.js'))
);

const types = { '.html': 'text/html', '.mjs': 'text/javascript', '.js': 'text/javascript', '.css': 'text/css' };
const roots = { modules, scene };
const server = createServer((request, response) => {
  const [first, ...rest] = normalize(decodeURI(request.url.split('?')[0])).slice(1).split('/');
  const file = first in roots ? join(roots[first], ...rest) : join(here, first, ...rest);
  if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));

const ticksPerSecond = Number(execSync('getconf CLK_TCK'));
// Of a process and all that came from it, seconds of processor time.
function treeCpu(root) {
  const parents = new Map(), spent = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');  // from the third on
      parents.set(Number(pid), Number(fields[1]));
      spent.set(Number(pid), fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0));
    } catch {}  // ended meanwhile
  }
  const belongs = (pid) => pid === root || (parents.has(pid) && belongs(parents.get(pid)));
  let ticks = 0;
  for (const [pid, own] of spent) if (belongs(pid)) ticks += own;
  return ticks / ticksPerSecond;
}

const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=gl-egl', '--ignore-gpu-blocklist', '--disable-gpu-vsync',
    '--disable-frame-rate-limit', '--window-size=1920,1080', '--hide-scrollbars'],
  defaultViewport: { width: 1920, height: 1080, deviceScaleFactor: 1 },
  protocolTimeout: 600_000,
});
let status = 0;
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`${peer}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && console.error(`${peer}: ${message.text()}`));
  await page.goto(`http://127.0.0.1:${server.address().port}/page.html`, { waitUntil: 'load' });
  await page.waitForFunction('window.start', { timeout: 60_000 });
  await page.evaluate((name) => window.start(name), peer);
  await page.evaluate((count) => window.frames(count), Number(warm));
  const who = await page.evaluate(() => window.who());
  const drawnBefore = await page.evaluate(() => window.drawn());
  const before = treeCpu(browser.process().pid);
  const frame_ms = await page.evaluate((count) => window.frames(count), Number(frames));
  const cpu_ms = (1000 * (treeCpu(browser.process().pid) - before)) / Number(frames);
  const drawn = (await page.evaluate(() => window.drawn())) - drawnBefore;
  if (picture) await page.screenshot({ path: picture });
  console.log(JSON.stringify({ peer, ...who, cpu_ms, drawn, frame_ms }));
} catch (error) {
  console.error(`${peer}: ${error.message}`);
  status = 1;
}
await browser.close();
server.close();
process.exit(status);
