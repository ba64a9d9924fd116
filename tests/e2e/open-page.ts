import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { RunningShop } from '../setup/shop.ts';
import { asCustomer, asStaff, desktopContext, phoneContext } from './browser.ts';
import type { PageOf } from './pages.ts';

const contextOf = { phone: phoneContext, desktop: desktopContext };
export type Size = keyof typeof contextOf;

export interface Opened {
  tab: Page;
  /** What the page wrote to the console as an error, threw, or failed to fetch. */
  complaints: string[];
  close: () => Promise<void>;
}

interface Seat {
  context: BrowserContext;
  token: string | undefined;
}
/** One seat for each person and size: who has signed in stays so, and the scripts are fetched once, as in a real browser. */
const seats = new WeakMap<Browser, Map<string, Promise<Seat>>>();

const takeSeat = async (browser: Browser, shop: RunningShop, { staff, customer }: PageOf, size: Size): Promise<Seat> => {
  const context = await contextOf[size](browser, shop);
  const token = staff ? await asStaff(context, shop, staff) : customer ? await asCustomer(context, shop, customer) : undefined;
  return { context, token };
};

const seatOf = (browser: Browser, shop: RunningShop, page: PageOf, size: Size): Promise<Seat> => {
  const taken = seats.get(browser) ?? new Map<string, Promise<Seat>>();
  seats.set(browser, taken);
  const name = `${size}/${page.staff ?? ''}/${page.customer ?? ''}`;
  const seat = taken.get(name) ?? takeSeat(browser, shop, page, size);
  taken.set(name, seat);
  return seat;
};

/** Waits until nothing is loaded any more; what does not end is a complaint. */
const atRest = async (tab: Page, complaints: string[]): Promise<void> => {
  await tab
    .waitForLoadState('networkidle', { timeout: 15_000 })
    .catch(() => complaints.push('the network did not come to rest within 15 s'));
  // On a busy machine the network may rest while a page still computes what to ask for.
  await tab
    .locator('.skeleton:visible, .ant-spin-spinning:visible')
    .first()
    .waitFor({ state: 'detached', timeout: 15_000 })
    .catch(() => complaints.push('placeholders stayed for 15 s'));
  await tab.waitForTimeout(300);
};

/** Opens a page as the person whom the table names and waits until it has come to rest. */
export async function openPage(browser: Browser, shop: RunningShop, page: PageOf, size: Size): Promise<Opened> {
  const { context, token } = await seatOf(browser, shop, page, size);
  const get = async (resource: string): Promise<unknown> => {
    const response = await fetch(`${shop.api}${resource}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
    if (!response.ok) throw new Error(`GET ${resource} answered ${response.status}`);
    return response.json();
  };
  const address = typeof page.path === 'string' ? page.path : await page.path(get);
  const complaints: string[] = [];
  const tab = await context.newPage();
  try {
    tab.on('pageerror', (error) => complaints.push(error.message.slice(0, 300)));
    tab.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text().slice(0, 300));
    });
    await page.before?.(tab);
    await tab.goto(address, { waitUntil: 'load' });
    await atRest(tab, complaints);
    if (page.act) {
      await page.act(tab);
      await atRest(tab, complaints);
    }
    return { tab, complaints, close: () => tab.close() };
  } catch (error) {
    await tab.close();
    throw error;
  }
}
