import {
  AccountBookOutlined,
  AppstoreOutlined,
  CarOutlined,
  DashboardOutlined,
  FileTextOutlined,
  GiftOutlined,
  InboxOutlined,
  SafetyOutlined,
  SettingOutlined,
  ShopOutlined,
  ShoppingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { accountPages } from '../pages/account/index.ts';
import { afterSalesPages } from '../pages/after-sales/index.ts';
import { catalogPages, storefrontPages } from '../pages/catalog/index.ts';
import { checkPages } from '../pages/checks/index.ts';
import { couponPages } from '../pages/coupons/index.ts';
import { customerPages } from '../pages/customers/index.ts';
import { flashPages } from '../pages/flash-sales/index.ts';
import { freightPages } from '../pages/freight/index.ts';
import { invoicePages } from '../pages/invoices/index.ts';
import { ledgerPages } from '../pages/ledger/index.ts';
import { memberPages } from '../pages/members/index.ts';
import { moneyPages } from '../pages/money/index.ts';
import { orderPages } from '../pages/orders/index.ts';
import { productPages } from '../pages/products/index.ts';
import { promotionPages } from '../pages/promotions/index.ts';
import { reconciliationPages } from '../pages/reconciliation/index.ts';
import { riskPages } from '../pages/risk/index.ts';
import { settingsPages } from '../pages/settings/index.ts';
import { shippingPages } from '../pages/shipping/index.ts';
import { simulatorPages } from '../pages/simulator/index.ts';
import { staffPages } from '../pages/staff/index.ts';
import { stockPages } from '../pages/stock/index.ts';
import { storePages } from '../pages/stores/index.ts';
import { systemPages, taskPages } from '../pages/system/index.ts';
import { workbenchPages } from '../pages/workbench/index.ts';
import type { PageDef } from './page-def.ts';

export interface MenuGroup {
  title: string;
  icon: ReactNode;
  pages: readonly PageDef[];
}

/** The one table of menu, addresses and permissions: a page that is not here does not exist. */
export const menu: readonly MenuGroup[] = [
  { title: '工作台', icon: <DashboardOutlined />, pages: [...workbenchPages, ...accountPages, ...taskPages] },
  { title: '订单', icon: <ShoppingOutlined />, pages: [...orderPages, ...afterSalesPages] },
  { title: '发货', icon: <CarOutlined />, pages: [...shippingPages, ...freightPages] },
  { title: '商品', icon: <AppstoreOutlined />, pages: [...productPages, ...catalogPages] },
  { title: '库存', icon: <InboxOutlined />, pages: [...stockPages, ...storePages] },
  { title: '资金', icon: <AccountBookOutlined />, pages: [...moneyPages, ...reconciliationPages, ...ledgerPages, ...checkPages] },
  { title: '发票', icon: <FileTextOutlined />, pages: invoicePages },
  { title: '营销', icon: <GiftOutlined />, pages: [...couponPages, ...promotionPages, ...flashPages, ...simulatorPages] },
  { title: '风控', icon: <SafetyOutlined />, pages: riskPages },
  { title: '客户', icon: <TeamOutlined />, pages: [...customerPages, ...memberPages] },
  { title: '商城', icon: <ShopOutlined />, pages: storefrontPages },
  { title: '设置', icon: <SettingOutlined />, pages: [...settingsPages, ...staffPages, ...systemPages] },
];

export const pages: readonly PageDef[] = menu.flatMap((group) => group.pages);

const toPattern = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}/?$`);

/** The group and the menu entry that an address belongs to. */
export const placeOf = (address: string): { group: MenuGroup; page: PageDef; entry: PageDef } | null => {
  const page =
    pages.find((one) => !one.path.includes(':') && toPattern(one.path).test(address)) ??
    pages.find((one) => toPattern(one.path).test(address));
  const group = menu.find((one) => page && one.pages.includes(page));
  if (!page || !group) return null;
  return { group, page, entry: pages.find((one) => one.path === page.under) ?? page };
};
