import { describe, expect, test } from 'vitest';
import { ApiError } from '@huitou/shared-types/client.ts';
import { TRAIL_MOST, trimTrail, type TrailEvent } from '@/platform/trail';
import { digest } from './digest';
import { makeSender, type Batch } from './sender';

const tap = (at: number): TrailEvent => ({ kind: 'tap', at });
const view = (at: number): TrailEvent => ({ kind: 'view', at });

describe('what is kept of a trail', () => {
  test('touches go before pages seen, the oldest first', () => {
    expect(trimTrail([view(1), tap(2), tap(3), view(4)], 3)).toEqual([view(1), tap(3), view(4)]);
    expect(trimTrail([view(1), view(2), view(3)], 2)).toEqual([view(2), view(3)]);
    expect(trimTrail([tap(1)], 3)).toEqual([tap(1)]);
  });
});

const setUp = (answers: (ApiError | 'ok')[]) => {
  let waiting: TrailEvent[] = [];
  const sent: Batch[] = [];
  const sender = makeSender({
    run: 'run-12345',
    take: () => waiting.splice(0),
    post: async (batch) => {
      sent.push(batch);
      const answer = answers.shift() ?? 'ok';
      if (answer !== 'ok') throw answer;
    },
  });
  return { sender, sent, happen: (...events: TrailEvent[]) => (waiting = [...waiting, ...events]) };
};
const seen = (batches: Batch[]) => batches.map(({ seq, events }) => [seq, events.map(({ at }) => at)]);

describe('sending it', () => {
  test('each batch has the next number, and nothing is sent when nothing happened', async () => {
    const { sender, sent, happen } = setUp([]);
    happen(view(1));
    await sender.flush();
    await sender.flush();
    happen(tap(2), tap(3));
    await sender.flush();
    expect(seen(sent)).toEqual([
      [0, [1]],
      [1, [2, 3]],
    ]);
  });

  test('what did not arrive is repeated under its number, before what came after', async () => {
    const { sender, sent, happen } = setUp([new ApiError(0, {}), 'ok', 'ok']);
    happen(view(1));
    expect(await sender.flush()).toBe(false);
    happen(tap(2));
    expect(await sender.flush()).toBe(true);
    expect(await sender.flush()).toBe(true);
    expect(seen(sent)).toEqual([
      [0, [1]],
      [0, [1]],
      [1, [2]],
    ]);
  });

  test('a batch that cannot be read is not repeated for ever', async () => {
    const { sender, sent, happen } = setUp([new ApiError(400, { code: 'invalid_input' })]);
    happen(view(1));
    await sender.flush();
    happen(view(2));
    await sender.flush();
    expect(seen(sent)).toEqual([
      [0, [1]],
      [1, [2]],
    ]);
  });

  test('a request to enter takes the batch along; a refusal of the request leaves the batch to the next', async () => {
    const { sender, sent, happen } = setUp([]);
    const carried: (Batch | undefined)[] = [];
    happen(view(1));
    const refused = sender.carry(async (batch) => {
      carried.push(batch);
      throw new ApiError(409, { code: 'flash_not_started' });
    });
    await expect(refused).rejects.toMatchObject({ code: 'flash_not_started' });
    await sender.carry(async (batch) => carried.push(batch));
    await sender.flush();
    expect(carried.map((batch) => batch?.seq)).toEqual([0, 0]);
    expect(sent).toEqual([]);
  });

  test('never more than a batch may hold', async () => {
    const { sender, sent, happen } = setUp([]);
    happen(...Array.from({ length: 200 }, (_, i) => tap(i)));
    await sender.flush();
    expect(sent[0]?.events).toHaveLength(TRAIL_MOST);
  });
});

test('a fingerprint is the same for the same traits, another for others, and fits the contract', () => {
  const one = digest(['h5', 'zh-CN', '390x844']);
  expect(digest(['h5', 'zh-CN', '390x844'])).toBe(one);
  expect(digest(['h5', 'zh-CN', '390x845'])).not.toBe(one);
  expect(one).toMatch(/^[\w-]{8,64}$/);
});
