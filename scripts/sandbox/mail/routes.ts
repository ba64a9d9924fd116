import type { Context, Middleware } from 'koa';
import type { Sim } from '../sim.ts';
import { escape, page } from '../pages/html.ts';
import { attachmentOf } from './received.ts';

const STYLE = `
body{background:#f5f6f7;padding:20px}main{max-width:860px;margin:0 auto;background:#fff;border:1px solid #e5e6eb;border-radius:8px;padding:20px 24px}
h1{font-size:18px;margin:0 0 12px}dl{display:grid;grid-template-columns:80px 1fr;gap:4px 12px;margin:0 0 16px;font-size:13px}dt{color:#646a73}dd{margin:0;word-break:break-all}
iframe{width:100%;height:420px;border:1px solid #e5e6eb;border-radius:6px}pre{white-space:pre-wrap;background:#fafbfc;padding:12px;border-radius:6px;font-size:13px}a{color:#07a35a}`;

/** `/mail/:id`, `/mail/:id/raw` and `/mail/:id/:n`: a received mail as people see it, its bytes, and its attachments. */
export const mailRoutes =
  (sim: Sim): Middleware =>
  async (ctx: Context, next) => {
    const [, id = '', part] = /^\/mail\/([0-9a-f-]{36})(?:\/(raw|\d{1,3}))?$/.exec(ctx.path) ?? [];
    if (ctx.method !== 'GET' || !id) return next();
    const mail = sim.mails.get(id);
    const file = part !== undefined && part !== 'raw' ? await attachmentOf(sim, id, Number(part)) : undefined;
    const raw = part === 'raw' ? await sim.rawMails.get(id) : undefined;
    ctx.set('Cache-Control', 'no-store');
    if (!mail || (part === 'raw' && !raw) || (part !== undefined && part !== 'raw' && !file)) {
      ctx.status = 404;
      ctx.body = '没有这封邮件';
    } else if (file) {
      // Whatever a shop attaches is saved, never run under this origin.
      ctx.attachment(file.filename);
      ctx.set('X-Content-Type-Options', 'nosniff');
      ctx.type = file.type;
      ctx.body = file.content;
    } else if (raw) {
      ctx.type = 'text/plain; charset=utf-8';
      ctx.body = raw;
    } else {
      const rows = [
        ['发件人', mail.headerFrom],
        ['收件人', mail.headerTo],
        ['Message-ID', mail.messageId],
      ].map(([name, value]) => `<dt>${name}</dt><dd>${escape(value ?? '')}</dd>`);
      const files = mail.attachments.map(
        (one, i) =>
          `<dd><a href="/mail/${id}/${i}">${escape(one.filename)}</a> ${escape(one.type)} · ${(one.size / 1024).toFixed(1)} KB</dd>`,
      );
      ctx.type = 'html';
      ctx.body = page(
        mail.subject || '（无主题）',
        STYLE,
        `<main><h1>${escape(mail.subject || '（无主题）')}</h1><dl>${rows.join('')}<dt>附件</dt>${files.join('<dt></dt>') || '<dd>无</dd>'}</dl>
${mail.html ? `<iframe sandbox srcdoc="${escape(mail.html)}" title="正文"></iframe>` : ''}<pre>${escape(mail.text)}</pre><p><a href="/mail/${id}/raw">原文</a></p></main>`,
      );
    }
  };
