import { ApiError } from '@huitou/shared-types/client.ts';
import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { newFlash } from '../factories/flash-sales.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import type { TestShop } from '../setup/app.ts';
import type { Answer, Batch, Visitor } from './visitor.ts';

export interface Guard {
  trail: Batch | undefined;
  challengePass: string | undefined;
}
/** What everybody wants to get through: the entry of a flash sale, over HTTP. */
export interface Gate {
  readonly itemId: number;
  readonly productId: number;
  /** ms. */
  readonly startsAt: number;
  enter: (visitor: Visitor, guard: Guard) => Promise<Answer>;
  /** Whether a ticket of entry is taken from this visitor; what comes of the claim is another matter. */
  accepts: (visitor: Visitor, token: string) => Promise<boolean>;
}

const DAY = 86_400_000;
const refusedWith = (error: unknown, ...codes: string[]): boolean => error instanceof ApiError && codes.includes(error.code);

/** A flash sale that starts in a day, with plenty of goods: who is kept out is kept out by the guard. */
export const saleGate = async (shop: TestShop): Promise<Gate> => {
  const staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  const sale = await newFlash(shop, staff, { startsIn: DAY, endsIn: 2 * DAY, pieces: 9_000, quota: 9_000 });
  const startsAt = Date.parse(sale.flash.sessions[0]?.startsAt ?? '');
  const addresses = new Map<number, string>();
  const addressOf = async (customerId: number): Promise<string> => {
    const known = addresses.get(customerId);
    if (known) return known;
    const [result] = await shop.db.connection.query(
      `insert into customer_addresses (customer_id, default_of, name, phone, province_code, city_code, district_code, province, city, district, street, detail, created_at)
       values (?, ?, '林小雨', '13800138000', '330000', '330100', '330110', '浙江省', '杭州市', '余杭区', '', ?, utc_timestamp(3))`,
      [customerId, customerId, `文一西路 ${customerId} 号`],
    );
    const id = String((result as { insertId: number }).insertId);
    addresses.set(customerId, id);
    return id;
  };
  return {
    itemId: Number(sale.itemId),
    productId: Number(sale.productId),
    startsAt,
    enter: async (visitor, { trail, challengePass }) => {
      const addressId = await addressOf(visitor.account.id);
      try {
        const { decision, token, judgementId } = await visitor.api()(flashRoutes.entry, {
          id: sale.itemId,
          addressId,
          deviceId: visitor.deviceId,
          fingerprint: visitor.model.fingerprint,
          ...(trail ? { trail } : {}),
          ...(challengePass === undefined ? {} : { challengePass }),
        });
        return token === null ? { decision: 'challenge', judgementId: judgementId ?? '' } : { decision: decision as 'pass', token };
      } catch (error) {
        if (refusedWith(error, 'risk_refused')) return { decision: 'refuse' };
        throw error;
      }
    },
    accepts: async (visitor, token) => {
      try {
        await visitor.api()(flashRoutes.claim, { id: sale.itemId, token, quantity: 1, deviceId: visitor.deviceId });
        return true;
      } catch (error) {
        return !refusedWith(error, 'flash_token_invalid', 'flash_token_expired');
      }
    },
  };
};
