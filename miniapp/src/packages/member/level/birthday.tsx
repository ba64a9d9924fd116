import { useState } from 'react';
import type { MyMembership } from '@huitou/shared-types/membership/schema.ts';
import { toast } from '@/platform/feedback';
import { dayOf } from '@/platform/time';
import { Cell } from '@/ui/cell';
import { BirthdaySheet } from './birthday-sheet';

/** The birthday, on which a gift hangs: said once, and locked for a while afterwards. */
export function Birthday({ mine: { birthday, birthdayLockedUntil } }: { mine: MyMembership }) {
  const [open, setOpen] = useState(false);
  const tap = () => {
    const locked = birthdayLockedUntil !== null && new Date(birthdayLockedUntil).getTime() > Date.now();
    if (locked) toast(`生日礼每年一次，${dayOf(birthdayLockedUntil)}后可修改`);
    else setOpen(true);
  };
  return (
    <>
      <Cell
        id="member-birthday"
        icon="gift"
        label="我的生日"
        value={birthday ? `${birthday.month}月${birthday.day}日` : '登记后每年领生日礼'}
        onTap={tap}
      />
      {open ? <BirthdaySheet birthday={birthday} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
