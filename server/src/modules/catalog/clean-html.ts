import type SanitizeHtml from 'sanitize-html';
import { lazy } from '../../platform/lazy.ts';

const sanitizer = lazy<typeof SanitizeHtml>('sanitize-html');

const options: SanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'ul',
    'ol',
    'li',
    'strong',
    'b',
    'em',
    'i',
    'u',
    's',
    'span',
    'div',
    'blockquote',
    'hr',
    'img',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'figure',
    'figcaption',
    'sub',
    'sup',
  ],
  allowedAttributes: { img: ['src', 'alt', 'width', 'height'], th: ['colspan', 'rowspan'], td: ['colspan', 'rowspan'], '*': ['style'] },
  allowedStyles: {
    '*': {
      'text-align': [/^(left|right|center|justify)$/],
      color: [/^#[0-9a-f]{3,8}$/i, /^rgb\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\)$/],
      'font-weight': [/^(bold|normal|[1-9]00)$/],
    },
  },
  allowedSchemes: ['https'],
  allowProtocolRelative: false,
  // Our own store and https only: anything else would be dead, mixed content, or a request to an inner address.
  exclusiveFilter: (frame) => frame.tag === 'img' && !/^(\/files\/[\w./-]+|https:\/\/[^\s"'<>]+)$/.test(frame.attribs.src ?? ''),
  transformTags: { h1: 'h2', b: 'strong', i: 'em' },
  disallowedTagsMode: 'discard',
};

/** What of a description may be shown: text, lists, tables and pictures over https or from our own store. No scripts, handlers, links, forms or frames. */
export const cleanHtml = (html: string): string => sanitizer()(html, options).trim();
