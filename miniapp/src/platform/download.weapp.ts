import Taro from '@tarojs/taro';
import { fileUrl } from './config';
import { copy } from './feedback';

/** WeChat stores no arbitrary files for a customer: the address is copied, to be opened in a browser. */
export const saveDownload = async (url: string): Promise<void> => {
  await copy(fileUrl(url), '');
  await Taro.showModal({
    title: '链接已复制',
    content: '请在浏览器中打开链接下载',
    showCancel: false,
    confirmText: '知道了',
    confirmColor: '#c2461d',
  });
};
