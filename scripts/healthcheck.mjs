// For containers: exit 0 when the process of this container is ready for work.
const port = process.env.HUITOU_ROLE === 'worker' ? (process.env.WORKER_PORT ?? 3102) : (process.env.PORT ?? 3100);
const ready = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(4000) }).then(
  (response) => response.ok,
  () => false,
);
process.exit(ready ? 0 : 1);
