import { createHash } from 'node:crypto';
import type { Chance } from './chance.ts';

/** What a phone says of itself. Models are few and popular, so that strangers share a fingerprint. */
export interface Model {
  readonly name: string;
  readonly userAgent: string;
  readonly fingerprint: string;
}
const wechat = 'MicroMessenger/8.0.56 NetType/WIFI Language/zh_CN MiniProgramEnv';
const ios = (version: string): string =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 ${wechat}`;
const android = (model: string, version: number): string =>
  `Mozilla/5.0 (Linux; Android ${version}; ${model} Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36 ${wechat}/Android`;
const model = (name: string, userAgent: string): Model => ({
  name,
  userAgent,
  fingerprint: createHash('sha256').update(`${name}|${userAgent}|zh_CN`).digest('hex').slice(0, 24),
});

export const models: readonly Model[] = [
  ...['iPhone 13', 'iPhone 14', 'iPhone 15', 'iPhone 15 Pro', 'iPhone 16', 'iPhone 16 Pro'].flatMap((name) =>
    ['17_6', '18_1', '18_5'].map((version) => model(`${name} ${version}`, ios(version))),
  ),
  ...[
    'MI 14',
    'MI 15',
    'HUAWEI P60',
    'HUAWEI Mate 60',
    'HONOR 90',
    'HONOR 200',
    'OPPO Find X7',
    'OPPO Reno12',
    'vivo X100',
    'vivo S19',
  ].flatMap((name) => [12, 13, 14, 15].map((version) => model(`${name} ${version}`, android(name, version)))),
];

const desktop = (system: string, chrome: number): Model =>
  model(`${system} ${chrome}`, `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${chrome}.0.0.0 Safari/537.36`);
/** Browsers on a table: fewer kinds than phones. */
export const desktops: readonly Model[] = ['Windows NT 10.0; Win64; x64', 'Macintosh; Intel Mac OS X 10_15_7'].flatMap((system) =>
  [126, 128, 130, 131].map((version) => desktop(system, version)),
);

/** Some models are everywhere, most are rare. */
export const anyModel = (luck: Chance): Model => models[Math.min(models.length - 1, Math.floor(models.length * luck.next() ** 2))] as Model;
export const homeAddress = (luck: Chance): string =>
  `${luck.pick([36, 58, 112, 117, 183, 222])}.${luck.whole(1, 254)}.${luck.whole(1, 254)}.${luck.whole(1, 254)}`;
