import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sim } from '../sim.ts';
import { escape, page } from './html.ts';

const asset = (name: string): string => readFileSync(join(import.meta.dirname, 'assets', name), 'utf8');
const STYLE = asset('home.css');

/** The script of the people's page, served beside it. */
export const HOME_SCRIPT = asset('home.js');

const STEPS: readonly [label: string, value: string][] = [
  ['+15秒', '15000'],
  ['+3分', '180000'],
  ['+1小时', '3600000'],
  ['+1天', '86400000'],
  ['+10天', '864000000'],
  ['回到现在', 'reset'],
];

/** What the sandbox has received and done, live, with the switches to play the payer, move the clock and set faults. */
export const homePage = (sim: Sim): string =>
  page(
    '微信沙箱',
    STYLE,
    `<div id="offline" class="offline" hidden>与沙箱的连接已断开，正在重连…</div>
<header><h1>微信沙箱</h1><span class="ids">${escape(sim.keys.appId)} · 商户 ${escape(sim.keys.mchId)} · ${sim.keys.mode === 'certificate' ? '平台证书模式' : '公钥模式'}</span>
<div class="clock"><time id="now"></time><span id="ahead" class="ahead"></span>${STEPS.map(([label, value]) => `<button data-advance="${value}">${label}</button>`).join('')}</div></header>
<main><section><nav id="tabs" role="tablist"></nav><div id="panel"><div class="empty">正在读取…</div></div></section>
<aside>
<section><h2>设置故障 <small>一次设置，用完即止</small></h2><form id="faults">
<label>故障<select id="kind" name="kind"></select></label><label id="code" hidden>错误码<input name="code" placeholder="NO_AUTH / 45009 / E9105"></label>
<div class="row"><label>只作用于<input name="on" placeholder="/v3/refund"></label><label>次数<input name="times" type="number" min="1" value="1"></label></div>
<div class="row"><button class="act main">设置</button><button type="button" class="act" data-clear="all">全部撤销</button></div></form><div id="active" class="active"></div></section>
<section><h2>规则</h2><form id="settings">
<label>收款商户名<input name="merchantName" maxlength="40"></label>
<div class="row"><label>退款到账（秒）<input name="refundAfterMs" type="number" min="0" step="any" data-unit="1000"></label><label>部分退款间隔（秒）<input name="refundIntervalMs" type="number" min="0" step="any" data-unit="1000"></label></div>
<div class="row"><label>开票用时（秒）<input name="invoiceAfterMs" type="number" min="0" step="any" data-unit="1000"></label><label>红字受理（秒）<input name="redAfterMs" type="number" min="0" step="any" data-unit="1000"></label></div>
<label>发货管理滞后（秒）<input name="shippingLagMs" type="number" min="0" step="any" data-unit="1000"></label>
<label>消息推送地址<input name="pushUrl" placeholder="http://127.0.0.1:3100/…"></label>
<label>推送加密<select name="pushMode"><option value="secure">安全模式</option><option value="plain">明文模式</option></select></label>
<button class="act main">保存</button></form></section>
<section><h2>试一试</h2><form><button type="button" class="act" data-post="/push/verify-url" data-body="{}">验证推送地址</button><button type="button" class="act" data-post="/notifications/release" data-body="{}">放行扣住的通知</button><button type="button" class="act" data-post="/tokens/revoke" data-body="{}">使 access_token 全部失效</button><button type="button" class="act" data-post="/invoices/revoke-tokens" data-body="{}">使发票平台令牌失效</button></form></section>
</aside></main><div id="toast" role="status"></div><script type="module" src="/assets/home.js"></script>`,
  );
