import type { Invariant } from '../../platform/invariant.ts';

/** What must hold of the judgements at any moment. */
export const riskInvariants: readonly Invariant[] = [
  {
    name: 'who was held up by the score is told by which rule',
    title: '被风控拦下的都有原因',
    sql: `select id, no, decision from risk_judgements where id >= {since} and decision <> 'pass' and basis = 'score' and reasons = ''`,
    link: '/risk?open={id}',
    recent: { table: 'risk_judgements', column: 'at' },
  },
];
