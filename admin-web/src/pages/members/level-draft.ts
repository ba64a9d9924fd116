import type { LevelIn, LevelRow } from '@huitou/shared-types/membership/schema.ts';
import { scopeText, tidyScope, wholeShop, type ScopeValue } from '../../ui/scope-picker/scope-value.ts';
import { isZhe } from '../../ui/zhe-input.tsx';

/** A level as the editor holds it. */
export interface LevelDraft {
  name: string;
  threshold: number | null;
  color: string;
  /** Whether there is a level price. */
  priced: boolean;
  /** 折: `9.5`. */
  zhe: number | null;
  scope: ScopeValue;
  freight: LevelRow['freight']['kind'];
  freightCount: number | null;
  /** Times the usual points. */
  rate: number | null;
  birthdayPoints: number | null;
  couponTemplateId: string | null;
  note: string;
}

export const draftOf = (level: LevelRow | null): LevelDraft => ({
  name: level?.name ?? '',
  threshold: level?.threshold ?? null,
  color: level?.color ?? '#c9a45c',
  priced: Boolean(level?.price),
  zhe: level?.price ? level.price.permille / 100 : 9.5,
  scope: level?.price?.scope ?? wholeShop(),
  freight: level?.freight.kind ?? 'none',
  freightCount: level?.freight.kind === 'monthly' ? level.freight.count : 2,
  rate: (level?.pointsRate ?? 1000) / 1000,
  birthdayPoints: level?.birthday.points ?? 0,
  couponTemplateId: level?.birthday.couponTemplateId ?? null,
  note: level?.note ?? '',
});

const priceOf = ({ priced, zhe, scope }: LevelDraft) => (priced && isZhe(zhe, 1, 9.99) ? { permille: Math.round(zhe * 100), scope } : null);

const tidied = (price: ReturnType<typeof priceOf>) => price && { ...price, scope: tidyScope(price.scope) };

/** What the route takes. */
export const inputOf = (draft: LevelDraft): LevelIn => ({
  name: draft.name.trim(),
  threshold: draft.threshold ?? 0,
  color: draft.color,
  price: tidied(priceOf(draft)),
  freight: draft.freight === 'monthly' ? { kind: 'monthly', count: draft.freightCount ?? 1 } : { kind: draft.freight },
  pointsRate: Math.round((draft.rate ?? 1) * 1000),
  birthday: { points: draft.birthdayPoints ?? 0, couponTemplateId: draft.couponTemplateId },
  note: draft.note.trim(),
});

/** What a level brings, as the customer reads it. */
export const linesOf = ({
  price,
  freight,
  pointsRate,
  birthday,
}: Pick<LevelRow, 'price' | 'freight' | 'pointsRate' | 'birthday'>): { title: string; text: string }[] => {
  const gift = [...(birthday.points > 0 ? [`${birthday.points} 积分`] : []), ...(birthday.couponTemplateId ? ['优惠券'] : [])];
  return [
    ...(price ? [{ title: '会员价', text: `${price.scope.all ? '全场' : scopeText(price.scope)} ${price.permille / 100} 折` }] : []),
    ...(freight.kind === 'always' ? [{ title: '包邮', text: '每单免运费' }] : []),
    ...(freight.kind === 'monthly' ? [{ title: '包邮', text: `每月 ${freight.count} 次免运费` }] : []),
    ...(pointsRate === 1000 ? [] : [{ title: '积分', text: pointsRate === 0 ? '消费不积分' : `${pointsRate / 1000} 倍积分` }]),
    ...(gift.length > 0 ? [{ title: '生日礼', text: gift.join(' + ') }] : []),
  ];
};
/** The same for what is being typed. */
export const draftLines = (draft: LevelDraft): { title: string; text: string }[] =>
  linesOf({
    price: priceOf(draft),
    freight: draft.freight === 'monthly' ? { kind: 'monthly', count: draft.freightCount ?? 1 } : { kind: draft.freight },
    pointsRate: Math.round((draft.rate ?? 1) * 1000),
    birthday: { points: draft.birthdayPoints ?? 0, couponTemplateId: draft.couponTemplateId },
  });
