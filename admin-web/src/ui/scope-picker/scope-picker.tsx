import { Button, ConfigProvider, Flex, Radio } from 'antd';
import { useState, type ReactElement } from 'react';
import { GoodsListsFields } from './goods-lists.tsx';
import { listsText, namesNothing, noGoods, type ScopeValue, wholeShop } from './scope-value.ts';

interface ScopePickerProps {
  value?: ScopeValue;
  onChange?: (scope: ScopeValue) => void;
  id?: string;
}

/** Which goods a promotion is for: everything or what any of four lists names, less what is excluded. */
export const ScopePicker = ({ value = wholeShop(), onChange, id }: ScopePickerProps): ReactElement => {
  const disabled = ConfigProvider.useConfig().componentDisabled === true;
  const [excluding, setExcluding] = useState(!namesNothing(value.exclude));
  return (
    <Flex vertical gap={10} {...(id ? { id } : {})}>
      <Radio.Group
        style={{ display: 'flex', minHeight: 32, alignItems: 'center' }}
        value={value.all}
        options={[
          { value: true, label: '全部商品' },
          { value: false, label: '指定范围' },
        ]}
        onChange={(event) => onChange?.({ ...value, all: event.target.value as boolean })}
      />
      {!value.all && (
        <div className="subpanel">
          <GoodsListsFields name="适用" disabled={disabled} value={value} onChange={(lists) => onChange?.({ ...value, ...lists })} />
          <p className="muted small" style={{ margin: '8px 0 0' }}>
            命中任意一项即适用。
          </p>
        </div>
      )}
      {excluding ? (
        <div className="subpanel">
          <Flex justify="space-between" align="center" style={{ marginBottom: 8 }}>
            <span>
              排除商品 <span className="muted small">{listsText(value.exclude) || '排除优先于适用'}</span>
            </span>
            <Button
              type="link"
              size="small"
              disabled={disabled}
              onClick={() => {
                setExcluding(false);
                onChange?.({ ...value, exclude: noGoods() });
              }}
            >
              不排除
            </Button>
          </Flex>
          <GoodsListsFields
            name="排除"
            disabled={disabled}
            value={value.exclude}
            onChange={(exclude) => onChange?.({ ...value, exclude })}
          />
        </div>
      ) : (
        <div>
          <Button type="link" style={{ padding: 0 }} disabled={disabled} onClick={() => setExcluding(true)}>
            + 排除部分商品
          </Button>
        </div>
      )}
    </Flex>
  );
};
