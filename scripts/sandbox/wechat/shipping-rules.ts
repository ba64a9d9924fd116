import { z } from 'zod';
import { parseTime } from '../times.ts';
import { isDelivery } from './delivery-list.ts';
import { WechatError } from './errors.ts';
import { fields } from './fields.ts';

const contactText = z.string().max(1024);
const parcel = z.object({
  tracking_no: z.string().optional(),
  express_company: z.string().optional(),
  item_desc: z.string().optional(),
  contact: z.object({ consignor_contact: contactText.optional(), receiver_contact: contactText.optional() }).optional(),
});
const schema = z.object({
  order_key: z.object({
    order_number_type: z.union([z.literal(1), z.literal(2)]),
    mchid: z.string().optional(),
    out_trade_no: z.string().optional(),
    transaction_id: z.string().optional(),
  }),
  logistics_type: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  delivery_mode: z.union([z.literal(1), z.literal(2)]),
  is_all_delivered: z.boolean().optional(),
  shipping_list: z.array(parcel).min(1),
  upload_time: z.string(),
  payer: z.object({ openid: z.string().min(1) }),
});
export type ShippingUpload = z.infer<typeof schema>;

const UNIFIED = 1;
const SPLIT = 2;
const EXPRESS = 1;
const CODES: Record<string, [number, string]> = {
  logistics_type: [10060005, '物流类型有误'],
  delivery_mode: [268485224, '发货模式非法'],
  'order_key.order_number_type': [268485194, '订单单号类型非法'],
};

/** Checks one upload on its own, without looking at the order. Throws the errcodes of 发货信息录入接口. */
export function parseUpload(body: Record<string, unknown>): ShippingUpload {
  const input = fields(schema, body, CODES);
  const { logistics_type, delivery_mode, shipping_list } = input;
  if (shipping_list.length > 15) throw new WechatError(10060024, '物流信息列表太长，个数不能超过15个');
  if (delivery_mode === SPLIT && logistics_type !== EXPRESS) throw new WechatError(10060006, '非快递发货时不允许分拆发货');
  if (delivery_mode === SPLIT && input.is_all_delivered === undefined)
    throw new WechatError(10060007, '分拆发货必须填写 is_all_delivered 字段');
  if (delivery_mode === UNIFIED && shipping_list.length !== 1) throw new WechatError(268485228, '统一发货时，物流信息列表长度必须为1');
  for (const entry of shipping_list) checkParcel(entry, logistics_type);
  if (Number.isNaN(parseTime(input.upload_time))) throw new WechatError(268485216, '上传时间非法，请按照 RFC 3339 格式填写');
  return input;
}

function checkParcel(entry: ShippingUpload['shipping_list'][number], logisticsType: number): void {
  if (!entry.item_desc) throw new WechatError(10060008, '商品描述 item_desc 字段不能为空');
  if ([...entry.item_desc].length > 120) throw new WechatError(10060009, '商品描述 item_desc 字段太长');
  if (logisticsType !== EXPRESS) return;
  if (!entry.tracking_no) throw new WechatError(268485226, '使用快递物流时，物流单号不能为空');
  if (!entry.express_company) throw new WechatError(268485227, '使用快递物流时，物流公司编码不能为空');
  if (entry.tracking_no.length > 128) throw new WechatError(10060026, '物流单号太长');
  if (entry.express_company.length > 128) throw new WechatError(10060025, '物流公司编码太长');
  if (!isDelivery(entry.express_company)) throw new WechatError(268485227, '物流公司编码有误，请使用获取运力id列表接口返回的编码');
  if (entry.express_company === 'SF') checkContact(entry.contact);
}

/** SF needs one of the two contacts, masked, with the last four digits plain. */
function checkContact(contact: { consignor_contact?: string | undefined; receiver_contact?: string | undefined } | undefined): void {
  const given = contact?.receiver_contact || contact?.consignor_contact;
  if (!given) throw new WechatError(268485225, '使用顺丰快递时，联系方式 contact 不能为空');
  if (!/\*/.test(given) || !/\d{4}$/.test(given)) throw new WechatError(268485225, '联系方式须采用掩码传输，且最后4位数字不能打掩码');
}
