import { parseArgs } from 'node:util';
import { createSandbox } from './index.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3101' },
    'smtp-port': { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string', default: '.data/sandbox' },
    mode: { type: 'string', default: 'public-key' },
    'notify-url': { type: 'string' },
    'push-url': { type: 'string', default: process.env.SHOP_URL ? `${process.env.SHOP_URL}/api/wechat/push` : '' },
    'file-url': { type: 'string', default: '' },
    merchant: { type: 'string' },
  },
});

const { mode } = values;
if (mode !== 'public-key' && mode !== 'certificate') fail(`--mode is public-key or certificate, not ${mode}.`);
const [port, smtpPort] = (['port', 'smtp-port'] as const).map((name) => {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 0 || number > 65535) fail(`--${name} is a number from 0 to 65535, not ${values[name]}.`);
  return number;
}) as [number, number];

try {
  const sandbox = await createSandbox({
    port,
    smtpPort,
    host: values.host,
    dataDir: values.data,
    mode,
    ...(values['notify-url'] !== undefined && { notifyUrl: values['notify-url'] }),
    settings: {
      pushUrl: values['push-url'],
      fileUrl: values['file-url'],
      ...(values.merchant !== undefined && { merchantName: values.merchant }),
    },
  });
  console.log(`WeChat sandbox on ${sandbox.url} (${mode}), credentials in ${values.data}/credentials.json`);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void sandbox.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    fail(`Port ${port} (or ${smtpPort} for mail) is taken. Stop what uses it, or choose another with --port or --smtp-port.`);
  if (code === 'ENOSPC') fail(`No space left on the disk that holds ${values.data}.`);
  if (code === 'EACCES') fail(`May not write to ${values.data} or listen on port ${port}.`);
  fail(message);
}

function fail(message: string): never {
  console.error(`WeChat sandbox: ${message}`);
  process.exit(1);
}
