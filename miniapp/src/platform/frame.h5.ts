import { Cancelled } from './cancelled';

/**
 * In a browser the sandbox plays WeChat: its page slides up over the shop and answers with one message.
 * Only messages of that very window and origin count.
 * @throws Cancelled when the person closes the sheet
 */
export const askWechat = <T extends object>(url: string, title: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const sheet = document.createElement('div');
    sheet.id = 'wechat-sheet';
    sheet.className = 'wechat-sheet';
    sheet.innerHTML = `<div class="wechat-sheet-body" role="dialog" aria-modal="true"><div class="wechat-sheet-bar"><span></span><button type="button" id="wechat-sheet-close" aria-label="关闭">×</button></div><iframe id="wechat-frame"></iframe></div>`;
    const bar = sheet.querySelector('span');
    const frame = sheet.querySelector('iframe');
    if (!bar || !frame) throw new Error('the sheet has no frame');
    bar.textContent = title;
    frame.src = url;
    const done = (finish: () => void) => {
      window.removeEventListener('message', listen);
      sheet.remove();
      finish();
    };
    const listen = (event: MessageEvent) => {
      if (event.source !== frame.contentWindow || event.origin !== new URL(url).origin) return;
      const message = event.data as (T & { source?: string }) | null;
      if (message?.source === 'wechat-sandbox') done(() => resolve(message));
    };
    window.addEventListener('message', listen);
    sheet.querySelector('button')?.addEventListener('click', () => done(() => reject(new Cancelled())));
    (document.getElementById('app') ?? document.body).append(sheet);
  });
