import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { Result } from 'antd';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useLocations } from '../../lib/use-locations.ts';
import { Page } from '../../ui/page.tsx';
import { Loaded, Loading } from '../../ui/states.tsx';
import { FlashForm } from './editor/form.tsx';
import { newFlash, toValues } from './editor/values.ts';

/** Writes a flash sale, or changes a draft. */
export default function FlashEditorPage(): ReactElement {
  const { id } = useParams();
  return <Page title={id === undefined ? '新建秒杀' : '编辑秒杀'}>{id === undefined ? <Fresh /> : <Existing key={id} id={id} />}</Page>;
}

const Fresh = (): ReactElement => {
  const { locations } = useLocations();
  const [location] = locations.filter(({ enabled }) => enabled);
  if (!location) return <Loading />;
  return <FlashForm initial={newFlash(location.id)} />;
};

const Existing = ({ id }: { id: string }): ReactElement => (
  <Loaded query={useApiQuery(flashAdminRoutes.detail, { id }, { refetchOnFocus: false })}>
    {(sale) =>
      sale.status === 'draft' ? (
        <FlashForm key={sale.version} initial={toValues(sale)} sale={sale} />
      ) : (
        <Result
          status="info"
          title="已发布的秒杀不能修改"
          subTitle="放量计划可以在实时页调整；需要不同的设置请复制后新建"
          extra={<Link to={`/flash/${id}`}>回到详情</Link>}
        />
      )
    }
  </Loaded>
);
