import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { allPages, boundKinds, dist, readAppJson } from './weapp-files.ts';
import { createPage, type Node, nodesOf, type Page, type PageDefinition, pathOf, textOf } from './weapp-page.ts';
import { createWx, type Holder, type Noted } from './weapp-wx.ts';

interface App {
  onLaunch?: (options: object) => void;
  onShow?: (options: object) => void;
}

export interface MiniProgram {
  noted: Noted;
  /** What the program threw or logged as an error. */
  errors: string[];
  /** Goes to a page, as by a tab or a link. */
  open: (url: string) => Promise<void>;
  back: () => Promise<void>;
  route: () => string;
  /** All that can be read on the page. */
  text: () => string;
  /** By id, without waiting. */
  find: (id: string) => Node | undefined;
  /** The first node with that class. */
  findClass: (name: string) => Node | undefined;
  textOf: (id: string) => string;
  /** Waits for a node by id. @throws Error with the page's text when it does not come */
  node: (id: string) => Promise<Node>;
  tap: (id: string) => Promise<void>;
  type: (id: string, value: string) => Promise<void>;
  until: <T>(what: string, check: () => T | undefined | null | false) => Promise<T>;
}

const WAIT_MS = 8_000;
/** No hand is faster; pages come and go meanwhile. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 50));
const TAB_PAGES = 4;

/**
 * Starts the built mini-program in a logic layer like WeChat's: its own realm, no `eval`, no DOM, no `fetch`, nothing of Node.
 * @param scene 1001 the list of mini-programs; 1154 Moments' single page
 */
export const startMiniProgram = (apiOrigin: string, holder: Holder, options: { page?: string; scene?: number } = {}): MiniProgram => {
  const appJson = readAppJson();
  const pages = allPages(appJson);
  const stack: Page[] = [];
  const definitions = new Map<string, PageDefinition>();
  const errors: string[] = [];
  const noted: Noted = { toasts: [], requests: [], titles: [], copied: [], badges: [], storage: new Map(), unknown: new Set() };
  let app: App = {};
  let loading = '';

  const open = (url: string, how: 'push' | 'replace' | 'tab' | 'relaunch'): void => {
    const { pathname, searchParams } = new URL(url, 'wx://app/');
    const route = pathname.replace(/^\//, '');
    if (!pages.includes(route)) throw new Error(`no such page: ${route}`);
    if (how === 'tab' && pages.indexOf(route) >= TAB_PAGES) throw new Error(`not a tab: ${route}`);
    if (how === 'push' && stack.length >= 10) throw new Error('more than ten pages on the stack');
    load(route);
    const query = Object.fromEntries([...searchParams].map(([name, value]) => [name, encodeURIComponent(value)]));
    const page = createPage(definitions.get(route) ?? {}, route, query);
    if (how === 'push') stack.at(-1)?.onHide?.();
    else for (let drop = how === 'replace' ? 1 : stack.length; drop > 0; drop -= 1) stack.pop()?.onUnload?.();
    stack.push(page);
    page.onLoad?.(query);
    page.onShow?.();
    setTimeout(() => page.onReady?.(), 0);
  };
  const back = (delta: number): void => {
    for (let left = delta; left > 0 && stack.length > 1; left -= 1) stack.pop()?.onUnload?.();
    stack.at(-1)?.onShow?.();
  };

  const scene = options.scene ?? 1001;
  const wx = createWx(apiOrigin, scene, holder, { open, back }, noted);
  const complain = (...words: unknown[]) =>
    void errors.push(words.map((word) => (word instanceof Error ? word.stack : String(word))).join(' '));
  const realm = vm.createContext(
    {
      wx,
      console: { log() {}, info() {}, debug() {}, warn() {}, error: complain },
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      queueMicrotask,
      requestAnimationFrame: (act: (at: number) => void) => setTimeout(() => act(Date.now()), 16),
      cancelAnimationFrame: clearTimeout,
      getCurrentPages: () => stack,
      getApp: () => app,
      App: (definition: App) => {
        app = definition;
      },
      Page: (definition: PageDefinition) => void definitions.set(loading, definition),
      Component: () => undefined,
      Behavior: (definition: object) => definition,
      __wxConfig: { ...appJson, accountInfo: { appId: 'touristappid' } },
    },
    { name: 'weapp', codeGeneration: { strings: false, wasm: false } },
  );

  const modules = new Map<string, { exports: unknown }>();
  const load = (name: string): unknown => {
    const file = path.posix.normalize(name.endsWith('.js') ? name : `${name}.js`);
    const known = modules.get(file);
    if (known) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    modules.set(file, module);
    const source = readFileSync(path.join(dist, file), 'utf8');
    const run = vm.compileFunction(source, ['require', 'module', 'exports'], { filename: file, parsingContext: realm });
    const outer = loading;
    loading = file.replace(/\.js$/, '');
    run((wanted: string) => load(path.posix.join(path.posix.dirname(file), wanted)), module, module.exports);
    loading = outer;
    return module.exports;
  };

  const top = (): Page => {
    const page = stack.at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  };
  const text = () =>
    nodesOf(top())
      .map((node) => node.v ?? '')
      .join('');
  const find = (id: string) => nodesOf(top()).find((node) => node.uid === id || node.id === id);
  const findClass = (name: string) => nodesOf(top()).find((node) => (node.cl ?? '').split(' ').includes(name));
  const until: MiniProgram['until'] = async (what, check) => {
    const end = Date.now() + WAIT_MS;
    for (;;) {
      const value = check();
      if (value !== undefined && value !== null && value !== false) return value;
      if (Date.now() > end)
        throw new Error(
          `${what}: did not happen on ${top().route}. It says: ${text().slice(0, 600)}. Toasts: ${noted.toasts.join(', ')}. Errors: ${errors.join('; ').slice(0, 600)}`,
        );
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };
  const node = (id: string) => until(`#${id}`, () => find(id));
  // WeChat carries a tap up through every node that is bound to it; Taro counts on that.
  const tappable = boundKinds('tap');
  const fire = (target: Node, type: string, detail: object): void => {
    const page = top();
    const reference = (node: Node) => ({ id: node.uid ?? node.sid, dataset: { sid: node.sid }, offsetLeft: 0, offsetTop: 0 });
    const event = { type, timeStamp: performance.now(), detail, target: reference(target), mark: {}, touches: [], changedTouches: [] };
    const up = type === 'tap' ? pathOf(page, target).filter(({ nn }) => tappable.has(nn ?? '')) : [target];
    for (const node of up) page.eh?.({ ...event, currentTarget: reference(node) });
  };

  load('app');
  const first = options.page ?? appJson.pages[0] ?? '';
  const launch = { path: first.split('?')[0], query: {}, scene };
  app.onLaunch?.(launch);
  app.onShow?.(launch);
  open(`/${first}`, 'relaunch');

  return {
    noted,
    errors,
    open: async (url) => {
      open(url, pages.indexOf(url.replace(/^\//, '').split('?')[0] ?? '') < TAB_PAGES ? 'tab' : 'push');
      await moment();
    },
    back: async () => {
      back(1);
      await moment();
    },
    route: () => top().route,
    text,
    find,
    findClass,
    textOf: (id) => {
      const found = find(id);
      return found ? textOf(found) : '';
    },
    node,
    tap: async (id) => {
      // like a person: what an earlier tap brings about arrives first, and a button is pressed once it is ready
      await moment();
      fire(
        await until(`#${id} can be tapped`, () => {
          const found = find(id);
          return found && !/button-(off|busy)/.test(found.cl ?? '') ? found : undefined;
        }),
        'tap',
        {},
      );
    },
    type: async (id, value) => {
      fire(await node(id), 'input', { value, cursor: value.length });
      await moment();
    },
    until,
  };
};
