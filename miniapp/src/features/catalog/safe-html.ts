import { fileUrl } from '@/platform/config';

const blocks = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'blockquote', 'section']);
const inline = new Set(['span', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'small', 'sub', 'sup']);
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
    else if (blocks.has(tag) || inline.has(tag)) result += `<${match[1]}${tag}>`;
  }
  return result + escape(clean.slice(last));
};
