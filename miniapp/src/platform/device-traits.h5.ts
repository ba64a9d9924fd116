/** What a browser says of itself in every request or layout anyway: kind, screen, language, time zone; no drawing on hidden canvases. */
export const deviceTraits = (): string[] => {
  const { userAgent, language, hardwareConcurrency, maxTouchPoints } = navigator;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { width, height, colorDepth } = screen;
  return [
    'h5',
    userAgent,
    language,
    timeZone,
    `${width}x${height}@${devicePixelRatio}`,
    colorDepth,
    hardwareConcurrency,
    maxTouchPoints,
  ].map(String);
};
