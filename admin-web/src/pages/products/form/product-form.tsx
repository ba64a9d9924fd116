import { ApiError } from '@huitou/shared-types/client.ts';
import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { productStatusLabels } from '@huitou/shared-types/catalog/states.ts';
import type { AdminProduct } from '@huitou/shared-types/catalog/schema.ts';
import { App, Button, Flex, Form } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { queryClient, useApiMutation } from '../../../lib/api.ts';
import { useCan } from '../../../lib/auth.ts';
import { useUnsaved } from '../../../lib/use-unsaved.ts';
import { errorMessage } from '../../../lib/use-action.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useMoveProducts } from '../use-move-products.ts';
import { matrixProblem, toSaveInput, type ProductFormValues } from './form-values.ts';
import { BasicSection, DetailSection, PictureSection, SellingSection, SkuSection, TaxSection } from './sections.tsx';

/** The whole product on one page; a save that meets somebody else's save says so and keeps what was typed. */
export const ProductForm = ({ initial, product }: { initial: ProductFormValues; product?: AdminProduct }): ReactElement => {
  const [form] = Form.useForm<ProductFormValues>();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const can = useCan();
  const create = useApiMutation(catalogAdminRoutes.createProduct);
  const update = useApiMutation(catalogAdminRoutes.updateProduct);
  const move = useMoveProducts();
  const [dirty, setDirty] = useState(false);
  const [version, setVersion] = useState(product?.version ?? 0);
  useUnsaved(dirty);
  const busy = create.isPending || update.isPending || move.busy;
  const editable = can(product ? catalogAdminRoutes.updateProduct : catalogAdminRoutes.createProduct);

  const save = async (shelve: boolean): Promise<void> => {
    const values = await form.validateFields().catch((failed: { errorFields?: { errors: string[] }[] }) => {
      void message.error(failed.errorFields?.[0]?.errors[0] ?? '请检查填写的内容');
      return null;
    });
    if (!values) return;
    const input = toSaveInput({ ...initial, ...values });
    try {
      const saved = product ? await update.mutateAsync({ ...input, id: product.id, version }) : await create.mutateAsync(input);
      setVersion(saved.version);
      setDirty(false);
      if (!shelve) void message.success('已保存');
      if (shelve) await move.run([{ id: saved.id, name: saved.name }], 'shelve');
      // The guard against unsaved changes still sees the form as dirty in this tick.
      if (!product) setTimeout(() => void navigate(`/products/${saved.id}`, { replace: true }));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'conflict')
        modal.confirm({
          title: '商品已被他人修改',
          content: '重新载入会丢弃你在本页的修改，看到对方保存的内容。',
          okText: '重新载入',
          cancelText: '留在本页',
          onOk: () => {
            setDirty(false);
            return queryClient.invalidateQueries();
          },
        });
      else void message.error(errorMessage(error));
    }
  };

  return (
    <Form
      form={form}
      initialValues={initial}
      disabled={!editable || product?.status === 'recycled'}
      labelCol={{ flex: '96px' }}
      labelWrap
      onValuesChange={() => setDirty(true)}
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.key === 's') {
          event.preventDefault();
          void save(false);
        }
      }}
    >
      <BasicSection />
      <PictureSection />
      <SkuSection productId={product?.id} check={matrixProblem} />
      <SellingSection />
      <TaxSection />
      <DetailSection />
      <Flex className="form-bar" justify="space-between" align="center">
        <span>
          {product && <StatusTag labels={productStatusLabels} status={product.status} />}{' '}
          <span className="muted">{dirty ? '有未保存的修改' : ''}</span>
        </span>
        <Flex gap={8}>
          <Button disabled={false} onClick={() => void navigate('/products')}>
            返回
          </Button>
          <Button disabled={!editable} loading={busy} onClick={() => void save(false)}>
            保存
          </Button>
          {(!product || product.status === 'draft' || product.status === 'off') && can(catalogAdminRoutes.moveProducts) && (
            <Button type="primary" disabled={!editable} loading={busy} onClick={() => void save(true)}>
              保存并上架
            </Button>
          )}
        </Flex>
      </Flex>
    </Form>
  );
};
