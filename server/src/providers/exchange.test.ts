import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { exchangeOnce } from './exchange.ts';

const ask = async (answer: RequestListener, limits: { timeoutMs?: number; maxBytes?: number } = {}) => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    const { status, bytes } = await exchangeOnce({ method: 'POST', url, body: '{"a":"中"}', timeoutMs: 2_000, maxBytes: 1_000, ...limits });
    return `${status} ${bytes.toString()}`;
  } catch (error) {
    return (error as { reason: string }).reason;
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

test('the body arrives byte for byte, and any status is an answer', async () => {
  const echo: RequestListener = (request, response) => {
    response.statusCode = 500;
    request.pipe(response);
  };
  expect(await ask(echo)).toBe('500 {"a":"中"}');
});

test('a redirect is not followed', async () => {
  let asked = 0;
  const elsewhere: RequestListener = (_, response) => {
    asked += 1;
    response.writeHead(302, { location: '/secret' }).end();
  };
  expect(await ask(elsewhere)).toBe('302 ');
  expect(asked).toBe(1);
});

test('whatever is not a whole answer is lost, and says why', async () => {
  expect(await ask(() => undefined, { timeoutMs: 100 })).toBe('reply_timeout');
  expect(await ask((request) => void request.socket.destroy())).toMatch(/UND_ERR_SOCKET|ECONNRESET/);
  const halfway: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-length': '10' }).write('half');
    setTimeout(() => response.destroy(), 20);
  };
  expect(await ask(halfway)).toMatch(/UND_ERR_SOCKET|ECONNRESET/);
  const slow: RequestListener = (_, response) => void response.writeHead(200).write('half');
  expect(await ask(slow, { timeoutMs: 100 })).toBe('reply_timeout');
  expect(await ask((_, response) => void response.end('x'.repeat(2_000)))).toBe('reply_too_large');
});
