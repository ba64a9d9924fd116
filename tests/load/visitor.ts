import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { Challenge, TrailIn } from '@huitou/shared-types/risk/schema.ts';
import { newCustomer, type TestCustomer } from '../factories/customers.ts';
import { type Api, makeClient } from '@huitou/shared-types/client.ts';
import { transport, type TestShop } from '../setup/app.ts';
import type { Chance } from './chance.ts';
import type { Gate } from './gate.ts';
import type { Model } from './phones.ts';

export type TrailEvent = TrailIn['events'][number];
export type Batch = Omit<TrailIn, 'deviceId' | 'fingerprint'>;
/** How an account stands before the rush. */
export interface Past {
  readonly days: number;
  readonly orders: number;
  /** WeChat's view. */
  readonly rank: number;
}

/** An account in somebody's hands: a phone with a clock, an address in the network, and what happened since the last batch. */
export class Visitor {
  readonly shop: TestShop;
  readonly gate: Gate;
  readonly luck: Chance;
  readonly account: TestCustomer;
  model: Model;
  deviceId: string;
  ip: string;
  /** What the phone's clock shows more than the server's, ms. */
  clockOffset: number;
  run: string;
  #seq = 0;
  #events: TrailEvent[] = [];
  /** A batch that went out and was not answered: it is repeated as it was. */
  #unanswered: Omit<Batch, 'sentAt'> | undefined;
  readonly #now: () => number;

  constructor(parts: {
    shop: TestShop;
    gate: Gate;
    luck: Chance;
    account: TestCustomer;
    model: Model;
    deviceId: string;
    ip: string;
    now: () => number;
  }) {
    this.shop = parts.shop;
    this.gate = parts.gate;
    this.luck = parts.luck;
    this.account = parts.account;
    this.model = parts.model;
    this.deviceId = parts.deviceId;
    this.ip = parts.ip;
    this.clockOffset = parts.luck.normal(0, 40_000);
    this.run = parts.luck.text(16);
    this.#now = parts.now;
  }

  /** The same account in other hands or on another phone; trails of their own. */
  copy(other: { deviceId?: string; ip?: string; model?: Model }): Visitor {
    const { shop, gate, account, model, deviceId, ip } = this;
    return new Visitor({ shop, gate, account, model, deviceId, ip, luck: this.luck.fork(), now: this.#now, ...other });
  }
  /** What the phone's clock shows, ms. */
  clock(): number {
    return this.#now() + this.clockOffset;
  }
  api(): Api {
    const send = transport(this.shop.url, this.account.token);
    const headers = { 'x-forwarded-for': this.ip, 'user-agent': this.model.userAgent };
    return makeClient((request) => send({ ...request, headers: { ...request.headers, ...headers } }));
  }
  /** The app is started anew. */
  restart(): void {
    this.run = this.luck.text(16);
    this.#seq = 0;
    this.#events = [];
    this.#unanswered = undefined;
  }
  note(event: Omit<TrailEvent, 'at'> & { at?: number }): void {
    this.#events.push({ at: this.clock(), ...event });
  }
  /** What is due, as the storefront sends it; undefined when nothing happened. `kept`: no answer will come, so that it is sent again. */
  batch(kept = false): Batch | undefined {
    const due =
      this.#unanswered ?? (this.#events.length > 0 ? { run: this.run, seq: this.#seq, events: this.#events.splice(0, 60) } : undefined);
    if (due && due !== this.#unanswered) this.#seq += 1;
    this.#unanswered = kept ? due : undefined;
    return due && { ...due, sentAt: this.clock() };
  }
  /** `lost`: on its way there, or only the answer. */
  async send(lost?: 'request' | 'answer'): Promise<void> {
    const batch = this.batch(lost !== undefined);
    if (batch && lost !== 'request') {
      await this.api()(riskRoutes.trail, { deviceId: this.deviceId, fingerprint: this.model.fingerprint, ...batch });
    }
  }
  /** Asks to enter, with what happened since the last batch. `lost`: no answer comes back. */
  enter(challengePass?: string, lost = false): Promise<Answer> {
    return this.gate.enter(this, { trail: this.batch(lost), challengePass });
  }
  puzzle(judgementId: string): Promise<Challenge> {
    return this.api()(riskRoutes.startChallenge, { judgementId, deviceId: this.deviceId });
  }
}
export type Answer =
  | { decision: 'pass' | 'behind'; token: string }
  | { decision: 'challenge'; judgementId: string }
  | { decision: 'refuse' };

/** Somebody with an account that has a past. */
export const visitor = async (
  world: { shop: TestShop; now: () => number },
  parts: { gate: Gate; luck: Chance; past: Past; model: Model; deviceId?: string; ip: string },
): Promise<Visitor> => {
  const account = await newCustomer(world.shop);
  if (parts.past.rank > 0) world.shop.sandbox.people.setRiskRank(account.openid, parts.past.rank);
  await world.shop.db.connection.query('update customers set registered_at = ?, order_count = ? where id = ?', [
    new Date(parts.gate.startsAt - parts.past.days * 86_400_000).toISOString().slice(0, 23).replace('T', ' '),
    parts.past.orders,
    account.id,
  ]);
  return new Visitor({
    shop: world.shop,
    gate: parts.gate,
    luck: parts.luck,
    account,
    model: parts.model,
    deviceId: parts.deviceId ?? parts.luck.text(32),
    ip: parts.ip,
    now: world.now,
  });
};

/** The account has been on this device for some days. */
export const knownDevice = async (
  { shop }: { shop: TestShop },
  who: Visitor,
  startsAt: number,
  days: number,
  lastDays = days,
): Promise<void> => {
  const moment = (ago: number): string => new Date(startsAt - ago * 86_400_000).toISOString().slice(0, 23).replace('T', ' ');
  await shop.db.connection.query(
    'insert ignore into risk_devices (device_id, customer_id, first_seen_at, last_seen_at) values (?, ?, ?, ?)',
    [who.deviceId, who.account.id, moment(days), moment(Math.min(days, lastDays))],
  );
};
