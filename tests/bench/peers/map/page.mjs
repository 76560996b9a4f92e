// The scene in the page: loads what the benchmark wrote (scene.json, points.bin, villages.json), moves it and changes it as
// the benchmark does for its own map, and times frames. A frame is: move the camera, draw at once, read one pixel back.
//
// Changes: every 250 ms of wall time a fortieth of the points takes a new value (a tenth per second), one in a hundred of
// them an abnormal one. Motion: a zigzag, three pixels across and one down a frame.
import { deckPeer } from './deck.mjs';
import { maplibrePeer } from './maplibre.mjs';

const kTickMs = 250;

// The same generator as std::minstd_rand.
function minstd(seed) {
  let x = seed;
  return () => (x = (x * 48271) % 2147483647);
}

function zigzag(at, reach) {
  const phase = at % (4 * reach);
  return phase < reach ? phase : phase < 3 * reach ? 2 * reach - phase : phase - 4 * reach;
}

// A peer that draws nothing: what the browser itself costs.
function blankPeer(scene, container) {
  const canvas = container.appendChild(document.createElement('canvas'));
  canvas.width = scene.width;
  canvas.height = scene.height;
  const gl = canvas.getContext('webgl2', { antialias: false });
  return {
    gl,
    ready: Promise.resolve(),
    change() {},
    draw(x) {
      gl.clearColor(0.05, 0.06, 0.07 + x / 1e5, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
    },
  };
}

const state = {};

window.start = async (name) => {
  const scene = await (await fetch('/scene/scene.json')).json();
  const bytes = await (await fetch('/scene/points.bin')).arrayBuffer();
  const villages = await (await fetch('/scene/villages.json')).json();
  const places = new Float64Array(bytes);  // lon, lat in degrees
  const count = places.length / 2;
  const random = minstd(11);
  const abnormal = new Uint8Array(count);
  for (let i = 0; i < count; i += 100) abnormal[i] = 1;
  const make = { maplibre: maplibrePeer, deck: deckPeer, blank: blankPeer }[name];
  const peer = make({ ...scene, places, count, abnormal, villages }, document.getElementById('map'));
  await peer.ready;
  Object.assign(state, { scene, peer, random, abnormal, count, frame: 0, ticked: performance.now() });
};

// Who draws, and how; after some frames, when everybody has sized the canvas.
window.who = () => {
  const { gl } = state.peer;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  return {
    renderer: gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER),
    samples: gl.getParameter(gl.SAMPLES),
    width: gl.drawingBufferWidth,
    height: gl.drawingBufferHeight,
  };
};

// Milliseconds of each of `frames` frames.
window.frames = async (frames) => {
  const { scene, peer, random, abnormal, count } = state;
  const pixel = new Uint8Array(4);
  const took = [];
  for (let i = 0; i < frames; ++i) {
    await new Promise(requestAnimationFrame);
    const begun = performance.now();
    if (begun - state.ticked >= kTickMs) {
      state.ticked = begun;
      const changed = new Set();
      for (let k = 0; k < count / 40; ++k) {
        const which = random() % count;
        abnormal[which] = random() % 100 === 0 ? 1 : 0;
        changed.add(which);
      }
      peer.change(changed);
    }
    ++state.frame;
    peer.draw(zigzag(3 * state.frame, scene.reach_px), zigzag(state.frame, scene.reach_px / 3));
    peer.gl.readPixels(0, 0, 1, 1, peer.gl.RGBA, peer.gl.UNSIGNED_BYTE, pixel);
    took.push(performance.now() - begun);
  }
  return took;
};

window.drawn = () => state.peer.drawn?.() ?? state.frame;
