import type { ParsedAddress } from '@huitou/shared-types/customers/schema.ts';
import { type FoundRegion, regionAt } from './find-region.ts';

const PHONE = /(?<![\d+])(?:\(?(?:\+|00)?\s?86\)?[-\s]*)?(1[3-9]\d)[-\s]?(\d{4})[-\s]?(\d{4})(?!\d)/;
const NAME_LABEL = /(?:收货人姓名|收件人姓名|收货人|收件人|联系人|姓名)\s*[:：]?\s*([^\s,，;；:：\d]{1,20})/;
const LABELS =
  /(?:收货人姓名|收件人姓名|收货人|收件人|联系人|姓名|手机号码|手机号|联系电话|联系方式|电话号码|手机|电话|所在地区|所在区域|收货地区|地区|详细地址|收货地址|收件地址|街道地址|地址|街道|邮政编码|邮编)\s*[:：]/g;
const TITLE = '(?:先生|女士|小姐|老师|同学|阿姨|叔叔)?';
const CHINESE_NAME = new RegExp(`^[\\u4e00-\\u9fa5·]{2,4}${TITLE}$`);
const OTHER_NAME = /^[A-Za-z][A-Za-z .'-]{1,19}$/;
const ADDRESS_WORD =
  /[路街道巷弄号栋幢座楼层室村镇乡区县市省院苑园厦]|小区|单元|公寓|大学|学校|医院|公司|广场|中心|驿站|快递|门口|前台|宿舍|花园|家园/;
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪温季柴庞樊葛章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷曲盛冉翁蓝路游辛靳管柏卓蒲房阎牛习'.split(
    '',
  ),
);

const looksLikeName = (text: string): boolean => (CHINESE_NAME.test(text) && !ADDRESS_WORD.test(text)) || OTHER_NAME.test(text);

const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');

interface Located {
  before: string[];
  region: FoundRegion;
  after: string[];
}
/** How far into a word a region may begin: a name may stand right before it. */
const MAX_NAME = 6;

const locate = (words: string[]): Located | null => {
  let best: Located | null = null;
  for (const [i, word] of words.entries()) {
    for (let offset = 0; offset <= Math.min(MAX_NAME, word.length - 2); offset += 1) {
      const head = word.slice(0, offset);
      if (offset > 0 && !looksLikeName(head) && head.length > 1) continue;
      const region = regionAt([word.slice(offset), ...words.slice(i + 1)].join(' '));
      // What begins a word counts more than what is found inside it.
      const score = region ? region.score - (offset > 0 ? 0.6 : 0) - i * 0.01 : 0;
      if (region && (best === null || score > best.region.score)) {
        best = {
          before: [...words.slice(0, i), ...(head ? [head] : [])],
          region: { ...region, score },
          after: region.rest.split(' ').filter(Boolean),
        };
      }
    }
  }
  return best;
};

/** A name that stands right behind a house number: 998号张三. */
const nameAtEnd = (detail: string): string => {
  const match = new RegExp(`(?<=[号室楼栋幢座元层户\\d])((?![号室楼栋幢座层户])[\\u4e00-\\u9fa5]{2,3}${TITLE})$`).exec(detail);
  const name = match?.[1] ?? '';
  return SURNAMES.has(name[0] ?? '') && !ADDRESS_WORD.test(name) ? name : '';
};

const takeName = (before: string[], after: string[]): { name: string; detail: string[] } => {
  const whole = before.join(' ');
  if (OTHER_NAME.test(whole)) return { name: whole, detail: after };
  const early = before.find(looksLikeName);
  if (early) return { name: early, detail: [...before.filter((word) => word !== early), ...after] };
  const index = after.findLastIndex((word, i) => i > 0 && looksLikeName(word));
  if (index > 0) return { name: after[index] as string, detail: [...before, ...after.filter((_, i) => i !== index)] };
  const glued = nameAtEnd(after.at(-1) ?? '');
  const last = after.at(-1) ?? '';
  return { name: glued, detail: glued ? [...before, ...after.slice(0, -1), last.slice(0, -glued.length)] : [...before, ...after] };
};

/** Reads name, phone and place from a pasted line, in whatever order; leaves empty what it does not find. */
export const parseAddress = (text: string): ParsedAddress => {
  let line = halfWidth(text);
  const phone = PHONE.exec(line);
  if (phone) line = `${line.slice(0, phone.index)} ${line.slice(phone.index + phone[0].length)}`;
  const labelled = NAME_LABEL.exec(line)?.[1] ?? '';
  if (labelled) line = line.replace(NAME_LABEL, ' ');
  line = line
    .replace(/(?:邮政编码|邮编)\s*:?\s*\d{6}/, ' ')
    .replace(LABELS, ' ')
    .replace(/[,;|\t\r\n。:]+|，|；/g, ' ')
    .replace(/(?<=^|\s)\d{6}(?=\s|$)/, ' ');
  const words = line.split(/\s+/).filter(Boolean);
  const found = locate(words);
  const { name, detail } = labelled
    ? { name: '', detail: [...(found?.before ?? []), ...(found?.after ?? words)] }
    : takeName(found ? found.before : [], found ? found.after : words);
  const region = found?.region;
  return {
    name: (labelled || name).slice(0, 20),
    phone: phone ? `${phone[1]}${phone[2]}${phone[3]}` : '',
    provinceCode: region?.province.code ?? '',
    cityCode: region?.city?.code ?? '',
    districtCode: region?.district?.code ?? '',
    streetCode: region?.street?.code ?? null,
    province: region?.province.name ?? '',
    city: region?.city?.name ?? '',
    district: region?.district?.name ?? '',
    street: region?.street?.name ?? '',
    detail: detail.join(' ').slice(0, 80),
  };
};
