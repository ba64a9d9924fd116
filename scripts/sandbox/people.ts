/** Somebody with WeChat on the phone. */
export interface Person {
  openid: string;
  unionid: string;
  nickname: string;
  /** Mainland mobile number without country code. */
  phone: string;
  /** Background colour of the drawn avatar. */
  colour: string;
}

/** The people every sandbox knows. Their openids never change, so that a demo shop may be seeded with them. */
export const PEOPLE: readonly Person[] = [
  {
    openid: 'oHt6a1LinXiaoyu0000000000001',
    unionid: 'uHt6a1LinXiaoyu0000000000001',
    nickname: '林小雨',
    phone: '13800138001',
    colour: '#5b8c7b',
  },
  {
    openid: 'oHt6a2ChenHao00000000000002x',
    unionid: 'uHt6a2ChenHao00000000000002x',
    nickname: '陈浩',
    phone: '13800138002',
    colour: '#4a6fa5',
  },
  {
    openid: 'oHt6a3ZhouMinmin00000000003x',
    unionid: 'uHt6a3ZhouMinmin00000000003x',
    nickname: '周敏敏',
    phone: '13800138003',
    colour: '#c0785a',
  },
  {
    openid: 'oHt6a4WangJianguo0000000004x',
    unionid: 'uHt6a4WangJianguo0000000004x',
    nickname: '王建国',
    phone: '13800138004',
    colour: '#7a6c9d',
  },
  {
    openid: 'oHt6a5SunYiran000000000005xx',
    unionid: 'uHt6a5SunYiran000000000005xx',
    nickname: '孙怡然',
    phone: '13800138005',
    colour: '#b5838d',
  },
  {
    openid: 'oHt6a6HeZixuan000000000006xx',
    unionid: 'uHt6a6HeZixuan000000000006xx',
    nickname: '何子轩',
    phone: '13800138006',
    colour: '#6b8e4e',
  },
];

const COLOURS = ['#5b8c7b', '#4a6fa5', '#c0785a', '#7a6c9d', '#b5838d', '#6b8e4e', '#8d7b4a', '#4e8d8e'];
const SURNAMES = '李张刘杨赵黄吴徐朱马胡郭罗梁宋郑谢韩唐冯';
const GIVEN = ['雨桐', '俊杰', '思源', '静怡', '子涵', '晓东', '梦瑶', '浩然', '佳宁', '文博', '雪晴', '志远'];

const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(Math.random() * list.length)] as T;

/** A new person with a random name unless given; `text` makes unguessable ids, `serial` keeps phone numbers apart. */
export function newPerson(text: (length: number) => string, serial: number, given: Partial<Person> = {}): Person {
  return {
    openid: `o${text(27)}`,
    unionid: `u${text(27)}`,
    nickname: pick(SURNAMES) + pick(GIVEN),
    phone: String(13900139000 + serial),
    colour: pick(COLOURS),
    ...given,
  };
}
