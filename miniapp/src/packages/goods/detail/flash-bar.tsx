import type { Address } from '@huitou/shared-types/customers/schema.ts';
import type { ProductDetail } from '@huitou/shared-types/catalog/schema.ts';
import { offerAt } from '@/features/flash/phase';
import { ReminderButton } from '@/features/flash/reminder-button';
import { useClaim } from '@/features/flash/use-claim';
import type { FlashMode } from '@/features/flash/use-flash-mode';
import { ChallengeSheet } from '@/features/risk/challenge-sheet';
import type { usePolicyConsent } from '@/features/session/policy-consent';
import { serverNow } from '@/platform/clock';
import { toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Tools } from './buy-bar';

interface FlashBarProps {
  product: ProductDetail;
  mode: FlashMode;
  quantity: number;
  address: Address | undefined;
  consent: ReturnType<typeof usePolicyConsent>;
  /** Buys at the ordinary price. */
  onList: () => void;
}

export function FlashBar({ product, mode, quantity, address, consent, onList }: FlashBarProps) {
  const claiming = useClaim();
  const soldOut = product.status === 'off' || product.skus.every((sku) => sku.available <= 0);
  const { card } = mode;
  const claim = () => {
    if (!consent.agreed) return toast('请先阅读并同意用户服务协议和隐私政策');
    const most = Math.min(card.perCustomer, mode.view?.mine.left ?? card.perCustomer);
    void claiming.claim({
      itemId: card.itemId,
      quantity: Math.max(1, Math.min(quantity, most)),
      addressId: address?.id,
      before: consent.record,
    });
  };
  return (
    <BottomBar>
      <Tools product={product} cart={false} />
      {soldOut ? null : (
        <Button id="buy-at-list" kind="soft" block className="detail-action" onTap={onList}>
          原价购买
        </Button>
      )}
      <Primary mode={mode} busy={claiming.busy} onClaim={claim} />
      {claiming.challenge ? (
        <ChallengeSheet judgementId={claiming.challenge} onPass={claiming.onPass} onClose={claiming.onCloseChallenge} />
      ) : null}
    </BottomBar>
  );
}

interface PrimaryProps {
  mode: FlashMode;
  busy: boolean;
  /** Answers every tap, also while one is under way. */
  onClaim: () => void;
}

/** The one thing to do now. */
function Primary({ mode: { card, view }, busy, onClaim }: PrimaryProps) {
  const offer = offerAt(card, serverNow());
  const ticketId = view?.mine.ticketId;
  if (offer === 'soon')
    return view ? (
      <ReminderButton session={{ id: card.sessionId, reminded: view.reminded }} size="m" block className="detail-action" />
    ) : (
      <Button id="flash-soon" block disabled className="detail-action">
        即将开抢
      </Button>
    );
  if (view && view.mine.left === 0 && ticketId)
    return (
      <Button id="flash-mine" block className="detail-action" onTap={() => go('flashTicket', { id: ticketId, item: card.itemId })}>
        查看我的抢购
      </Button>
    );
  if (offer === 'buy' || offer === 'queue')
    return (
      <Button id="flash-claim" block className="detail-action" onTap={onClaim}>
        {busy ? '正在抢' : offer === 'queue' ? '排队候补' : '立即抢购'}
      </Button>
    );
  return (
    <Button id="flash-off" block disabled className="detail-action">
      {offer === 'halted' ? '请稍候' : '已抢光'}
    </Button>
  );
}
