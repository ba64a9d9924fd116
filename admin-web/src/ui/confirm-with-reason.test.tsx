import { useState, type ReactElement } from 'react';
import { afterEach, expect, test } from 'vitest';
import { button, click, mount, settle } from '../testing/mount.tsx';
import { ConfirmWithReason } from './confirm-with-reason.tsx';

let close: (() => Promise<void>) | undefined;
afterEach(async () => close?.());

const given: string[] = [];
const Page = (): ReactElement => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        ask
      </button>
      <ConfirmWithReason
        open={open}
        title="取消"
        suggestions={['填错', '重复']}
        onClose={() => setOpen(false)}
        onConfirm={async (reason) => given.push(reason)}
      />
    </>
  );
};
const suggestion = (text: string): Element | undefined =>
  [...document.querySelectorAll('.ant-modal .ant-tag')].find((tag) => tag.textContent === text);
const typed = (): string => document.querySelector<HTMLTextAreaElement>('.ant-modal textarea')?.value ?? '';

test('what is given at once stays, and the next question begins empty', async () => {
  const { box, unmount } = await mount(<Page />);
  close = unmount;
  await click(button(box, 'ask'));
  await click(suggestion('填错'));
  await settle(400);
  expect(typed()).toBe('填错');
  await click(button(document.body, '确定'));
  await settle(400);
  expect(given).toEqual(['填错']);
  await click(button(box, 'ask'));
  await settle(50);
  expect(typed()).toBe('');
});
