/** Shading that all bodies share: one set of gradients a picture, laid over flat colour. */
export const shades = `
<linearGradient id="cyl" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#000" stop-opacity=".26"/><stop offset=".14" stop-color="#000" stop-opacity=".06"/><stop offset=".28" stop-color="#fff" stop-opacity=".42"/><stop offset=".46" stop-color="#fff" stop-opacity=".05"/><stop offset=".8" stop-color="#000" stop-opacity=".1"/><stop offset="1" stop-color="#000" stop-opacity=".3"/></linearGradient>
<linearGradient id="mat" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#000" stop-opacity=".12"/><stop offset=".3" stop-color="#fff" stop-opacity=".35"/><stop offset=".62" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".14"/></linearGradient>
<linearGradient id="soft" x1="0" x2="1" y1="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".38"/><stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".2"/></linearGradient>
<linearGradient id="down" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".3"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".24"/></linearGradient>
<linearGradient id="side" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#000" stop-opacity=".3"/><stop offset="1" stop-color="#000" stop-opacity=".16"/></linearGradient>
<linearGradient id="glass" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#fff" stop-opacity=".55"/><stop offset=".1" stop-color="#fff" stop-opacity=".1"/><stop offset=".2" stop-color="#fff" stop-opacity=".6"/><stop offset=".3" stop-color="#fff" stop-opacity="0"/><stop offset=".85" stop-color="#000" stop-opacity=".06"/><stop offset="1" stop-color="#000" stop-opacity=".22"/></linearGradient>
<radialGradient id="ball" cx=".35" cy=".28" r=".85"><stop offset="0" stop-color="#fff" stop-opacity=".6"/><stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".28"/></radialGradient>
<radialGradient id="drop"><stop offset="0" stop-color="#2a1a1a" stop-opacity=".42"/><stop offset=".55" stop-color="#2a1a1a" stop-opacity=".2"/><stop offset="1" stop-color="#2a1a1a" stop-opacity="0"/></radialGradient>`;

export type Shade = 'cyl' | 'mat' | 'soft' | 'down' | 'side' | 'glass' | 'ball';

export const path = (d: string, fill: string, shade: Shade | '' = 'soft'): string =>
  `<path d="${d}" fill="${fill}"/>${shade ? `<path d="${d}" fill="url(#${shade})"/>` : ''}`;
export const rect = (x: number, y: number, w: number, h: number, r: number, fill: string, shade: Shade | '' = ''): string => {
  const shape = `x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}"`;
  return `<rect ${shape} fill="${fill}"/>${shade ? `<rect ${shape} fill="url(#${shade})"/>` : ''}`;
};
export const oval = (cx: number, cy: number, rx: number, ry: number, fill: string, shade: Shade | '' = ''): string => {
  const shape = `cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}"`;
  return `<ellipse ${shape} fill="${fill}"/>${shade ? `<ellipse ${shape} fill="url(#${shade})"/>` : ''}`;
};
export const line = (d: string, stroke: string, width: number, opacity = 1): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity}"/>`;
/** A soft contact shadow on the floor. */
export const shadow = (cx: number, cy: number, rx: number, ry: number): string =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="url(#drop)"/>`;
