import { ScanOutlined } from '@ant-design/icons';
import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { unitDecisionLabels, unitDecisions, type UnitDecision } from '@huitou/shared-types/after-sales/states.ts';
import { Alert, Button, Flex, Form, Input, InputNumber, Modal, Radio, Segmented, type InputRef } from 'antd';
import { useRef, useState, type ReactElement } from 'react';
import { useCan } from '../../../lib/auth.ts';
import { money } from '../../../lib/format.ts';
import { useAction } from '../../../lib/use-action.ts';
import { useAltKeys } from '../../../lib/use-hotkeys.ts';
import { Goods } from '../../../ui/goods.tsx';
import { Gallery } from '../../../ui/image-upload.tsx';
import {
  allUndecided,
  countsOf,
  restSellable,
  scan,
  setCount,
  undecided,
  unitsToSend,
  type AwaitedLine,
  type Inspection,
} from './counts.ts';

const awaited = (data: StaffCase): AwaitedLine[] =>
  data.lines.map(({ lineId, quantity, skuCode, barcode }) => ({ lineId, quantity, codes: [skuCode, barcode] }));

/**
 * Decides on each unit that came back, by scanner or by hand: a beep is a unit, Enter in the empty field finishes, Alt+1/2/3 says what
 * the next units are, Alt+A calls the rest sellable. Receives the parcel first where that was not done yet.
 */
export const Inspect = ({ data, onClose }: { data: StaffCase; onClose: () => void }): ReactElement => {
  const lines = awaited(data);
  const may = useCan()(afterSalesAdminRoutes.refund);
  const [inspection, setInspection] = useState<Inspection>({});
  const [condition, setCondition] = useState<UnitDecision>('sellable');
  const [code, setCode] = useState('');
  const [said, setSaid] = useState<{ tone: 'success' | 'warning' | 'error'; text: string } | null>(null);
  const [note, setNote] = useState('');
  const [pictures, setPictures] = useState<string[]>([]);
  const [now, setNow] = useState<boolean | null>(null);
  const field = useRef<InputRef>(null);
  const receive = useAction(afterSalesAdminRoutes.receive);
  const inspect = useAction(afterSalesAdminRoutes.inspect, '验货完成');

  const left = allUndecided(inspection, lines);
  const flawed = lines.some((line) => countsOf(inspection, line.lineId).damaged + countsOf(inspection, line.lineId).missing > 0);
  const refunds = data.kind === 'return_refund';
  const refundNow = now ?? !flawed;
  const nameOf = (line: AwaitedLine): string => data.lines.find((one) => one.lineId === line.lineId)?.name ?? '';

  const submit = async (): Promise<void> => {
    if (left > 0) {
      setSaid({ tone: 'warning', text: `还有 ${left} 件没有验` });
      field.current?.focus();
      return;
    }
    if (data.status !== 'received' && !(await receive.run({ id: data.id }))) return;
    const done = await inspect.run({
      id: data.id,
      units: unitsToSend(inspection, lines),
      pictures,
      note: note.trim(),
      ...(refunds && may ? { refundNow } : {}),
    });
    if (done) onClose();
  };
  const enter = (): void => {
    if (code.trim() === '') return void (left === 0 ? submit() : setSaid({ tone: 'warning', text: `还有 ${left} 件没有验` }));
    const result = scan(inspection, lines, code, condition);
    setCode('');
    if (result.kind === 'unknown') return setSaid({ tone: 'error', text: `${code.trim()} 不在这张售后单里` });
    if (result.kind === 'surplus') return setSaid({ tone: 'error', text: `${nameOf(result.line)} 已够数，多出一件，请核对` });
    setInspection(result.inspection);
    setSaid({ tone: 'success', text: `${nameOf(result.line)} ${unitDecisionLabels[condition]} +1` });
  };
  useAltKeys({
    Digit1: () => setCondition('sellable'),
    Digit2: () => setCondition('damaged'),
    Digit3: () => setCondition('missing'),
    KeyA: () => setInspection((old) => restSellable(old, lines)),
  });

  return (
    <Modal
      open
      title={data.status === 'received' ? '验货' : '收货并验货'}
      width={760}
      okText={left > 0 ? `还有 ${left} 件未验` : refunds && may && refundNow ? `完成并退款 ${money(data.amount)}` : '完成验货'}
      okButtonProps={{ disabled: left > 0 }}
      confirmLoading={receive.busy || inspect.busy}
      mask={{ closable: false }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <div>
        <Flex gap={12} align="center" style={{ marginBottom: 8 }}>
          <Input
            ref={field}
            autoFocus
            value={code}
            maxLength={60}
            prefix={<ScanOutlined className="muted" />}
            placeholder="扫描条码或输入 SKU 编码，Enter 记一件"
            aria-label="扫描商品条码"
            style={{ width: 320 }}
            onChange={(event) => setCode(event.target.value)}
            onPressEnter={enter}
          />
          <Segmented
            value={condition}
            options={unitDecisions.map((value, i) => ({ value, label: `${unitDecisionLabels[value]} Alt+${i + 1}` }))}
            onChange={(value) => {
              setCondition(value);
              field.current?.focus();
            }}
          />
          <Button title="Alt+A" disabled={left === 0} onClick={() => setInspection(restSellable(inspection, lines))}>
            其余完好
          </Button>
        </Flex>
        <div className="small" style={{ minHeight: 24 }} role="status">
          {said && <Alert type={said.tone} showIcon banner title={said.text} style={{ padding: '2px 8px' }} />}
        </div>
        <div className="sku-table-wrap" style={{ maxHeight: 360, marginTop: 8 }}>
          <table className="sku-table">
            <thead>
              <tr>
                <th>商品</th>
                <th>应收</th>
                {unitDecisions.map((decision) => (
                  <th key={decision}>{unitDecisionLabels[decision]}</th>
                ))}
                <th>未验</th>
              </tr>
            </thead>
            <tbody>
              {data.lines.map((line, i) => {
                const one = lines[i];
                if (!one) return null;
                const rest = undecided(inspection, one);
                return (
                  <tr key={line.lineId}>
                    <td style={{ minWidth: 220 }}>
                      <Goods picture={line.picture} name={line.name} spec={[line.spec, line.skuCode].filter(Boolean).join(' · ')} />
                    </td>
                    <td className="num strong">{line.quantity}</td>
                    {unitDecisions.map((decision) => (
                      <td key={decision}>
                        <InputNumber
                          size="small"
                          min={0}
                          max={line.quantity}
                          precision={0}
                          style={{ width: 72 }}
                          aria-label={`${line.name} ${unitDecisionLabels[decision]}件数`}
                          value={countsOf(inspection, line.lineId)[decision]}
                          onChange={(value) => setInspection(setCount(inspection, one, decision, value ?? 0))}
                        />
                      </td>
                    ))}
                    <td className={rest > 0 ? 'num bad strong' : 'num muted'}>{rest}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <Form labelCol={{ flex: '72px' }} style={{ marginTop: 16 }}>
          {refunds && may && left === 0 && (
            <Form.Item label="退款" style={{ marginBottom: 12 }}>
              <Radio.Group
                value={refundNow}
                onChange={(event) => setNow(event.target.value as boolean)}
                options={[
                  { value: true, label: `立即退 ${money(data.amount)}` },
                  { value: false, label: '先不退，稍后确认金额' },
                ]}
              />
            </Form.Item>
          )}
          <Form.Item label="照片" style={{ marginBottom: 12 }}>
            <Gallery value={pictures} onChange={setPictures} max={9} main={false} />
          </Form.Item>
          <Form.Item label="备注" style={{ marginBottom: 0 }}>
            <Input
              value={note}
              maxLength={300}
              placeholder={flawed ? '损坏或缺失的情况' : '选填'}
              onChange={(event) => setNote(event.target.value)}
            />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
};
