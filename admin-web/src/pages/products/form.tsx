import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { AdminProduct } from '@huitou/shared-types/catalog/schema.ts';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { emptyProduct, toFormValues } from './form/form-values.ts';
import { ProductForm } from './form/product-form.tsx';

/** Adds a product, or changes one. */
export default function ProductFormPage(): ReactElement {
  const { id } = useParams();
  if (id === undefined)
    return (
      <Page title="发布商品">
        <ProductForm initial={emptyProduct()} />
      </Page>
    );
  return (
    <Page title="编辑商品">
      <Existing key={id} id={id} />
    </Page>
  );
}

const Existing = ({ id }: { id: string }): ReactElement => {
  const product = useApiQuery(catalogAdminRoutes.product, { id }, { refetchOnFocus: false });
  return (
    <Loaded query={product}>
      {(data: AdminProduct) => <ProductForm key={data.version} initial={toFormValues(data)} product={data} />}
    </Loaded>
  );
};
