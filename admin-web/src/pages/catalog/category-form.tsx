import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { AdminCategory, SaveCategoryIn } from '@huitou/shared-types/catalog/schema.ts';
import { Form, Input, InputNumber, Switch, TreeSelect } from 'antd';
import type { ReactElement } from 'react';
import { fromTaxChoice, toTaxChoice, type TaxChoice } from '../../lib/tax.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { ImageUpload } from '../../ui/image-upload.tsx';
import { TaxCodeField, TaxRateField } from '../../ui/tax-fields.tsx';

/** A new category below a parent, or one to change. */
export interface CategoryTarget {
  parentId: string | null;
  category?: Pick<AdminCategory, 'id' | 'name' | 'icon' | 'sort' | 'visible' | 'taxCode' | 'taxRate' | 'taxMark'>;
}

interface Option {
  value: string;
  title: string;
  disabled: boolean;
  children: Option[];
}

interface CategoryValues extends Omit<SaveCategoryIn, 'taxRate' | 'taxMark'> {
  tax: TaxChoice | null;
}
const toInput = ({ tax, ...rest }: CategoryValues): SaveCategoryIn => ({ ...rest, ...fromTaxChoice(tax) });

/** Possible parents: not the category itself nor what is below it, and nothing on the third level. */
const parentsFor = (tree: readonly AdminCategory[], self: string | undefined, depth: number): Option[] =>
  tree
    .filter((one) => one.id !== self)
    .map((one) => ({
      value: one.id,
      title: one.name,
      disabled: depth >= 3,
      children: depth >= 2 ? [] : parentsFor(one.children, self, depth + 1),
    }));

export const CategoryForm = ({
  target,
  tree,
  onClose,
}: {
  target: CategoryTarget;
  tree: readonly AdminCategory[];
  onClose: () => void;
}): ReactElement => {
  const { category, parentId } = target;
  const initial: CategoryValues = {
    parentId,
    name: category?.name ?? '',
    icon: category?.icon ?? '',
    sort: category?.sort ?? 0,
    visible: category?.visible ?? true,
    taxCode: category?.taxCode ?? '',
    tax: toTaxChoice(category?.taxRate ?? null, category?.taxMark ?? 'normal'),
  };
  const shared = { initial, onClose, title: category ? '编辑分类' : '新建分类' };
  const fields = (
    <>
      <Form.Item name="parentId" label="上级分类" getValueFromEvent={(value?: string) => value ?? null}>
        <TreeSelect allowClear treeDefaultExpandAll placeholder="无（一级分类）" treeData={parentsFor(tree, category?.id, 1)} />
      </Form.Item>
      <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={20} showCount autoFocus />
      </Form.Item>
      <Form.Item name="icon" label="图标" getValueFromEvent={(url: string | null) => url ?? ''}>
        <ImageUpload />
      </Form.Item>
      <Form.Item name="sort" label="排序值">
        <InputNumber min={0} max={9999} precision={0} />
      </Form.Item>
      <Form.Item name="visible" label="在商城显示" valuePropName="checked">
        <Switch />
      </Form.Item>
      <TaxCodeField inherit="沿用上级分类或店铺设置" />
      <TaxRateField inherit="沿用上级分类或店铺设置" />
    </>
  );
  return category ? (
    <FormModal {...shared} route={catalogAdminRoutes.updateCategory} toInput={(values) => ({ ...toInput(values), id: category.id })}>
      {fields}
    </FormModal>
  ) : (
    <FormModal {...shared} route={catalogAdminRoutes.createCategory} toInput={toInput}>
      {fields}
    </FormModal>
  );
};
