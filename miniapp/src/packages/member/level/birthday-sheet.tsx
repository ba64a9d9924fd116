import { View } from '@tarojs/components';
import { useState } from 'react';
import { membershipRoutes } from '@huitou/shared-types/membership/routes.ts';
import type { MyMembership } from '@huitou/shared-types/membership/schema.ts';
import { keys, queryClient } from '@/features/queries';
import { confirm, toast } from '@/platform/feedback';
import { api } from '@/platform/request';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';

/** Days of the months of a leap year: the 29th of February is a birthday. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Month and day, no year: that is nobody's business. */
export function BirthdaySheet({ birthday, onClose }: { birthday: MyMembership['birthday']; onClose: () => void }) {
  const [month, setMonth] = useState(birthday?.month);
  const [day, setDay] = useState(birthday?.day);
  const days = month === undefined ? 0 : (DAYS[month - 1] ?? 0);
  const save = async () => {
    if (month === undefined || day === undefined) return;
    if (!(await confirm(`生日是 ${month}月${day}日？`, '保存后一段时间内不能修改，请确认无误。', { yes: '保存' }))) return;
    queryClient.setQueryData(keys.membership, await api(membershipRoutes.setBirthday, { month, day }));
    toast('生日已保存');
    onClose();
  };
  return (
    <Sheet
      id="birthday-sheet"
      open
      title="我的生日"
      onClose={onClose}
      footer={
        <Button id="birthday-save" block disabled={month === undefined || day === undefined} onTap={save}>
          {month === undefined ? '请选择月份' : day === undefined ? '请选择日期' : `保存 ${month}月${day}日`}
        </Button>
      }
    >
      <View className="birthday">
        <View className="birthday-label">月份</View>
        <Numbers
          id="month"
          count={12}
          unit="月"
          current={month}
          onChoose={(chosen) => {
            setMonth(chosen);
            if (day !== undefined && day > (DAYS[chosen - 1] ?? 0)) setDay(undefined);
          }}
        />
        {days > 0 ? (
          <>
            <View className="birthday-label">日期</View>
            <Numbers id="day" count={days} unit="" current={day} onChoose={setDay} />
          </>
        ) : null}
      </View>
    </Sheet>
  );
}

interface NumbersProps {
  id: string;
  count: number;
  unit: string;
  current: number | undefined;
  onChoose: (n: number) => void;
}

function Numbers({ id, count, unit, current, onChoose }: NumbersProps) {
  return (
    <View className={`birthday-numbers birthday-${id}s`} role="radiogroup">
      {Array.from({ length: count }, (_, i) => i + 1).map((n) => (
        <View
          key={n}
          id={`${id}-${n}`}
          className={`birthday-number ${n === current ? 'birthday-number-on' : ''}`}
          role="radio"
          aria-checked={n === current}
          onClick={() => onChoose(n)}
        >
          {n}
          {unit}
        </View>
      ))}
    </View>
  );
}
