import type { Person } from '../people.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is safe between tags and inside quoted attributes. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);

/** A value as a literal inside a script element. */
export const literal = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');

/** A drawn avatar: a head and shoulders in the person's colour. */
export const avatar = (person: Pick<Person, 'colour' | 'nickname'>, size = 48): string =>
  `<svg class="avatar" width="${size}" height="${size}" viewBox="0 0 48 48" role="img" aria-label="${escape(person.nickname)}">
<rect width="48" height="48" rx="8" fill="${escape(person.colour)}"/><circle cx="24" cy="19" r="8.5" fill="#fff" opacity=".92"/>
<path d="M8 44c1.5-10 8-14 16-14s14.5 4 16 14z" fill="#fff" opacity=".92"/></svg>`;

export const page = (title: string, style: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<link rel="icon" href="data:,"><title>${escape(title)}</title><style>
*{box-sizing:border-box}[hidden]{display:none!important}body{margin:0;font:15px/1.5 -apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1a1a1a;-webkit-font-smoothing:antialiased}
button{font:inherit;cursor:pointer}button:focus-visible,a:focus-visible,input:focus-visible,select:focus-visible{outline:2px solid #07c160;outline-offset:2px}
${style}</style></head><body>
${body}
</body></html>
`;
