import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../lib/api.ts';
import { useSettled } from '../lib/use-settled.ts';

export interface PickedCustomer {
  value: string;
  label: string;
}

interface CustomerPickerProps {
  value?: PickedCustomer[];
  onChange?: (customers: PickedCustomer[]) => void;
  id?: string;
  max: number;
}

/** Customers found by nickname, phone or id, several at once. */
export const CustomerPicker = ({ value = [], onChange, id, max }: CustomerPickerProps): ReactElement => {
  const [word, setWord] = useState('');
  const q = useSettled(word.trim());
  const found = useApiQuery(customerRoutes.list, { limit: 20, ...(q ? { q } : {}) }, { keepPrevious: true });
  return (
    <Select<PickedCustomer[]>
      {...(id ? { id } : {})}
      mode="multiple"
      labelInValue
      maxCount={max}
      value={value}
      loading={found.isFetching}
      placeholder="搜索昵称或手机号，可选多位"
      showSearch={{ filterOption: false, searchValue: word, onSearch: setWord }}
      notFoundContent={found.isFetching ? '正在查找…' : '没有找到顾客'}
      options={(found.data?.items ?? []).map((one) => ({
        value: one.id,
        label: `${one.nickname || '微信用户'}${one.phone ? ` ${one.phone}` : ''}`,
      }))}
      onChange={(picked) => {
        onChange?.(picked.map(({ value: customerId, label }) => ({ value: customerId, label })));
        setWord('');
      }}
    />
  );
};
