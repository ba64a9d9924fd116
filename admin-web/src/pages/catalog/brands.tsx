import { PlusOutlined } from '@ant-design/icons';
import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { Brand, SaveBrandIn } from '@huitou/shared-types/catalog/schema.ts';
import { Button, Form, Input, Popconfirm, Space, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { ImageUpload } from '../../ui/image-upload.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { Thumb } from '../../ui/thumb.tsx';

/** Brands; one that products carry cannot be removed. */
export default function Brands(): ReactElement {
  const brands = useApiQuery(catalogAdminRoutes.brands, {});
  const remove = useAction(catalogAdminRoutes.deleteBrand, '品牌已删除');
  const may = useCan()(catalogAdminRoutes.createBrand);
  const [editing, setEditing] = useState<Brand | 'new' | null>(null);
  const [word, setWord] = useState('');
  return (
    <Page
      title="品牌"
      extra={
        may && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            新建品牌
          </Button>
        )
      }
    >
      <div className="panel">
        <Input.Search
          allowClear
          data-search=""
          placeholder="品牌名"
          style={{ width: 240, marginBottom: 12 }}
          onChange={(event) => setWord(event.target.value.trim())}
        />
        <Loaded query={brands}>
          {({ items }) => (
            <Table<Brand>
              size="small"
              rowKey="id"
              pagination={items.length > 50 ? { pageSize: 50 } : false}
              dataSource={items.filter((brand) => brand.name.toLowerCase().includes(word.toLowerCase()))}
              locale={{ emptyText: <EmptyState text={word ? '没有符合条件的品牌' : '还没有品牌'} /> }}
              columns={[
                {
                  title: '品牌',
                  render: (_, brand) => (
                    <Space>
                      <Thumb src={brand.logo} size={32} />
                      {brand.name}
                    </Space>
                  ),
                },
                {
                  title: '商品数',
                  align: 'right',
                  width: 120,
                  render: (_, brand) => <Link to={`/products?tab=all&brandId=${brand.id}`}>{brand.products}</Link>,
                },
                ...(may
                  ? [
                      {
                        title: '操作',
                        width: 140,
                        render: (_: unknown, brand: Brand) => (
                          <Space size={0}>
                            <Button type="link" size="small" onClick={() => setEditing(brand)}>
                              编辑
                            </Button>
                            <Popconfirm title={`删除“${brand.name}”？`} onConfirm={() => remove.run({ id: brand.id })}>
                              <Button type="link" size="small" danger disabled={brand.products > 0}>
                                删除
                              </Button>
                            </Popconfirm>
                          </Space>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </Loaded>
      </div>
      {editing && <BrandForm brand={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}

const BrandForm = ({ brand, onClose }: { brand: Brand | null; onClose: () => void }): ReactElement => {
  const initial: SaveBrandIn = { name: brand?.name ?? '', logo: brand?.logo ?? '' };
  const shared = { initial, onClose, title: brand ? '编辑品牌' : '新建品牌', width: 440 };
  const fields = (
    <>
      <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={30} showCount autoFocus />
      </Form.Item>
      <Form.Item name="logo" label="标志" getValueFromEvent={(url: string | null) => url ?? ''}>
        <ImageUpload />
      </Form.Item>
    </>
  );
  return brand ? (
    <FormModal {...shared} route={catalogAdminRoutes.updateBrand} toInput={(values) => ({ ...values, id: brand.id })}>
      {fields}
    </FormModal>
  ) : (
    <FormModal {...shared} route={catalogAdminRoutes.createBrand} toInput={(values) => values}>
      {fields}
    </FormModal>
  );
};
