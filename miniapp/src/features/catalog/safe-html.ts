import { fileUrl } from '@/platform/config';

const blocks = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'blockquote',
  'section',
]);
const inline = new Set(['span', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'small', 'sub', 'sup']);
/** The few looks that a description needs; WeChat's rich text takes styles only from the tags themselves. */
const looks: Record<string, string> = {
  p: 'margin:8px 0',
  h1: 'margin:20px 0 8px;font-size:18px;font-weight:600;color:#211b15',
  h2: 'margin:20px 0 8px;font-size:17px;font-weight:600;color:#211b15',
  h3: 'margin:18px 0 6px;font-size:16px;font-weight:600;color:#211b15',
  ul: 'margin:8px 0;padding-left:20px',
  ol: 'margin:8px 0;padding-left:20px',
  table: 'width:100%;margin:8px 0;border-collapse:collapse',
  th: 'padding:8px;border:1px solid #ece5da;text-align:left;font-weight:500',
  td: 'padding:8px;border:1px solid #ece5da',
};
const dropped = /<(script|style|iframe|object|embed|svg|math|template|noscript|title|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;

const escape = (text: string): string => text.replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const attribute = (source: string, name: string): string => {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(source);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
};

const image = (attributes: string): string => {
  const src = attribute(attributes, 'src').trim();
  if (!/^(https:\/\/|\/(?!\/))/.test(src)) return '';
  return `<img src="${escape(fileUrl(src))}" style="display:block;max-width:100%;height:auto" />`;
};

/**
 * A product's description, written anew from what is allowed: text, plain layout tags without attributes, and pictures by https or from our
 * own store. Anything else, down to attributes and links, is left out, so that no imported catalogue can bring script into the shop.
 */
export const safeHtml = (html: string): string => {
  const clean = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(dropped, '');
  let result = '';
  let last = 0;
  for (const match of clean.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g)) {
    result += escape(clean.slice(last, match.index));
    last = match.index + match[0].length;
    const tag = (match[2] ?? '').toLowerCase();
    if (tag === 'img' && !match[1]) result += image(match[3] ?? '');
    else if (tag === 'br') result += '<br />';
    else if (tag === 'hr') result += '<hr />';
    else if (blocks.has(tag) || inline.has(tag))
      result += match[1] ? `</${tag}>` : looks[tag] ? `<${tag} style="${looks[tag]}">` : `<${tag}>`;
  }
  return result + escape(clean.slice(last));
};
