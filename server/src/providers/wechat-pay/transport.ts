import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';

const CONNECT_MS = 5_000;
const REPLY_MS = 10_000;
const MAX_REPLY_BYTES = 1 << 20;

const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 64 }),
};

export interface Outgoing {
  method: 'GET' | 'POST';
  url: URL;
  headers: Record<string, string>;
  /** Sent byte for byte: it is what was signed. */
  body?: string;
}
/** No answer, or not a whole one: whether the request took effect is not known. `code` says how it was lost. */
export class LostReply extends Error {
  override readonly name = 'LostReply';
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Opens a request; the headers of the reply are in hand when it resolves. Redirects are not followed. @throws LostReply */
export const open = (request: Outgoing, replyMs = REPLY_MS): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const secure = request.url.protocol === 'https:';
    const outgoing = (secure ? https : http).request(request.url, {
      method: request.method,
      agent: agents[secure ? 'https:' : 'http:'],
      headers: {
        ...request.headers,
        'Accept-Encoding': 'identity',
        ...(request.body === undefined ? {} : { 'Content-Length': Buffer.byteLength(request.body) }),
      },
    });
    const lose = (code: string): void => void outgoing.destroy(new LostReply(code));
    const connecting = setTimeout(() => lose('connect_timeout'), CONNECT_MS);
    const replying = setTimeout(() => lose('reply_timeout'), replyMs);
    outgoing.once('socket', (socket) => {
      // One taken from the pool is connected.
      if (outgoing.reusedSocket) clearTimeout(connecting);
      else socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
    });
    outgoing.once('close', () => {
      clearTimeout(connecting);
      clearTimeout(replying);
    });
    outgoing.once('error', (error: NodeJS.ErrnoException) =>
      reject(error instanceof LostReply ? error : new LostReply(error.code ?? 'connection_error')),
    );
    outgoing.once('response', resolve);
    outgoing.end(request.body);
  });

export interface Reply {
  status: number;
  headers: IncomingMessage['headers'];
  /** The body as it came: what the signature covers. */
  text: string;
}

const collect = async (incoming: IncomingMessage): Promise<Reply> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_REPLY_BYTES) throw new LostReply('reply_too_large');
    chunks.push(chunk);
  }
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(chunks).toString('utf8') };
};

/** One whole exchange. @throws LostReply */
export const send = async (request: Outgoing): Promise<Reply> => {
  const incoming = await open(request);
  try {
    return await collect(incoming);
  } catch (error) {
    throw error instanceof LostReply ? error : new LostReply('broken_reply');
  }
};
