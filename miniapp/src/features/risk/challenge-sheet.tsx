import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { Button } from '@/ui/button';
import { useTimeLeft } from '@/ui/countdown';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Slider } from './slider';
import { useChallenge } from './use-challenge';
import './challenge-sheet.scss';

interface ChallengeSheetProps {
  /** Of the answer that asked for a puzzle. */
  judgementId: string;
  onPass: (pass: string) => void;
  onClose: () => void;
}

/** A small task that a person does in two seconds and a script does not. */
export function ChallengeSheet({ judgementId, onPass, onClose }: ChallengeSheetProps) {
  const { state, refresh, solve } = useChallenge(judgementId, onPass);
  return (
    <Sheet id="challenge" open title="安全验证" onClose={onClose}>
      <View className="challenge">
        {state.step === 'loading' ? <SkeletonBlocks heights={[172, 44]} /> : null}
        {state.step === 'locked' || state.step === 'failed' ? (
          <Notice
            icon={state.step === 'locked' ? 'clock' : 'alert'}
            title={state.step === 'locked' ? '请稍后再试' : '没有加载出来'}
            hint={state.message}
            action={
              state.step === 'locked'
                ? { label: '知道了', onTap: onClose, id: 'challenge-locked' }
                : { label: '重新加载', onTap: refresh, id: 'challenge-retry' }
            }
          />
        ) : null}
        {state.step === 'ready' || state.step === 'checking' || state.step === 'right' ? (
          <>
            <Slider
              key={state.puzzle.id}
              puzzle={state.puzzle}
              state={state.step}
              hint={state.step === 'right' ? '' : state.hint}
              wrong={state.step === 'ready' && state.wrong === true}
              onSolve={(x, track) => void solve(state.puzzle, x, track)}
            />
            {state.step === 'ready' ? <Expiry key={state.puzzle.expiresAt} until={state.puzzle.expiresAt} onEnd={refresh} /> : null}
            <View className="challenge-foot">
              <View className="challenge-why">参与的人多，请先确认是您本人在操作</View>
              <Button id="challenge-refresh" kind="plain" size="s" disabled={state.step !== 'ready'} onTap={refresh}>
                <Icon name="refresh" size={14} /> 换一张
              </Button>
            </View>
          </>
        ) : null}
      </View>
    </Sheet>
  );
}

/** A puzzle that has run out is replaced before anybody answers it in vain. */
function Expiry({ until, onEnd }: { until: string; onEnd: () => unknown }) {
  const over = useTimeLeft(new Date(until).getTime()) <= 0;
  useEffect(() => {
    if (over) void onEnd();
  }, [over, onEnd]);
  return null;
}
