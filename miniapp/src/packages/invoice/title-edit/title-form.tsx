import { View } from '@tarojs/components';
import { useState } from 'react';
import { titleRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { taxNoWarning } from '@huitou/shared-types/invoices/tax-number.ts';
import { pickTitle } from '@/features/invoices/picked-title';
import { fromWechat, titleErrors, titleInput, type TitleDraft } from '@/features/invoices/title-draft';
import { refresh } from '@/features/queries';
import { canChooseTitle, chooseTitle } from '@/platform/choose-title';
import { confirm, toast } from '@/platform/feedback';
import { back } from '@/platform/nav';
import { api } from '@/platform/request';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';
import { Checkbox } from '@/ui/checkbox';
import { Field } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { Segments } from '@/ui/segments';
import { TitleHits } from './title-hits';

interface TitleFormProps {
  /** Of the title that is changed; undefined for a new one. */
  id: string | undefined;
  initial: TitleDraft;
  /** The page that asked wants the saved title. */
  picking: boolean;
}

export function TitleForm({ id, initial, picking }: TitleFormProps) {
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const [more, setMore] = useState(initial.address + initial.phone + initial.bank + initial.account !== '');
  const errors = tried ? titleErrors(draft) : {};
  const set = (change: Partial<TitleDraft>) => setDraft({ ...draft, ...change });
  const company = draft.kind === 'company';
  const warning = company && !errors.taxNo ? taxNoWarning(draft.taxNo) : null;
  const save = async () => {
    setTried(true);
    const [first] = Object.values(titleErrors(draft));
    if (first) return toast(first);
    const saved = id ? await api(titleRoutes.change, { id, ...titleInput(draft) }) : await api(titleRoutes.add, titleInput(draft));
    await refresh('titles');
    if (picking) pickTitle(saved.id);
    back();
  };
  const remove = async () => {
    if (!id || !(await confirm('删除这个抬头？', '已经开出的发票不受影响。', { yes: '删除', danger: true }))) return;
    await api(titleRoutes.remove, { id });
    await refresh('titles');
    back();
  };
  return (
    <>
      <View className="title-kinds">
        <Segments
          id="title-kind"
          options={[
            { key: 'company', label: '单位' },
            { key: 'person', label: '个人' },
          ]}
          current={draft.kind}
          onChange={(kind) => set({ kind })}
        />
        {canChooseTitle ? (
          <Button id="title-import" kind="plain" size="s" block onTap={async () => setDraft(fromWechat(draft, await chooseTitle()))}>
            从微信导入
          </Button>
        ) : null}
      </View>
      <Card className="title-form">
        <Field
          id="title-name"
          label={company ? '单位名称' : '姓名'}
          value={draft.title}
          maxlength={100}
          placeholder={company ? '营业执照上的全称' : '发票上的姓名'}
          error={errors.title}
          onChange={(title) => set({ title })}
        />
        {company ? (
          <TitleHits q={draft.title} known={initial.title} onChoose={({ title, taxNo }) => set({ title, taxNo: taxNo ?? draft.taxNo })} />
        ) : null}
        {company ? (
          <Field
            id="title-tax"
            label="税号"
            value={draft.taxNo}
            maxlength={24}
            placeholder="统一社会信用代码"
            error={errors.taxNo}
            onChange={(taxNo) => set({ taxNo: taxNo.toUpperCase() })}
          />
        ) : null}
        {warning ? (
          <View id="title-tax-warning" className="title-doubt">
            <Icon name="alert" size={14} />
            {warning}，确认无误可以保存
          </View>
        ) : null}
        {company && !more ? (
          <View id="title-more" className="title-more" onClick={() => setMore(true)}>
            地址、电话、开户行（选填）
            <Icon name="down" size={16} />
          </View>
        ) : null}
        {company && more ? (
          <>
            <Field
              id="title-address"
              label="注册地址"
              value={draft.address}
              maxlength={100}
              placeholder="选填"
              onChange={(address) => set({ address })}
            />
            <Field
              id="title-phone"
              label="注册电话"
              value={draft.phone}
              maxlength={30}
              placeholder="选填"
              onChange={(phone) => set({ phone })}
            />
            <Field
              id="title-bank"
              label="开户银行"
              value={draft.bank}
              maxlength={60}
              placeholder="选填"
              onChange={(bank) => set({ bank })}
            />
            <Field
              id="title-account"
              label="银行账号"
              type="number"
              value={draft.account}
              maxlength={40}
              placeholder="选填"
              onChange={(account) => set({ account })}
            />
          </>
        ) : null}
        <View className="title-default">
          <Checkbox id="title-default" checked={draft.isDefault} label="设为默认抬头" onChange={(isDefault) => set({ isDefault })} />
        </View>
      </Card>
      <BottomBar>
        {id ? (
          <Button id="title-remove" kind="danger" onTap={remove}>
            删除
          </Button>
        ) : null}
        <Button id="title-save" block onTap={save}>
          保存
        </Button>
      </BottomBar>
    </>
  );
}
