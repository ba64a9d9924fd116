import { Cancelled } from './cancelled';

/**
 * In a browser the sandbox plays WeChat: its page slides up over the shop and answers with one message.
 * Only messages of that very window and origin count. With `title` the frame gets a bar to close it by; without, the page within draws its own sheet.
 * @throws Cancelled when the person closes the sheet
 */
export const askWechat = <T extends object>(url: string, title: string | null): Promise<T> =>
  new Promise((resolve, reject) => {
    const sheet = document.createElement('div');
    sheet.id = 'wechat-sheet';
    sheet.className = title === null ? 'wechat-sheet wechat-sheet-bare' : 'wechat-sheet';
    const body = document.createElement('div');
    body.className = 'wechat-sheet-body';
    const frame = document.createElement('iframe');
    frame.id = 'wechat-frame';
    frame.className = 'wechat-sheet-frame';
    frame.src = url;
    if (title !== null) {
      const bar = document.createElement('div');
      bar.className = 'wechat-sheet-bar';
      bar.textContent = title;
      const close = document.createElement('button');
      close.id = 'wechat-sheet-close';
      close.className = 'wechat-sheet-close';
      close.setAttribute('aria-label', '关闭');
      close.textContent = '×';
      close.addEventListener('click', () => done(() => reject(new Cancelled())));
      bar.append(close);
      body.append(bar);
    }
    body.append(frame);
    sheet.append(body);
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
    // Beside the pages, not among them: the router shows the last of those only.
    (document.getElementById('container') ?? document.body).append(sheet);
  });
