import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '@huitou/shared-types/client.ts';
import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { Challenge, SolveChallengeIn } from '@huitou/shared-types/risk/schema.ts';
import { messageOf } from '@/platform/feedback';
import { api } from '@/platform/request';
import { deviceId } from './device';

export type ChallengeState =
  | { step: 'loading' }
  | { step: 'ready' | 'checking'; puzzle: Challenge; hint: string; wrong?: boolean }
  | { step: 'right'; puzzle: Challenge }
  | { step: 'locked' | 'failed'; message: string };

const PASS_SHOWN_MS = 450;

const hintAfter = (right: boolean, next: Challenge): string =>
  right ? `对了，还有 ${next.left} 个` : next.tries > 0 ? `没有对准，请再试一次（还可以试 ${next.tries} 次）` : '没有对准，请再试一次';

/** A puzzle of the server's, from asking for it until it is solved. `onPass` gets the proof for the request to enter. */
export const useChallenge = (judgementId: string, onPass: (pass: string) => void) => {
  const [state, setState] = useState<ChallengeState>({ step: 'loading' });
  const pass = useRef(onPass);
  useEffect(() => {
    pass.current = onPass;
  });
  const gone = useRef(false);

  const fail = useCallback((error: unknown) => {
    const locked = error instanceof ApiError && error.code === 'challenge_locked';
    setState({ step: locked ? 'locked' : 'failed', message: messageOf(error) });
  }, []);
  /** Another picture; the one before is void. */
  const refresh = useCallback(async () => {
    setState({ step: 'loading' });
    try {
      const puzzle = await api(riskRoutes.startChallenge, { judgementId, deviceId: deviceId() });
      if (!gone.current) setState({ step: 'ready', puzzle, hint: '' });
    } catch (error) {
      fail(error);
    }
  }, [judgementId, fail]);
  useEffect(() => {
    gone.current = false;
    void refresh();
    return () => {
      gone.current = true;
    };
  }, [refresh]);

  const solve = async (puzzle: Challenge, x: number, track: SolveChallengeIn['track']) => {
    setState({ step: 'checking', puzzle, hint: '' });
    try {
      const answer = await api(riskRoutes.solveChallenge, { id: puzzle.id, deviceId: deviceId(), x, track });
      if (gone.current) return;
      if (answer.pass !== null) {
        const proof = answer.pass;
        setState({ step: 'right', puzzle });
        setTimeout(() => !gone.current && pass.current(proof), PASS_SHOWN_MS);
      } else if (answer.next)
        setState({ step: 'ready', puzzle: answer.next, hint: hintAfter(answer.right, answer.next), wrong: !answer.right });
      else setState({ step: 'locked', message: '验证失败次数过多，请过一会儿再来' });
    } catch (error) {
      // It took too long: a new one, without a word of blame.
      if (error instanceof ApiError && error.code === 'challenge_over') await refresh();
      else fail(error);
    }
  };
  return { state, refresh, solve };
};
