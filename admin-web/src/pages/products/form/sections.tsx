import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import { AutoComplete, Col, Form, Input, InputNumber, Row, Select, TreeSelect } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useApiQuery } from '../../../lib/api.ts';
import { Gallery } from '../../../ui/image-upload.tsx';
import { MomentPicker } from '../../../ui/moment-picker.tsx';
import { TaxCodeField, TaxRateField } from '../../../ui/tax-fields.tsx';
import { useCatalogChoices } from '../use-catalog.ts';
import { AttributesField } from './attributes-field.tsx';
import type { Matrix } from './draft.ts';
import { HtmlEditor } from './html-editor.tsx';
import { SkuMatrixField } from './sku-matrix-field.tsx';

const Section = ({ title, children }: { title: string; children: ReactNode }): ReactElement => (
  <section className="panel">
    <h2 className="panel-title">{title}</h2>
    {children}
  </section>
);

export const BasicSection = (): ReactElement => {
  const { categories, brands, groups, suppliers } = useCatalogChoices();
  return (
    <Section title="基本信息">
      <Row gutter={24}>
        <Col span={16}>
          <Form.Item
            name="name"
            label="商品名称"
            rules={[{ required: true, whitespace: true, min: 2, message: '请填写 2–60 个字的商品名称' }]}
          >
            <Input maxLength={60} showCount />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="unit" label="单位" rules={[{ required: true, message: '请填写单位' }]}>
            <Input maxLength={6} style={{ width: 100 }} />
          </Form.Item>
        </Col>
        <Col span={16}>
          <Form.Item name="subtitle" label="卖点">
            <Input maxLength={60} showCount placeholder="显示在商品名称下方" />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="sort" label="排序值" tooltip="数值大的排在前面">
            <InputNumber min={0} max={9999} precision={0} style={{ width: 100 }} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="categoryId" label="分类" rules={[{ required: true, message: '请选择分类' }]}>
            <TreeSelect treeData={categories} showSearch={{ treeNodeFilterProp: 'title' }} treeDefaultExpandAll placeholder="请选择" />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="brandId" label="品牌" getValueFromEvent={(value?: string) => value ?? null}>
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={brands} placeholder="不设置" />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="groupIds" label="分组">
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={groups}
              placeholder="不设置"
              maxTagCount="responsive"
            />
          </Form.Item>
        </Col>
        <Col span={16}>
          <Form.Item
            name="tags"
            label="标签"
            style={{ marginBottom: 0 }}
            rules={[
              {
                validator: (_, tags?: string[]) =>
                  tags?.some((tag) => tag.length > 8) ? Promise.reject(new Error('每个标签最多 8 个字')) : Promise.resolve(),
              },
            ]}
          >
            <Select mode="tags" maxCount={5} open={false} suffixIcon={null} placeholder="最多 5 个，如“新品”，回车添加" />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item
            name="supplier"
            label="供应商"
            tooltip="不给顾客看，售后原因可按供应商统计"
            style={{ marginBottom: 0 }}
            getValueFromEvent={(value?: string) => value ?? ''}
            rules={[{ max: 60, message: '供应商最多 60 个字' }]}
          >
            <AutoComplete
              allowClear
              options={suppliers}
              showSearch={{ filterOption: (typed, option) => option?.value.toLowerCase().includes(typed.trim().toLowerCase()) ?? false }}
              placeholder="不设置"
            />
          </Form.Item>
        </Col>
      </Row>
    </Section>
  );
};

export const PictureSection = (): ReactElement => (
  <Section title="商品图片">
    <Form.Item name="gallery" extra="第一张为主图，拖动可排序；建议 800×800 以上，JPG、PNG 或 WebP" style={{ marginBottom: 0 }}>
      <Gallery max={10} />
    </Form.Item>
  </Section>
);

export const SkuSection = ({
  productId,
  check,
}: {
  productId: string | undefined;
  check: (matrix: Matrix) => string | null;
}): ReactElement => (
  <Section title="规格与价格">
    <Form.Item
      name="matrix"
      style={{ marginBottom: 0 }}
      rules={[
        {
          validator: (_, matrix: Matrix) => {
            const problem = check(matrix);
            return problem ? Promise.reject(new Error(problem)) : Promise.resolve();
          },
        },
      ]}
      validateTrigger={[]}
    >
      <SkuMatrixField productId={productId} />
    </Form.Item>
  </Section>
);

export const SellingSection = (): ReactElement => {
  const templates = useApiQuery(pricingRoutes.templates, {}).data?.items ?? [];
  return (
    <Section title="销售与物流">
      <Row gutter={24}>
        <Col span={8}>
          <Form.Item name="freightTemplateId" label="运费模板" getValueFromEvent={(value?: string) => value ?? null}>
            <Select
              allowClear
              placeholder="默认模板"
              options={templates.map(({ id, name, isDefault }) => ({ value: id, label: isDefault ? `${name}（默认）` : name }))}
            />
          </Form.Item>
        </Col>
        <Col span={16}>
          <Form.Item label="上下架定时" style={{ marginBottom: 0 }}>
            <Form.Item name="shelfAt" noStyle>
              <MomentPicker placeholder="定时上架" />
            </Form.Item>
            <span className="muted"> 至 </span>
            <Form.Item
              name="unshelfAt"
              noStyle
              dependencies={['shelfAt']}
              rules={[
                ({ getFieldValue }) => ({
                  validator: (_, until: string | null) => {
                    const from = getFieldValue('shelfAt') as string | null;
                    return from && until && Date.parse(until) <= Date.parse(from)
                      ? Promise.reject(new Error('下架时间须晚于上架时间'))
                      : Promise.resolve();
                  },
                }),
              ]}
            >
              <MomentPicker placeholder="定时下架" />
            </Form.Item>
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="minQuantity" label="起购数量" style={{ marginBottom: 0 }}>
            <InputNumber min={1} max={999} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="perOrder" label="每单限购" style={{ marginBottom: 0 }}>
            <InputNumber min={1} max={9999} precision={0} placeholder="不限" style={{ width: '100%' }} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="perCustomer" label="每人限购" style={{ marginBottom: 0 }}>
            <InputNumber min={1} max={9999} precision={0} placeholder="不限" style={{ width: '100%' }} />
          </Form.Item>
        </Col>
      </Row>
    </Section>
  );
};

export const TaxSection = (): ReactElement => (
  <Section title="开票">
    <Row gutter={24}>
      <Col span={12}>
        <TaxCodeField inherit="沿用分类的编码" />
      </Col>
      <Col span={8}>
        <TaxRateField inherit="沿用分类的税率" />
      </Col>
    </Row>
  </Section>
);

export const DetailSection = (): ReactElement => (
  <Section title="参数与详情">
    <Form.Item label="商品参数">
      <AttributesField />
    </Form.Item>
    <Form.Item name="html" label="图文详情" style={{ marginBottom: 0 }}>
      <HtmlEditor />
    </Form.Item>
  </Section>
);
