// The scene in MapLibre GL: villages as fill and line layers, points as one circle layer of a GeoJSON source that is set once.
//
// Values change through setFeatureState, its documented way for paint that changes often: nothing is cut into tiles again.
// redraw() draws at once instead of at the next animation frame. No fading, no symbols, no collision tests, no controls.
import * as maplibregl from '/modules/maplibre-gl/dist/maplibre-gl.mjs';

export function maplibrePeer(scene, container) {
  maplibregl.setWorkerUrl('/modules/maplibre-gl/dist/maplibre-gl-worker.mjs');
  const features = [];
  for (let i = 0; i < scene.count; ++i) {
    features.push({
      type: 'Feature',
      id: i,
      properties: {},
      geometry: { type: 'Point', coordinates: [scene.places[2 * i], scene.places[2 * i + 1]] },
    });
  }
  const isAbnormal = ['boolean', ['feature-state', 'abnormal'], false];
  const map = new maplibregl.Map({
    container,
    center: scene.centre,
    zoom: scene.zoom,
    fadeDuration: 0,
    interactive: false,
    attributionControl: false,
    pixelRatio: 1,
    canvasContextAttributes: { antialias: false },
    style: {
      version: 8,
      sources: {
        villages: { type: 'geojson', data: scene.villages },
        points: { type: 'geojson', data: { type: 'FeatureCollection', features } },
      },
      layers: [
        { id: 'outside', type: 'background', paint: { 'background-color': scene.outside } },
        {
          id: 'fill',
          type: 'fill',
          source: 'villages',
          paint: {
            'fill-color': ['to-color', ['at', ['get', 'tone'], ['literal', scene.tones]]],
            'fill-antialias': false,
          },
        },
        {
          id: 'outline',
          type: 'line',
          source: 'villages',
          paint: { 'line-color': scene.line, 'line-width': scene.line_px },
        },
        {
          id: 'points',
          type: 'circle',
          source: 'points',
          paint: {
            'circle-color': ['case', isAbnormal, scene.attention, scene.normal],
            'circle-opacity': ['case', isAbnormal, 1, scene.normal_opacity],
            'circle-radius': ['case', isAbnormal, scene.abnormal_px / 2, scene.normal_px / 2],
          },
        },
      ],
    },
  });
  const gl = map.getCanvas().getContext('webgl2');
  const worldPx = 512 * 2 ** scene.zoom;
  const centre = maplibregl.MercatorCoordinate.fromLngLat(scene.centre);
  let drawn = 0;
  map.on('render', () => ++drawn);
  const set = (i) => map.setFeatureState({ source: 'points', id: i }, { abnormal: scene.abnormal[i] === 1 });
  return {
    gl,
    ready: new Promise((resolve) => map.once('idle', resolve)).then(() => {
      for (let i = 0; i < scene.count; ++i) if (scene.abnormal[i] === 1) set(i);
      return new Promise((resolve) => map.once('idle', resolve)).then(() => (drawn = 0));
    }),
    change: (changed) => changed.forEach(set),
    draw(x, y) {
      const at = new maplibregl.MercatorCoordinate(centre.x + x / worldPx, centre.y + y / worldPx);
      map.jumpTo({ center: at.toLngLat() });
      map.redraw();
    },
    drawn: () => drawn,
  };
}
