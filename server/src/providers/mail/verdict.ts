import type { Outcome } from '../../modules/invoices/index.ts';

/** What a failed sending means, by what nodemailer says about it and the server's reply code (RFC 5321, 4.2.1). */
export const verdict = (error: unknown): Exclude<Outcome<never>, { kind: 'ok' }> => {
  const {
    code,
    responseCode,
    syscall,
    message = '',
  } = error as { code?: string; responseCode?: number; syscall?: string; message?: string };
  const refused = (next: 'retry' | 'final', detail: string) => ({ kind: 'refused', reason: 'other', next, detail }) as const;
  if (code === 'EAUTH') return refused('retry', '邮件账号登录失败');
  if (responseCode !== undefined) {
    const said = `邮件服务器拒收：${responseCode} ${lastLine(message)}`.slice(0, 200);
    return refused(responseCode >= 500 ? 'final' : 'retry', said);
  }
  if (code === 'EDNS' || syscall === 'connect') return refused('retry', '连不上邮件服务器');
  if (code === 'ETLS' || /certificate|SSL routines/i.test(message)) return refused('retry', '邮件服务器的证书不可信，或不支持加密');
  if (code === 'EENVELOPE') return refused('final', '收件地址不正确');
  // The connection was lost on the way: the server may have taken the mail.
  return { kind: 'unknown', detail: `邮件服务器没有应答：${code ?? 'connection_error'}` };
};

/** Without addresses: what a server says may name them. */
const lastLine = (message: string): string =>
  (message.split(/\r?\n/).at(-1) ?? '').replace(/^.*?\b[45]\d\d[ -]/, '').replace(/\S+@\S+/g, '…');
