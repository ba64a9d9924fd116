import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { RefundDetail } from '@huitou/shared-types/payments/schema.ts';
import {
  bankCardTargetLabels,
  bankCardTargets,
  debitBanks,
  type BankCardTarget,
  type DebitBank,
} from '@huitou/shared-types/payments/states.ts';
import { Form, Input, Radio, Select } from 'antd';
import type { ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { FormModal } from '../../../ui/form-modal.tsx';

interface Values {
  target: BankCardTarget;
  bank?: DebitBank;
  account?: string;
  name?: string;
}

/** Has WeChat send what it holds to a debit card of the customer, or back to the shop's own. The card is passed on and kept nowhere. */
export const ToBankCard = ({ refund, onClose }: { refund: RefundDetail; onClose: () => void }): ReactElement => (
  <FormModal
    title={`异常退款 ${money(refund.channelPart)} 退至银行卡`}
    route={paymentRoutes.refundToBankCard}
    initial={{ target: 'user_card' } as Values}
    toInput={({ target, bank, account, name }) => ({
      id: refund.id,
      target,
      ...(target === 'user_card' && bank && account && name ? { bank, account, name } : {}),
    })}
    okText="提交微信"
    done="已提交微信，处理结果会自动更新"
    width={500}
    onClose={onClose}
  >
    <Form.Item name="target" label="退至">
      <Radio.Group options={bankCardTargets.map((value) => ({ value, label: bankCardTargetLabels[value] }))} />
    </Form.Item>
    <Form.Item noStyle dependencies={['target']}>
      {({ getFieldValue }) =>
        getFieldValue('target') === 'user_card' ? (
          <>
            <Form.Item name="name" label="持卡人姓名" rules={[{ required: true, whitespace: true, min: 2, message: '请填写持卡人姓名' }]}>
              <Input maxLength={40} autoComplete="off" />
            </Form.Item>
            <Form.Item name="bank" label="开户银行" rules={[{ required: true, message: '请选择银行' }]} extra="微信只支持退至储蓄卡">
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={debitBanks.map(({ code, label }) => ({ value: code, label }))}
                placeholder="请选择"
              />
            </Form.Item>
            <Form.Item
              name="account"
              label="银行卡号"
              normalize={(value: string) => value.replace(/\s/g, '')}
              rules={[{ required: true, pattern: /^\d{8,30}$/, message: '请填写正确的卡号' }]}
              extra="卡号加密后只交给微信，本店不保存"
            >
              <Input maxLength={36} inputMode="numeric" autoComplete="off" />
            </Form.Item>
          </>
        ) : (
          <p className="muted">钱退回本店的微信商户结算银行卡，之后需要用其他方式退给买家并登记。</p>
        )
      }
    </Form.Item>
  </FormModal>
);
