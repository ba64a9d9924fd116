import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { NoResultWords, SearchConfig } from '@huitou/shared-types/catalog/schema.ts';
import { Button, Col, Flex, Form, Row, Select, Table } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';

/** Words that the search offers and words that mean the same, beside what people looked for in vain. */
export default function SearchWords(): ReactElement {
  const config = useApiQuery(catalogAdminRoutes.searchConfig, {}, { refetchOnFocus: false });
  const noResult = useApiQuery(catalogAdminRoutes.noResultWords, {});
  return (
    <Page title="搜索词">
      <Row gutter={12}>
        <Col span={14}>
          <div className="panel">
            <Loaded query={config}>{(data) => <ConfigForm initial={data} />}</Loaded>
          </div>
        </Col>
        <Col span={10}>
          <div className="panel">
            <h2 className="panel-title">近 30 天搜不到结果的词</h2>
            <Loaded query={noResult}>
              {({ items }) => (
                <Table<NoResultWords['items'][number]>
                  size="small"
                  rowKey="word"
                  dataSource={items}
                  pagination={items.length > 30 ? { pageSize: 30, size: 'small' } : false}
                  locale={{ emptyText: <EmptyState text="没有搜不到的词" /> }}
                  columns={[
                    { title: '搜索词', dataIndex: 'word' },
                    { title: '次数', align: 'right', dataIndex: 'times' },
                    { title: '最近一次', render: (_, row) => <span className="num">{dateTime(row.lastAt)}</span> },
                  ]}
                />
              )}
            </Loaded>
          </div>
        </Col>
      </Row>
    </Page>
  );
}

const ConfigForm = ({ initial }: { initial: SearchConfig }): ReactElement => {
  const save = useAction(catalogAdminRoutes.saveSearchConfig, '已保存');
  const may = useCan()(catalogAdminRoutes.saveSearchConfig);
  return (
    <Form<SearchConfig>
      layout="vertical"
      initialValues={initial}
      disabled={!may}
      onFinish={(values) => void save.run({ hot: values.hot ?? [], synonyms: values.synonyms ?? [] })}
    >
      <Form.Item name="hot" label="热搜词" extra="最多 20 个，排在前面的先显示；不设时按近期搜索自动生成">
        <Select mode="tags" open={false} suffixIcon={null} maxCount={20} placeholder="输入后回车" />
      </Form.Item>
      <Form.Item label="同义词" extra="每行一组，搜其中一个词等于搜全组" style={{ marginBottom: 16 }}>
        <Form.List name="synonyms">
          {(fields, { add, remove }) => (
            <Flex vertical gap={8}>
              {fields.map(({ key, name }) => (
                <Flex key={key} gap={8} align="flex-start">
                  <Form.Item
                    name={name}
                    style={{ flex: 1, marginBottom: 0 }}
                    rules={[
                      {
                        validator: (_, words?: string[]) =>
                          (words?.length ?? 0) >= 2 ? Promise.resolve() : Promise.reject(new Error('至少两个词')),
                      },
                    ]}
                  >
                    <Select mode="tags" open={false} suffixIcon={null} maxCount={10} placeholder="如：土豆、马铃薯，输入后回车" />
                  </Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label="删除这组" onClick={() => remove(name)} />
                </Flex>
              ))}
              <div>
                <Button type="dashed" icon={<PlusOutlined />} onClick={() => add([])}>
                  加一组
                </Button>
              </div>
            </Flex>
          )}
        </Form.List>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.busy}>
        保存
      </Button>
    </Form>
  );
};
