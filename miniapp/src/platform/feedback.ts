import Taro from '@tarojs/taro';
import { ApiError } from '@huitou/shared-types/client.ts';
import { Cancelled } from './cancelled';

export const toast = (title: string): void => {
  void Taro.showToast({ title, icon: 'none', duration: 2000 });
};

/** What to tell a person about a failure; the server's words where it gave some. */
export const messageOf = (error: unknown): string => (error instanceof ApiError ? error.message : '出了点问题，请稍后再试');

/** Says what went wrong; a sheet that the person closed is no failure. */
export const tellFailure = (error: unknown): void => {
  if (!(error instanceof Cancelled)) toast(messageOf(error));
};

/** A yes-or-no question; `danger` colours the yes for what cannot be undone. */
export const confirm = async (title: string, content = '', options: { yes?: string; danger?: boolean } = {}): Promise<boolean> => {
  const answer = await Taro.showModal({
    title,
    content,
    confirmText: options.yes ?? '确定',
    cancelText: '再想想',
    confirmColor: options.danger ? '#b3261e' : '#c2461d',
    cancelColor: '#5f564c',
  });
  return answer.confirm;
};

export const copy = async (text: string, said = '已复制'): Promise<void> => {
  await Taro.setClipboardData({ data: text });
  toast(said);
};
