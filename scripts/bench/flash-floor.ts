// The floor of a claim: bare Koa that reads the same body and runs one Redis script, which takes a piece and appends to a stream. No limits, no
// window, nobody is recognised: the token is read and believed.
import { Redis } from 'ioredis';
import Koa from 'koa';

const redis = new Redis(process.env.REDIS_URL as string, { enableAutoPipelining: true });
redis.defineCommand('take', {
  numberOfKeys: 2,
  lua: `local left = tonumber(redis.call('GET', KEYS[1]) or '0')
    if left <= 0 then return 0 end
    redis.call('SET', KEYS[1], left - 1)
    redis.call('XADD', KEYS[2], '*', 'c', ARGV[1])
    return 1`,
});
const take = redis as unknown as { take: (left: string, stream: string, customer: string) => Promise<number> };

const readBody = (request: NodeJS.ReadableStream): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    request.on('data', (chunk) => {
      text += String(chunk);
    });
    request.on('end', () => resolve(text));
  });

const app = new Koa();
app.use(async (ctx) => {
  if (ctx.path === '/healthz') {
    ctx.body = 'ok';
    return;
  }
  const { deviceId } = JSON.parse(await readBody(ctx.req)) as { deviceId: string };
  const got = await take.take('bench:{floor}:left', 'bench:{floor}:stream', deviceId);
  ctx.body = { state: got === 1 ? 'queued' : 'refused' };
});
app.listen(Number(process.env.PORT), '127.0.0.1');
