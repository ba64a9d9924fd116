import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { ProductDetail } from '@huitou/shared-types/catalog/schema.ts';
import { toast } from '@/platform/feedback';
import { api } from '@/platform/request';
import { keys, queryClient, refresh } from '../queries';
import { ensureSignedIn } from '../session/sign-in';

const show = (id: string, favourite: boolean) =>
  queryClient.setQueryData<ProductDetail>([...keys.product, id], (product) => (product ? { ...product, favourite } : product));

/** Keeps or drops a product; the heart answers at once and goes back if the server refuses. */
export const toggleFavourite = async ({ id, favourite }: Pick<ProductDetail, 'id' | 'favourite'>): Promise<void> => {
  await ensureSignedIn();
  show(id, !favourite);
  try {
    if (favourite) await api(catalogRoutes.removeFavourites, { ids: [id] });
    else await api(catalogRoutes.addFavourite, { id });
  } catch (error) {
    show(id, favourite);
    throw error;
  }
  toast(favourite ? '已取消收藏' : '已收藏');
  await refresh('favourites');
};
