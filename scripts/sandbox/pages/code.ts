import { escape, page } from './html.ts';

const STYLE = `body{background:#ededed;display:grid;place-items:center;min-height:100vh}main{background:#fff;border-radius:12px;padding:28px;width:min(400px,92vw)}
h1{font-size:18px;margin:0 0 16px}dt{color:#888;font-size:13px}dd{margin:0 0 12px;word-break:break-all;font-size:17px}`;

/** What a scanned mini-program code shows outside WeChat: the page that it would open, and with what. */
export const codePage = (query: URLSearchParams): string =>
  page(
    '小程序码',
    STYLE,
    `<main><h1>这个小程序码会打开</h1><dl><dt>页面</dt><dd>${escape(query.get('page') || '首页')}</dd><dt>scene</dt><dd>${escape(query.get('scene') ?? '')}</dd></dl></main>`,
  );
