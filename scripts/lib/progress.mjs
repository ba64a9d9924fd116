// One line a step, with its time; on a terminal also a line of what is being done right now.
import { stripVTControlCharacters } from 'node:util';

const tty = process.stdout.isTTY && !process.env.CI;
const colour = (code, text) => (process.stdout.isTTY && !process.env.NO_COLOR ? `\x1b[${code}m${text}\x1b[0m` : text);
export const green = (text) => colour(32, text);
export const red = (text) => colour(31, text);
export const yellow = (text) => colour(33, text);
export const dim = (text) => colour(2, text);
export const bold = (text) => colour(1, text);

export const seconds = (ms) => (ms < 9950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`);

const running = new Map();
let ticker;

function draw() {
  if (!tty || running.size === 0) return;
  const now = Date.now();
  const parts = [...running].map(([label, since]) => `${label} ${seconds(now - since)}`);
  process.stdout.write(`\r\x1b[K${dim(`  … ${parts.join(' · ')}`.slice(0, (process.stdout.columns ?? 80) - 1))}`);
}

/** Prints a line above the status line. */
export function say(line) {
  if (tty) process.stdout.write('\r\x1b[K');
  console.log(line);
  draw();
}

export const warn = (line) => say(`  ${yellow('!')} ${line}`);

/**
 * Does one step and prints its line. What `work` returns is passed on; a text it gives to `note` stands at the end of the line.
 * @template T
 * @param {string} label
 * @param {(note: (text: string) => void) => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const began = Date.now();
  let detail = '';
  running.set(label, began);
  ticker ??= tty ? setInterval(draw, 250).unref() : undefined;
  draw();
  try {
    const result = await work((text) => {
      detail = text;
    });
    running.delete(label);
    say(`  ${green('✓')} ${label.padEnd(34)} ${seconds(Date.now() - began).padStart(7)}${detail ? `  ${dim(detail)}` : ''}`);
    return result;
  } catch (error) {
    running.delete(label);
    say(`  ${red('✗')} ${label.padEnd(34)} ${seconds(Date.now() - began).padStart(7)}`);
    throw error;
  }
}

/** How many columns a text takes: Chinese characters take two. */
export const width = (text) =>
  [...stripVTControlCharacters(text)].reduce((sum, char) => sum + (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u.test(char) ? 2 : 1), 0);

export const pad = (text, columns) => text + ' '.repeat(Math.max(0, columns - width(text)));

/** A frame around lines. */
export function box(lines) {
  const inner = Math.max(...lines.map(width)) + 2;
  const framed = lines.map((line) => `  │ ${pad(line, inner - 1)}│`);
  return [`  ╭${'─'.repeat(inner)}╮`, ...framed, `  ╰${'─'.repeat(inner)}╯`].join('\n');
}
