import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { Challenge, TrailIn } from '@huitou/shared-types/risk/schema.ts';
import { newCustomer, type TestCustomer } from '../factories/customers.ts';
import { type Api, makeClient } from '@huitou/shared-types/client.ts';
import { transport, type TestShop } from '../setup/app.ts';
import type { Chance } from './chance.ts';
import type { Gate } from './gate.ts';
import type { Model } from './phones.ts';

export type TrailEvent = TrailIn['events'][number];
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
    Object.assign(this, parts);
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
  }
  note(event: Omit<TrailEvent, 'at'> & { at?: number }): void {
    this.#events.push({ at: this.clock(), ...event });
  }
  batch(): Omit<TrailIn, 'deviceId' | 'fingerprint'> {
    const events = this.#events.splice(0, 60);
    this.#seq += 1;
    return { run: this.run, seq: this.#seq - 1, sentAt: this.clock(), events };
  }
  async send(): Promise<void> {
    if (this.#events.length === 0) return;
    await this.api()(riskRoutes.trail, { deviceId: this.deviceId, fingerprint: this.model.fingerprint, ...this.batch() });
  }
  /** Asks to enter, with what happened since the last batch. */
  enter(challengePass?: string): Promise<Answer> {
    const trail = this.#events.length > 0 ? this.batch() : undefined;
    return this.gate.enter(this, { trail, challengePass });
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
