/**
 * What is looked at before somebody may enter a rush. Each rule turns one measured number into a risk from 0 to 1; times its weight that is
 * points; the points add up to the score. Weights, limits and modes are settings, these are their defaults.
 * `limit` is where the risk begins or ends, `unit` says in what; a negative weight speaks for the customer.
 */
export const riskRules = {
  no_view: {
    group: 'trail',
    label: '没有浏览商品',
    tells: '报名前规定时间内服务器没有收到该商品的浏览',
    weight: 45,
    limit: 30,
    unit: '分钟',
  },
  short_dwell: {
    group: 'trail',
    label: '停留太短',
    tells: '服务器见证的商品页停留时长低于此值，越短越可疑',
    weight: 15,
    limit: 3,
    unit: '秒',
  },
  no_taps: { group: 'trail', label: '没有触摸操作', tells: '浏览后没有点击或滑动就直接请求', weight: 25, limit: 1, unit: '次' },
  thin_trail: { group: 'trail', label: '浏览路径过短', tells: '近期看过的不同页面少于此数', weight: 5, limit: 2, unit: '页' },
  even_rhythm: {
    group: 'trail',
    label: '点击节奏过于均匀',
    tells: '最整齐的一段连续点击，间隔的离散程度低于此值（人的节奏忽快忽慢）；循环播放的节奏按轮比较',
    weight: 40,
    limit: 0.08,
    unit: '离散系数',
  },
  fast_taps: { group: 'trail', label: '点击过快', tells: '点击间隔的中位数低于此值', weight: 25, limit: 90, unit: '毫秒' },
  same_spot: {
    group: 'trail',
    label: '触点或按压不变',
    tells: '多次点击的坐标或按压时长几乎相同、或没有按压时长的占比（读屏、开关控制的顾客也会如此，不宜过重）',
    weight: 20,
    limit: 0.7,
    unit: '占比',
  },
  replayed: { group: 'trail', label: '轨迹重放', tells: '同样的操作节奏在其他账号上出现过', weight: 70, limit: 1, unit: '个账号' },
  alike: {
    group: 'trail',
    label: '轨迹雷同',
    tells: '一小时内操作顺序与节奏和它雷同的其他账号达到此数（人多时按千分之二至六放宽）',
    weight: 60,
    limit: 2,
    unit: '个账号',
  },
  untouched: {
    group: 'trail',
    label: '无操作反复请求',
    tells: '10 分钟内没有任何新的触摸就再次请求达到此次数',
    weight: 45,
    limit: 4,
    unit: '次',
  },
  clock: {
    group: 'trail',
    label: '时钟异常',
    tells: '设备时间与服务器时间的走速相差超过此值，或事件时间自相矛盾',
    weight: 50,
    limit: 20,
    unit: '秒',
  },
  device_crowd: { group: 'device', label: '一机多号', tells: '30 天内同一设备登录过的账号超过此数', weight: 80, limit: 3, unit: '个账号' },
  unknown_device: {
    group: 'device',
    label: '账号首次使用该设备',
    tells: '该账号第一次在这台设备上出现距今不足此时长（新客、换机的顾客过一次滑块即可）',
    weight: 40,
    limit: 12,
    unit: '小时',
  },
  device_new: { group: 'device', label: '设备首次出现', tells: '设备第一次出现距今不足此时长', weight: 5, limit: 10, unit: '分钟' },
  device_hops: { group: 'device', label: '频繁更换设备', tells: '该账号 24 小时内使用的设备超过此数', weight: 55, limit: 3, unit: '台' },
  device_changes: {
    group: 'device',
    label: '设备特征变化',
    tells: '同一设备 24 小时内上报的指纹超过此数',
    weight: 35,
    limit: 2,
    unit: '种',
  },
  fingerprint_crowd: {
    group: 'device',
    label: '新设备指纹扎堆',
    tells: '一小时内同一指纹的新设备超过此数',
    weight: 8,
    limit: 30,
    unit: '台',
  },
  ip_crowd: {
    group: 'network',
    label: 'IP 账号众多',
    tells: '一小时内同一 IP 的账号超过此数（公司、运营商网络常见）',
    weight: 8,
    limit: 60,
    unit: '个账号',
  },
  ip_young: { group: 'network', label: 'IP 新号扎堆', tells: '一小时内同一 IP 的新账号超过此数', weight: 35, limit: 5, unit: '个账号' },
  ip_twins: {
    group: 'network',
    label: 'IP 同款扎堆',
    tells: '一小时内同一 IP 上设备特征相同的账号超过此数，且占该 IP 账号的一半以上',
    weight: 45,
    limit: 3,
    unit: '个账号',
  },
  ip_hops: { group: 'network', label: 'IP 频繁变化', tells: '该账号 30 分钟内使用的网段超过此数', weight: 45, limit: 3, unit: '个网段' },
  ip_attempts: { group: 'network', label: 'IP 请求频繁', tells: '该 IP 每分钟的请求超过此数', weight: 8, limit: 60, unit: '次/分钟' },
  attempts: { group: 'account', label: '请求频繁', tells: '该账号每分钟的请求超过此数', weight: 45, limit: 8, unit: '次/分钟' },
  wechat_rank: {
    group: 'account',
    label: '微信风险等级',
    tells: '微信给出的用户风险等级（0–4）达到此值起计分',
    weight: 45,
    limit: 2,
    unit: '级',
  },
  young_account: { group: 'account', label: '新账号', tells: '注册不足此时长', weight: 8, limit: 24, unit: '小时' },
  no_orders: { group: 'account', label: '没有成交记录', tells: '付款订单少于此数', weight: 4, limit: 1, unit: '单' },
  challenge_failed: { group: 'account', label: '验证失败', tells: '10 分钟内滑块验证失败达到此数起计分', weight: 35, limit: 2, unit: '次' },
  script_client: { group: 'account', label: '非正常客户端', tells: '请求来自程序而不是微信或浏览器', weight: 30, limit: 1, unit: '' },
  trusted: {
    group: 'account',
    label: '老顾客',
    tells: '注册超过 30 天、在常用设备上、付款订单达到此数，减分；只抵设备、网络、账号的分，不抵行为的分',
    weight: -15,
    limit: 2,
    unit: '单',
  },
} as const satisfies Record<string, RiskRule>;

export interface RiskRule {
  readonly group: 'trail' | 'device' | 'network' | 'account';
  readonly label: string;
  readonly tells: string;
  readonly weight: number;
  readonly limit: number;
  readonly unit: string;
}
export type RiskRuleCode = keyof typeof riskRules;
export const riskRuleCodes = Object.keys(riskRules) as [RiskRuleCode, ...RiskRuleCode[]];
export const riskGroupLabels = { trail: '行为轨迹', device: '设备', network: '网络', account: '账号' } as const;

/** `off`: not measured; `observe`: measured and shown, counts nothing; `on`: counts. */
export const ruleModes = ['off', 'observe', 'on'] as const;
export const ruleModeLabels = { off: '关闭', observe: '仅观察', on: '生效' } as const;
