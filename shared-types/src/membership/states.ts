/** What moves points. Credits first. */
export const pointKinds = ['earn', 'birthday', 'gift', 'return', 'grace', 'spend', 'expire', 'clawback', 'take', 'opening'] as const;
export type PointKind = (typeof pointKinds)[number];
export const pointKindLabels: Readonly<Record<PointKind, string>> = {
  earn: '购物获得',
  birthday: '生日礼',
  gift: '商家赠送',
  return: '退还',
  grace: '退还（宽限期）',
  spend: '下单抵扣',
  expire: '到期失效',
  clawback: '退款扣回',
  take: '商家扣减',
  opening: '历史积分',
};

/** Why a member's level is another one now. */
export const levelChangeKinds = ['upgrade', 'renewed', 'downgrade', 'manual', 'released', 'manual_ended', 'rules'] as const;
export type LevelChangeKind = (typeof levelChangeKinds)[number];
export const levelChangeLabels: Readonly<Record<LevelChangeKind, string>> = {
  upgrade: '消费升级',
  renewed: '保级续期',
  downgrade: '到期降级',
  manual: '人工调整',
  released: '取消人工调整',
  manual_ended: '人工调整到期',
  rules: '等级规则变更',
};

/** The window that growth is counted in. */
export const GROWTH_MONTHS = 12;
export const MOST_LEVELS = 10;
/** Announced this many days before something ends, each once. */
export const WARN_DAYS = [7, 3] as const;
