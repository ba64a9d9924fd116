import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { FlashLiveItem, ReleasePlan } from '@huitou/shared-types/flash-sales/schema.ts';
import { Button, Checkbox, Flex, Form, Input, InputNumber, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../../lib/auth.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmWithReason } from '../../../ui/confirm-with-reason.tsx';
import { FormModal } from '../../../ui/form-modal.tsx';
import { PlanEditor } from '../plan-editor.tsx';
import { planProblem } from '../plan-text.ts';

type Doing = 'release' | 'plan' | 'halt' | 'resume' | null;

/** Release now, change the plan, hold it, stop selling and go on. */
export const ItemControls = ({ item, unreleased }: { item: FlashLiveItem; unreleased: number }): ReactElement | null => {
  const can = useCan();
  const [doing, setDoing] = useState<Doing>(null);
  const halt = useAction(flashAdminRoutes.halt);
  const close = (): void => setDoing(null);
  if (!can(flashAdminRoutes.release) || item.phase === 'ended') return null;
  const name = `${item.name} ${item.spec}`.trim();
  return (
    <Flex gap={6}>
      <Button size="small" disabled={unreleased === 0} onClick={() => setDoing('release')}>
        立即放量
      </Button>
      <Button size="small" onClick={() => setDoing('plan')}>
        调整计划
      </Button>
      {item.halted ? (
        <Button size="small" type="primary" onClick={() => setDoing('resume')}>
          恢复销售
        </Button>
      ) : (
        <Button size="small" danger onClick={() => setDoing('halt')}>
          停售
        </Button>
      )}
      {doing === 'release' && <ReleaseModal item={item} name={name} unreleased={unreleased} onClose={close} />}
      {doing === 'plan' && <PlanModal item={item} name={name} onClose={close} />}
      <ConfirmWithReason
        open={doing === 'halt'}
        title={`停售 ${name}`}
        okText="停售"
        danger
        maxLength={100}
        suggestions={['价格有误', '疑似刷单', '商品问题']}
        onConfirm={(reason) => halt.run({ id: item.id, on: true, reason })}
        onClose={close}
      >
        立即停止抢购，顾客看到“活动暂停，请稍候”；已抢到的照常生成订单和付款。可随时恢复。
      </ConfirmWithReason>
      <ConfirmWithReason
        open={doing === 'resume'}
        title={`恢复销售 ${name}`}
        okText="恢复"
        maxLength={100}
        suggestions={['已核实，恢复销售']}
        onConfirm={(reason) => halt.run({ id: item.id, on: false, reason })}
        onClose={close}
      >
        先按数据库重建计数，再继续销售。
      </ConfirmWithReason>
    </Flex>
  );
};

interface ReleaseValues {
  units: number | null;
  reason: string;
}

const ReleaseModal = ({
  item,
  name,
  unreleased,
  onClose,
}: {
  item: FlashLiveItem;
  name: string;
  unreleased: number;
  onClose: () => void;
}): ReactElement => (
  <FormModal
    title={`立即放量 · ${name}`}
    route={flashAdminRoutes.release}
    initial={{ units: Math.min(unreleased, Math.max(1, Math.round(item.quota / 10))), reason: '' } as ReleaseValues}
    toInput={({ units, reason }: ReleaseValues) => ({ id: item.id, units: units ?? 0, reason: reason.trim() })}
    done="已放出"
    okText="放出"
    onClose={onClose}
  >
    <Form.Item
      name="units"
      label="数量"
      extra={`还有 ${unreleased} 件未放出，候补 ${item.waiting} 人先得`}
      rules={[{ required: true, message: '请填写数量' }]}
    >
      <InputNumber min={1} max={unreleased} precision={0} suffix="件" style={{ width: 140 }} autoFocus />
    </Form.Item>
    <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请填写原因' }]}>
      <Input maxLength={100} placeholder="如：候补人数多" />
    </Form.Item>
  </FormModal>
);

const PlanModal = ({ item, name, onClose }: { item: FlashLiveItem; name: string; onClose: () => void }): ReactElement => {
  const [plan, setPlan] = useState<ReleasePlan>(item.plan);
  const [held, setHeld] = useState(item.held);
  const change = useAction(flashAdminRoutes.changePlan, '放量计划已调整');
  const submit = async (): Promise<void> => {
    if (await change.run({ id: item.id, release: plan.mode === 'waves' ? plan : { ...plan, waves: [] }, held })) onClose();
  };
  return (
    <Modal
      open
      title={`调整放量计划 · ${name}`}
      width={600}
      okText="保存"
      confirmLoading={change.busy}
      okButtonProps={{ disabled: planProblem(plan) !== null }}
      onOk={() => void submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="muted" style={{ marginTop: 0 }}>
        已放出的 {item.released} 件不变，只影响剩下的 {Math.max(0, item.quota - item.released)} 件。
      </p>
      <PlanEditor value={plan} quota={item.quota} onChange={setPlan} />
      <Checkbox checked={held} style={{ marginTop: 12 }} onChange={(event) => setHeld(event.target.checked)}>
        暂停放量（直到取消勾选，只放人工放出的）
      </Checkbox>
    </Modal>
  );
};
