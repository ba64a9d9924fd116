import { expect, test } from 'vitest';
import { plainWords, Told } from './fail.mjs';
import { box, width } from './progress.mjs';

test.each([
  ['a full disk by code', Object.assign(new Error('write'), { code: 'ENOSPC', path: '/x' }), /disk is full/],
  ['a full disk in the words of a tool', new Error('npm error nospc No space left on device'), /disk is full/],
  ['a full disk in the words of MariaDB', new Error('Can\'t create file (errno: 28 "No space")'), /disk is full/],
  ['files of another user', Object.assign(new Error('open'), { code: 'EACCES', path: '/x' }), /chown/],
  ['what was told already', new Told('Port 3100 is taken'), /^Port 3100 is taken$/],
])('%s is told in one line', (_, error, words) => {
  expect(plainWords(error)).toMatch(words);
});

test('what nobody foresaw keeps its stack', () => {
  expect(plainWords(new TypeError('x is not a function'))).toBeUndefined();
});

test('a box stays straight around Chinese', () => {
  const lines = box(['店主 owner', 'storefront']).split('\n');
  expect(new Set(lines.map(width)).size).toBe(1);
});
