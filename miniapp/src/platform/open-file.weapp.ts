import Taro from '@tarojs/taro';
import { ApiError } from '@huitou/shared-types/client.ts';
import { fileUrl } from './config';

/**
 * Fetches a document and shows it in WeChat's reader, from where the customer can pass it on or keep it.
 * @throws ApiError `network_error`, or `not_found` where the link has run out
 */
export const openFile = async (url: string, kind: 'pdf'): Promise<void> => {
  const answer = await Taro.downloadFile({ url: fileUrl(url) }).catch(() => {
    throw new ApiError(0, {});
  });
  if (answer.statusCode !== 200) throw new ApiError(answer.statusCode, { code: 'not_found', message: '链接已过期，请返回重新打开' });
  await Taro.openDocument({ filePath: answer.tempFilePath, fileType: kind, showMenu: true });
};
