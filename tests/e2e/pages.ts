/** Asks the API as the person who looks at the page: `await get('/products?sort=sales')`. */
export type Get = (path: string) => Promise<unknown>;

export interface PageOf {
  /** Name of the picture. */
  name: string;
  /** Address, or how to find one that has something on it. */
  path: string | ((get: Get) => Promise<string>);
  /** Who looks: nobody (the default), a customer of the sandbox by nickname, or a member of staff by login. */
  customer?: string;
  staff?: string;
}

/** The `id` of the first entry of a list. */
export const firstId = async (get: Get, list: string): Promise<string> => {
  const { items } = (await get(list)) as { items: { id: string }[] };
  const [first] = items;
  if (!first) throw new Error(`${list} is empty`);
  return first.id;
};

const CUSTOMER = '林小雨';

/** Every page of the storefront; addresses are those of the H5 build. */
export const storefrontPages: readonly PageOf[] = [
  { name: 'home', path: '/' },
  { name: 'category', path: '/pages/category/index' },
  { name: 'cart', path: '/pages/cart/index', customer: CUSTOMER },
  { name: 'me', path: '/pages/me/index', customer: CUSTOMER },
];

/** Every page of the admin. */
export const adminPages: readonly PageOf[] = [
  { name: 'sign-in', path: '/admin/sign-in' },
  { name: 'workbench', path: '/admin/', staff: 'owner' },
];
