// The scene in deck.gl: villages as a GeoJsonLayer that never changes, points as two ScatterplotLayers of binary attributes
// (ordinary ones, and what is abnormal on top), its documented fast path: no accessor runs, places are uploaded once.
//
// Colours are one byte array; after a change it is given again as a new array of the same buffer, so that only it is uploaded.
// redraw() draws at once; its own animation loop is stopped, because it would draw every frame a second time.
const { Deck, MapView, GeoJsonLayer, ScatterplotLayer } = globalThis.deck;

const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

export function deckPeer(scene, container) {
  const places = new Float32Array(scene.places);
  const colours = new Uint8Array(4 * scene.count);
  const normal = [...rgb(scene.normal), Math.round(255 * scene.normal_opacity)];
  const paint = (i) => {
    for (let k = 0; k < 3; ++k) colours[4 * i + k] = normal[k];
    colours[4 * i + 3] = scene.abnormal[i] ? 0 : normal[3];
  };
  for (let i = 0; i < scene.count; ++i) paint(i);

  const tones = scene.tones.map(rgb);
  const ground = new GeoJsonLayer({
    id: 'villages',
    data: scene.villages,
    filled: true,
    stroked: true,
    getFillColor: (f) => tones[f.properties.tone],
    getLineColor: rgb(scene.line),
    getLineWidth: scene.line_px,
    lineWidthUnits: 'pixels',
  });
  const sized = (layer) => ({ radiusUnits: 'pixels', stroked: false, filled: true, ...layer });
  const position = { value: places, size: 2 };
  let version = 0;
  const crowd = () =>
    new ScatterplotLayer(sized({
      id: 'points',
      data: {
        length: scene.count,
        attributes: {
          getPosition: position,
          getFillColor: { value: new Uint8Array(colours.buffer), size: 4, version },
        },
      },
      getRadius: scene.normal_px / 2,
    }));
  const top = () => {
    const on = [];
    for (let i = 0; i < scene.count; ++i) if (scene.abnormal[i]) on.push(scene.places[2 * i], scene.places[2 * i + 1]);
    return new ScatterplotLayer(sized({
      id: 'abnormal',
      data: { length: on.length / 2, attributes: { getPosition: { value: new Float32Array(on), size: 2 } } },
      getFillColor: rgb(scene.attention),
      getRadius: scene.abnormal_px / 2,
    }));
  };
  let layers = [ground, crowd(), top()];

  const worldPx = 512 * 2 ** scene.zoom;
  const mercatorY = (lat) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
  const latitude = (y) => (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90;
  const viewState = (x, y) => ({
    longitude: scene.centre[0] + (x / worldPx) * 360,
    latitude: latitude(mercatorY(scene.centre[1]) + y / worldPx),
    zoom: scene.zoom,
  });
  const canvas = container.appendChild(document.createElement('canvas'));
  canvas.id = 'deck';
  let drawn = 0;
  let loaded;
  const ready = new Promise((resolve) => (loaded = resolve));
  const deck = new Deck({
    canvas,
    width: scene.width,
    height: scene.height,
    views: new MapView({ repeat: false }),
    viewState: viewState(0, 0),
    controller: false,
    useDevicePixels: false,
    deviceProps: { type: 'webgl', webgl: { antialias: false } },
    layers,
    onAfterRender: () => {
      ++drawn;
      if (deck?.layerManager?.getLayers().every((layer) => layer.isLoaded)) loaded();
    },
  });
  return {
    get gl() {
      return canvas.getContext('webgl2');
    },
    ready: ready.then(() => {
      deck.animationLoop.stop();
      drawn = 0;
    }),
    change(changed) {
      changed.forEach(paint);
      ++version;
      layers = [ground, crowd(), top()];
    },
    draw(x, y) {
      deck.setProps({ viewState: viewState(x, y), layers });
      deck.redraw('bench');
    },
    drawn: () => drawn,
  };
}
