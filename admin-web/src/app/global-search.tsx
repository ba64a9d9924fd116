import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';

const PHONE = /^1[3-9]\d{9}$/;

/** Finds orders by number or by the receiver's phone from anywhere. */
export const GlobalSearch = (): ReactElement => {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const search = (): void => {
    const word = text.replace(/[\s-]/g, '');
    if (word === '') return;
    const name = PHONE.test(word) ? 'phone' : 'no';
    setText('');
    void navigate(`/orders?${name}=${encodeURIComponent(word)}`);
  };
  return (
    <Input
      data-global-search=""
      allowClear
      value={text}
      maxLength={40}
      prefix={<SearchOutlined className="muted" />}
      suffix={text === '' ? <span className="kbd">/</span> : undefined}
      placeholder="订单号 / 手机号"
      aria-label="按订单号或手机号查找订单"
      style={{ width: 240 }}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={search}
    />
  );
};
