import { z } from 'zod';
import type { Sim } from '../sim.ts';

const no = z.string().min(1).max(64);
/** Ways in which a file can be spoilt. Only `wrong-hash` is seen from outside; the others come with a hash that fits. */
export const BROKEN_FILES = ['wrong-hash', 'cut-off', 'wrong-header', 'wrong-sum', 'float'] as const;
const broken = z.enum(BROKEN_FILES).optional();

/** How a day's bills are to differ from the books, to exercise reconciliation. Numbers are out_trade_nos and out_refund_nos, amounts fen. */
export const differences = z.strictObject({
  /** What the trade bill leaves out. */
  missing: z.array(no).optional(),
  /** Payments that only the trade bill knows. */
  extra: z.array(z.object({ out_trade_no: no, total: z.int().min(1), openid: z.string().optional() })).optional(),
  /** The amount that the trade bill shows instead. */
  amounts: z.record(no, z.int()).optional(),
  /** 交易状态 of a payment or 退款状态 of a refund that the trade bill shows instead. */
  states: z.record(no, z.string()).optional(),
  /** What the fund-flow bill shows otherwise; it knows nothing of the above. */
  flow: z
    .object({
      missing: z.array(no).optional(),
      amounts: z.record(no, z.int()).optional(),
      /** Commission on a payment instead of the right one. */
      fees: z.record(no, z.int()).optional(),
      /** Money that came or went (−) for other reasons; 提现 of the basic account unless said otherwise. */
      extra: z
        .array(
          z.object({
            number: no,
            fen: z.int(),
            name: z.string().default('提现'),
            kind: z.string().default('提现'),
            account: z.enum(['BASIC', 'OPERATION']).default('BASIC'),
          }),
        )
        .optional(),
      broken,
    })
    .optional(),
  broken,
});
export type Differences = z.input<typeof differences>;
export type Planned = z.output<typeof differences>;

/** Sets how a day's bills differ, in place of what was set before. Throws a ZodError. */
export function setDifferences(sim: Sim, day: string, input: Differences): void {
  sim.memo.put({ key: `bill:${day}`, value: differences.parse(input) });
}

export const differencesOn = (sim: Sim, day: string): Planned => (sim.memo.get(`bill:${day}`)?.value as Planned | undefined) ?? {};
