import { PlusOutlined } from '@ant-design/icons';
import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { AdminBanner, SaveBannerIn } from '@huitou/shared-types/catalog/schema.ts';
import { Button, Form, Image, Input, InputNumber, Popconfirm, Space, Switch, Table, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { ImageUpload } from '../../ui/image-upload.tsx';
import { MomentPicker } from '../../ui/moment-picker.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';

const shownNow = (banner: AdminBanner): boolean =>
  banner.visible &&
  (banner.from === null || Date.parse(banner.from) <= Date.now()) &&
  (banner.to === null || Date.parse(banner.to) > Date.now());

/** The pictures that turn at the top of the home page. */
export default function Banners(): ReactElement {
  const banners = useApiQuery(catalogAdminRoutes.banners, {});
  const remove = useAction(catalogAdminRoutes.deleteBanner, '已删除');
  const may = useCan()(catalogAdminRoutes.createBanner);
  const [editing, setEditing] = useState<AdminBanner | 'new' | null>(null);
  return (
    <Page
      title="首页轮播"
      extra={
        may && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            新建轮播图
          </Button>
        )
      }
    >
      <div className="panel">
        <Loaded query={banners}>
          {({ items }) => (
            <Table<AdminBanner>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={items}
              locale={{ emptyText: <EmptyState text="还没有轮播图" /> }}
              columns={[
                {
                  title: '图片',
                  width: 180,
                  render: (_, banner) => (
                    <Image src={banner.picture} alt={banner.title} width={150} height={66} className="thumb" preview={{ cover: null }} />
                  ),
                },
                {
                  title: '标题',
                  render: (_, banner) => (
                    <>
                      {banner.title || '—'}
                      <div className="muted small">{banner.link || '不跳转'}</div>
                    </>
                  ),
                },
                {
                  title: '状态',
                  width: 100,
                  render: (_, banner) => (
                    <Tag color={shownNow(banner) ? 'green' : 'default'} variant="filled">
                      {shownNow(banner) ? '展示中' : banner.visible ? '未到时间' : '已隐藏'}
                    </Tag>
                  ),
                },
                {
                  title: '展示时间',
                  width: 260,
                  render: (_, banner) =>
                    banner.from || banner.to ? (
                      <span className="num">
                        {banner.from ? dateTime(banner.from) : '即日起'} 至 {banner.to ? dateTime(banner.to) : '长期'}
                      </span>
                    ) : (
                      '长期'
                    ),
                },
                { title: '排序值', width: 80, align: 'right', dataIndex: 'sort' },
                ...(may
                  ? [
                      {
                        title: '操作',
                        width: 130,
                        render: (_: unknown, banner: AdminBanner) => (
                          <Space size={0}>
                            <Button type="link" size="small" onClick={() => setEditing(banner)}>
                              编辑
                            </Button>
                            <Popconfirm title="删除这张轮播图？" onConfirm={() => remove.run({ id: banner.id })}>
                              <Button type="link" size="small" danger>
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
      {editing && <BannerForm banner={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}

const BannerForm = ({ banner, onClose }: { banner: AdminBanner | null; onClose: () => void }): ReactElement => {
  const initial: SaveBannerIn = {
    title: banner?.title ?? '',
    picture: banner?.picture ?? '',
    link: banner?.link ?? '',
    sort: banner?.sort ?? 0,
    visible: banner?.visible ?? true,
    from: banner?.from ?? null,
    to: banner?.to ?? null,
  };
  const shared = { initial, onClose, title: banner ? '编辑轮播图' : '新建轮播图' };
  const fields = (
    <>
      <Form.Item
        name="picture"
        label="图片"
        extra="建议 750×330"
        rules={[{ required: true, message: '请上传图片' }]}
        getValueFromEvent={(url: string | null) => url ?? ''}
      >
        <ImageUpload size={120} />
      </Form.Item>
      <Form.Item name="title" label="标题">
        <Input maxLength={40} showCount />
      </Form.Item>
      <Form.Item name="link" label="跳转" extra="商城内的页面路径，可从商品、分类等页面复制；留空不跳转">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="from" label="开始时间">
        <MomentPicker placeholder="即日起" />
      </Form.Item>
      <Form.Item name="to" label="结束时间">
        <MomentPicker placeholder="长期" />
      </Form.Item>
      <Form.Item name="sort" label="排序值">
        <InputNumber min={0} max={9999} precision={0} />
      </Form.Item>
      <Form.Item name="visible" label="显示" valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
  return banner ? (
    <FormModal {...shared} route={catalogAdminRoutes.updateBanner} toInput={(values) => ({ ...values, id: banner.id })}>
      {fields}
    </FormModal>
  ) : (
    <FormModal {...shared} route={catalogAdminRoutes.createBanner} toInput={(values) => values}>
      {fields}
    </FormModal>
  );
};
