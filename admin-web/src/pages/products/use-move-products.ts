import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { MoveProductsIn, ProductRow } from '@huitou/shared-types/catalog/schema.ts';
import { productMoves } from '@huitou/shared-types/catalog/states.ts';
import { App } from 'antd';
import { createElement } from 'react';
import { useAction } from '../../lib/use-action.ts';

/** Shelves, unshelves, recycles or restores products; says which were refused and why. */
export const useMoveProducts = (): {
  run: (products: readonly Pick<ProductRow, 'id' | 'name'>[], move: MoveProductsIn['move']) => Promise<boolean>;
  busy: boolean;
} => {
  const { message, modal } = App.useApp();
  const action = useAction(catalogAdminRoutes.moveProducts);
  return {
    busy: action.busy,
    run: async (products, move) => {
      const out = await action.run({ ids: products.map(({ id }) => id), move });
      if (!out) return false;
      const { label } = productMoves[move];
      if (out.refused.length === 0) {
        void message.success(out.moved.length === 1 ? `已${label}` : `${out.moved.length} 个商品已${label}`);
        return true;
      }
      const nameOf = new Map(products.map(({ id, name }) => [id, name]));
      modal.warning({
        title: `${out.moved.length} 个已${label}，${out.refused.length} 个未能${label}`,
        width: 520,
        content: createElement(
          'ul',
          { style: { paddingInlineStart: 18, maxHeight: 320, overflow: 'auto' } },
          out.refused.map(({ id, message: why }) => createElement('li', { key: id }, `${nameOf.get(id) ?? id}：${why}`)),
        ),
      });
      return out.moved.length > 0;
    },
  };
};
