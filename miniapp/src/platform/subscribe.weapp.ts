import Taro from '@tarojs/taro';

/** WeChat asks the person whether one message a template may be sent. */
export const canSubscribe = true;

/**
 * Must be the first thing that a tap does: after an awaited request WeChat no longer believes that there was one. At most three templates.
 * @returns the templates that were allowed; none when the person refused, or switched messages off
 */
export const askToNotify = (templateIds: readonly string[]): Promise<string[]> =>
  new Promise((resolve) => {
    const tmplIds = templateIds.slice(0, 3);
    if (tmplIds.length === 0) return resolve([]);
    void Taro.requestSubscribeMessage({
      tmplIds,
      // Alipay's; Taro's type wants it.
      entityIds: [],
      success: (answer) => resolve(tmplIds.filter((id) => String((answer as Record<string, unknown>)[id]).startsWith('accept'))),
      fail: () => resolve([]),
    });
  });
