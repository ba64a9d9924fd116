import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { browserPath } from '../../scripts/lib/packages.mjs';
import type { RunningShop } from '../setup/shop.ts';

/** The system's Chromium, its headless shell before the whole browser; CHROMIUM_PATH names another one. */
export function launchBrowser(): Promise<Browser> {
  const found = browserPath();
  if (found === undefined) throw new Error('there is no Chromium on PATH: `npm test -- e2e` installs it');
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Tabs of one person share a process, and with it the compiled scripts: a quarter less work for the processor.
    '--process-per-site',
  ];
  return chromium.launch({ executablePath: found, args: ['--no-sandbox', '--lang=zh-CN', ...quiet] });
}

/** What both screens share: the people of the shop live in China, and nothing moves while it is looked at. */
const setting = (shop: RunningShop) => ({
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  reducedMotion: 'reduce' as const,
  baseURL: shop.storefront,
});

/** A phone in a customer's hand: touch, small, sharp. */
export const phoneContext = (browser: Browser, shop: RunningShop): Promise<BrowserContext> =>
  browser.newContext({ ...setting(shop), viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true });

/** A clerk's screen. */
export const desktopContext = (browser: Browser, shop: RunningShop): Promise<BrowserContext> =>
  browser.newContext({ ...setting(shop), viewport: { width: 1440, height: 900 } });

async function post(url: string, body: unknown): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`POST ${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

const sim = (shop: RunningShop): string => `${shop.sandbox}__sim`;

/** A token, got the way the storefront gets it: a code from the stand-in for WeChat, exchanged by the server. */
async function signIn(shop: RunningShop, openid: string): Promise<string> {
  const { code } = await post(`${sim(shop)}/code`, { openid });
  return String((await post(`${shop.api}/login`, { code })).token);
}

/** The token of a customer of the demo shop, who has orders, coupons and whatever else the shop has given them since. */
export async function customerToken(shop: RunningShop, nickname: string): Promise<string> {
  const people = (await (await fetch(`${sim(shop)}/users`)).json()) as { openid: string; nickname: string }[];
  const person = people.find((one) => one.nickname === nickname);
  if (!person) throw new Error(`nobody called ${nickname} uses WeChat here`);
  return signIn(shop, person.openid);
}

/** The token of somebody who comes for the first time: no balance, no coupons, nothing that another test could change. */
async function newCustomerToken(shop: RunningShop): Promise<string> {
  const { openid } = await post(`${sim(shop)}/users`, {});
  return signIn(shop, String(openid));
}

/** A token of the member of staff with that login name. */
export async function staffToken(shop: RunningShop, login: string): Promise<string> {
  const account = shop.accounts.staff.find((one) => one.login === login);
  if (!account) throw new Error(`no member of staff signs in as ${login}`);
  return String((await post(`${shop.api}/admin/sign-in`, { login, password: account.password })).token);
}

/** Signs the context in at the storefront, as if it had signed in before. Without a nickname: as somebody new. */
export async function asCustomer(context: BrowserContext, shop: RunningShop, nickname?: string): Promise<string> {
  const token = await (nickname === undefined ? newCustomerToken(shop) : customerToken(shop, nickname));
  await context.addInitScript((value) => localStorage.setItem('huitou.token', JSON.stringify({ data: value })), token);
  return token;
}

/** Signs the context in at the admin, as if it had signed in before. */
export async function asStaff(context: BrowserContext, shop: RunningShop, login: string): Promise<string> {
  const token = await staffToken(shop, login);
  await context.addInitScript(
    (value) => localStorage.setItem('huitou.admin.session', JSON.stringify({ state: { token: value }, version: 0 })),
    token,
  );
  return token;
}
