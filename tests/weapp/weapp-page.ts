/** A node of Taro's tree as it travels to the view: only what the tests look at. */
export interface Node {
  sid: string;
  uid?: string;
  /** Which template draws it. */
  nn?: string;
  /** Classes. */
  cl?: string;
  /** Text. */
  v?: string;
  /** Children. */
  cn?: Record<string, Node>;
  [attribute: string]: unknown;
}

export interface PageDefinition {
  data?: Record<string, unknown>;
  onLoad?: (query: Record<string, string>) => void;
  onShow?: () => void;
  onHide?: () => void;
  onReady?: () => void;
  onUnload?: () => void;
  eh?: (event: object) => void;
}
export interface Page extends PageDefinition {
  route: string;
  options: Record<string, string>;
  data: Record<string, unknown>;
}

/** `root.cn.[0].cl` names a place in the data, as `setData` takes it. */
const setPath = (target: Record<string, unknown>, name: string, value: unknown): void => {
  const steps = name
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean);
  const last = steps.pop();
  let at = target;
  for (const step of steps) {
    at[step] ??= {};
    at = at[step] as Record<string, unknown>;
  }
  if (last !== undefined) at[last] = value;
};

/** An instance of a page; `setData` crosses over as JSON, as it does between WeChat's two threads. */
export const createPage = (definition: PageDefinition, route: string, options: Record<string, string>): Page => {
  const page = Object.create(definition) as Page;
  return Object.assign(page, {
    route,
    __route__: route,
    options,
    data: structuredClone(definition.data ?? {}),
    setData(patch: object, done?: () => void) {
      for (const [name, value] of Object.entries(JSON.parse(JSON.stringify(patch)) as object)) setPath(page.data, name, value);
      setTimeout(() => done?.call(page), 0);
    },
    getPageId: () => '1',
    selectComponent: () => null,
    selectAllComponents: () => [],
    getTabBar: () => null,
    getOpenerEventChannel: () => ({ on() {}, emit() {} }),
  });
};

/** Every node that is on the page, in the order of reading. */
export const nodesOf = (page: Page): Node[] => {
  const found: Node[] = [];
  const walk = (node: Node): void => {
    found.push(node);
    for (const child of Object.values(node.cn ?? {})) if (child) walk(child);
  };
  const root = page.data.root as Node | undefined;
  for (const child of Object.values(root?.cn ?? {})) if (child) walk(child);
  return found;
};

/** A node and all that it lies in, innermost first. */
export const pathOf = (page: Page, wanted: Node): Node[] => {
  const search = (node: Node): Node[] | undefined => {
    if (node === wanted) return [node];
    for (const child of Object.values(node.cn ?? {})) {
      const found = child ? search(child) : undefined;
      if (found) return [...found, node];
    }
    return undefined;
  };
  return search(page.data.root as Node)?.slice(0, -1) ?? [];
};

export const textOf = (node: Node): string =>
  (node.v ?? '') +
  Object.values(node.cn ?? {})
    .map((child) => (child ? textOf(child) : ''))
    .join('');
