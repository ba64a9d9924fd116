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

/** A tab, what is wrong with the page in it, and what it still waits for. */
interface Desk {
  tab: Page;
  complaints: string[];
  /** Waits until no request has been under way for a moment; what does not end is a complaint. */
  quiet: () => Promise<void>;
}

interface Seat {
  context: BrowserContext;
  token: string | undefined;
  /** Tabs with the admin in them that nobody looks at now. */
  free: Desk[];
}
/** One seat for each person and size: who has signed in stays so, and the scripts are fetched once, as in a real browser. */
const seats = new WeakMap<Browser, Map<string, Promise<Seat>>>();

const takeSeat = async (browser: Browser, shop: RunningShop, { staff, customer }: PageOf, size: Size): Promise<Seat> => {
  const context = await contextOf[size](browser, shop);
  const token = staff ? await asStaff(context, shop, staff) : customer ? await asCustomer(context, shop, customer) : undefined;
  return { context, token, free: [] };
};

const seatOf = (browser: Browser, shop: RunningShop, page: PageOf, size: Size): Promise<Seat> => {
  const taken = seats.get(browser) ?? new Map<string, Promise<Seat>>();
  seats.set(browser, taken);
  const name = `${size}/${page.staff ?? ''}/${page.customer ?? ''}`;
  const seat = taken.get(name) ?? takeSeat(browser, shop, page, size);
  taken.set(name, seat);
  return seat;
};

const QUIET_MS = 400;
const PATIENCE_MS = 15_000;

const newDesk = async (context: BrowserContext): Promise<Desk> => {
  const tab = await context.newPage();
  const complaints: string[] = [];
  let underWay = 0;
  let changed = Date.now();
  const count = (by: number) => () => {
    underWay += by;
    changed = Date.now();
  };
  tab.on('request', count(1));
  tab.on('requestfinished', count(-1));
  tab.on('requestfailed', count(-1));
  tab.on('pageerror', (error) => complaints.push(error.message.slice(0, 300)));
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text().slice(0, 300));
  });
  const quiet = async (): Promise<void> => {
    changed = Date.now();
    const until = changed + PATIENCE_MS;
    while (underWay > 0 || Date.now() - changed < QUIET_MS) {
      if (Date.now() > until) {
        complaints.push(`the network did not come to rest within ${PATIENCE_MS / 1000} s`);
        return;
      }
      await tab.waitForTimeout(50);
    }
  };
  return { tab, complaints, quiet };
};

/** Waits until nothing is loaded any more; what does not end is a complaint. */
const atRest = async ({ tab, complaints, quiet }: Desk): Promise<void> => {
  await quiet();
  // On a busy machine the network may rest while a page still computes what to ask for.
  await tab
    .locator('.skeleton:visible, .ant-spin-spinning:visible')
    .first()
    .waitFor({ state: 'detached', timeout: PATIENCE_MS })
    .catch(() => complaints.push(`placeholders stayed for ${PATIENCE_MS / 1000} s`));
  await quiet();
};

/** Goes on inside the admin, as a click in its menu does, and waits until other words stand there; a clock that ticks is no other page. */
const goOn = async ({ tab, complaints }: Desk, address: string): Promise<void> => {
  const left = await tab.evaluate((to) => {
    const words = document.body.innerText.replaceAll(/\d/g, '');
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
    return words;
  }, address);
  await tab
    .waitForFunction((words) => document.body.innerText.replaceAll(/\d/g, '') !== words, left, { timeout: PATIENCE_MS, polling: 100 })
    .catch(() => complaints.push('still the page before'));
};

/**
 * Opens a page as the person whom the table names and waits until it has come to rest. Staff go on from page to page in a tab that already has
 * the admin, unless the page is prepared first or the tab was left with something half done or wrong.
 */
export async function openPage(browser: Browser, shop: RunningShop, page: PageOf, size: Size): Promise<Opened> {
  const { context, token, free } = await seatOf(browser, shop, page, size);
  const get = async (resource: string): Promise<unknown> => {
    const response = await fetch(`${shop.api}${resource}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
    if (!response.ok) throw new Error(`GET ${resource} answered ${response.status}`);
    return response.json();
  };
  const address = typeof page.path === 'string' ? page.path : await page.path(get);
  const known = page.before ? undefined : free.pop();
  const desk = known ?? (await newDesk(context));
  const { tab, complaints } = desk;
  try {
    await page.before?.(tab);
    if (known) await goOn(desk, address);
    else await tab.goto(address, { waitUntil: 'load' });
    await atRest(desk);
    if (page.act) {
      await page.act(tab);
      await atRest(desk);
    }
    const clean = page.staff !== undefined && !page.before && !page.act;
    return {
      tab,
      complaints,
      close: async () => {
        if (clean && complaints.length === 0) free.push(desk);
        else await tab.close();
      },
    };
  } catch (error) {
    await tab.close();
    throw error;
  }
}
