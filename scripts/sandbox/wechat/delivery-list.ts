/** WeChat's own carrier codes (get_delivery_list), which shipping management takes; the widely used ones. */
const DELIVERIES: readonly [id: string, name: string][] = [
  ['SF', '顺丰速运'],
  ['ZTO', '中通快递'],
  ['YTO', '圆通速递'],
  ['STO', '申通快递'],
  ['YUNDA', '韵达速递'],
  ['JTSD', '极兔速递'],
  ['EMS', '中国邮政速递物流'],
  ['YZPY', '邮政快递包裹'],
  ['JD', '京东物流'],
  ['JDKY', '京东快运'],
  ['DBL', '德邦快递'],
  ['DBLKY', '德邦快运'],
  ['HTKY', '百世快递'],
  ['HHTT', '天天快递'],
  ['UC', '优速快递'],
  ['ZJS', '宅急送'],
  ['ANE', '安能物流'],
  ['SNWL', '苏宁物流'],
  ['FWX', '丰网速运'],
  ['DNWL', '丹鸟物流'],
  ['KYSY', '跨越速运'],
  ['ZTOKY', '中通快运'],
  ['SXJD', '顺心捷达'],
  ['YMDD', '壹米滴答'],
  ['CNSD', '菜鸟速递'],
];

const IDS = new Set(DELIVERIES.map(([id]) => id));

export const isDelivery = (id: string): boolean => IDS.has(id);

/** `POST /cgi-bin/express/delivery/open_msg/get_delivery_list`. */
export const deliveryList = (): object => ({
  delivery_list: DELIVERIES.map(([delivery_id, delivery_name]) => ({ delivery_id, delivery_name })),
  count: DELIVERIES.length,
});
