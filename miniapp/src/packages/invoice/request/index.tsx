import { useRouter } from '@tarojs/taro';
import { SignInGate } from '@/features/session/sign-in-gate';
import { paramText } from '@/platform/params';
import { Page } from '@/ui/page';
import { ChooseOrders } from './choose-orders';
import { RequestForm } from './request-form';
import './index.scss';

/** Without orders in the address they are chosen first. */
export default function InvoiceRequestPage() {
  const { params } = useRouter<{ orderIds?: string }>();
  const orderIds = paramText(params.orderIds)
    .split(',')
    .filter((id) => /^\d+$/.test(id));
  return (
    <Page title={orderIds.length > 0 ? '申请开票' : '选择开票订单'} bottomBar>
      <SignInGate why="登录后申请发票">{orderIds.length > 0 ? <RequestForm orderIds={orderIds} /> : <ChooseOrders />}</SignInGate>
    </Page>
  );
}
