import Taro from '@tarojs/taro';
import { go } from '@/platform/nav';

/** Where a banner leads: `product:12`, `category:3`, `group:5`, `search:茶`, or a page of the shop beginning with `/`. Empty leads nowhere. */
export const openLink = (link: string, title = ''): void => {
  const [kind, value = ''] = link.split(/:(.*)/s);
  if (kind === 'product') go('product', { id: value });
  else if (kind === 'category') go('list', { categoryId: value, title });
  else if (kind === 'group') go('list', { groupId: value, title });
  else if (kind === 'search') go('list', { q: value });
  else if (link.startsWith('/')) void Taro.navigateTo({ url: link });
};
