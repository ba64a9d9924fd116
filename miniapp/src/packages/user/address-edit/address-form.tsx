import { View } from '@tarojs/components';
import { useState } from 'react';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { draftErrors, draftInput, mergeParsed, type AddressDraft } from '@/features/addresses/address-draft';
import { pickAddress } from '@/features/addresses/picked';
import { RegionPicker } from '@/features/addresses/region-picker';
import { refresh } from '@/features/queries';
import { confirm, toast } from '@/platform/feedback';
import { back } from '@/platform/nav';
import { api } from '@/platform/request';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Card, Cell } from '@/ui/cell';
import { Checkbox } from '@/ui/checkbox';
import { Field } from '@/ui/field';
import { PasteBox } from './paste-box';

interface AddressFormProps {
  /** Of the address that is changed; undefined for a new one. */
  id: string | undefined;
  initial: AddressDraft;
  /** The page that asked wants the saved address. */
  picking: boolean;
}

export function AddressForm({ id, initial, picking }: AddressFormProps) {
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const [region, setRegion] = useState(false);
  const errors = tried ? draftErrors(draft) : {};
  const set = (change: Partial<AddressDraft>) => setDraft({ ...draft, ...change });
  const save = async () => {
    setTried(true);
    const [first] = Object.values(draftErrors(draft));
    if (first) return toast(first);
    const saved = id
      ? await api(customerRoutes.updateAddress, { id, ...draftInput(draft) })
      : await api(customerRoutes.createAddress, draftInput(draft));
    await refresh('addresses', 'quote');
    if (picking) pickAddress(saved.id);
    back();
  };
  const remove = async () => {
    if (!id || !(await confirm('删除这个地址？', '', { yes: '删除', danger: true }))) return;
    await api(customerRoutes.removeAddress, { id });
    await refresh('addresses', 'quote');
    back();
  };
  return (
    <>
      <PasteBox onParsed={(parsed) => setDraft(mergeParsed(draft, parsed))} />
      <Card className="address-form">
        <Field
          id="address-name"
          label="收货人"
          value={draft.name}
          maxlength={20}
          placeholder="姓名"
          error={errors.name}
          onChange={(name) => set({ name })}
        />
        <Field
          id="address-phone"
          label="手机号"
          type="number"
          value={draft.phone}
          maxlength={11}
          placeholder="11 位手机号"
          error={errors.phone}
          onChange={(phone) => set({ phone })}
        />
        <Cell
          id="address-region"
          label="所在地区"
          className={errors.region ? 'address-region-wrong' : ''}
          value={draft.region.length > 0 ? draft.region.map((one) => one.name).join(' ') : '请选择'}
          onTap={() => setRegion(true)}
        />
        <Field
          id="address-detail"
          label="详细地址"
          value={draft.detail}
          maxlength={80}
          multiline
          placeholder="街道、楼栋、门牌号"
          error={errors.detail}
          onChange={(detail) => set({ detail })}
        />
        <View className="address-default">
          <Checkbox id="address-default" checked={draft.isDefault} label="设为默认地址" onChange={(isDefault) => set({ isDefault })} />
        </View>
      </Card>
      {region ? (
        <RegionPicker open value={draft.region} onClose={() => setRegion(false)} onChange={(path) => set({ region: path })} />
      ) : null}
      <BottomBar>
        {id ? (
          <Button id="address-remove" kind="danger" onTap={remove}>
            删除
          </Button>
        ) : null}
        <Button id="address-save" block onTap={save}>
          保存
        </Button>
      </BottomBar>
    </>
  );
}
