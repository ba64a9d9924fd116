// The people's page: what the sandbox has received, live, and the switches to play the payer, move the clock and set faults.

const FAULTS = {
  微信支付应答: {
    'bad-signature': '应答签名错误',
    signtest: '签名探测流量',
    'stale-timestamp': '应答时间戳过旧',
    'unknown-serial': '应答用未知公钥',
    unsigned: '应答不签名',
    'system-error': '500 系统错误（未生效）',
    'system-error-after': '500 系统错误（已生效）',
    'rate-limit': '429 频率超限',
    accepted: '202 已受理（未生效）',
    unavailable: '503 服务不可用',
    'empty-404': '空 404',
    timeout: '超时（未生效）',
    'timeout-after': '超时（已生效）',
    reset: '连接中断（未生效）',
    'reset-after': '连接中断（已生效）',
    'slow-body': '响应体缓慢',
    delay: '延迟应答',
    'pay-error': '指定支付错误码',
    errcode: '指定小程序 errcode',
    refuse: '指定发票平台错误码',
  },
  支付通知: {
    'notify-duplicate': '重复通知',
    'notify-replay': '旧时间戳重放',
    'notify-stale': '时间戳过旧',
    'notify-out-of-order': '乱序（晚于下一条）',
    'notify-hold': '扣住不发',
    'notify-drop': '丢弃',
    'notify-altered-ciphertext': '密文被篡改',
    'notify-bad-signature': '签名错误',
    'notify-signtest': '签名探测流量',
    'notify-unknown-serial': '未知公钥',
    'notify-wrong-mchid': '商户号不符',
    'notify-wrong-appid': 'appid 不符',
    'notify-wrong-amount': '金额不符',
    'notify-empty-associated-data': '附加数据为空',
    'notify-no-associated-data': '无附加数据',
  },
  退款结果: { 'refund-abnormal': '退款异常', 'refund-closed': '退款关闭', 'refund-not-enough': '余额不足', 'refund-hold': '一直处理中' },
  消息推送: {
    'push-bad-signature': '签名错误',
    'push-wrong-appid': 'appid 不符',
    'push-altered': '密文被篡改',
    'push-duplicate': '重复推送',
    'push-hold': '扣住不发',
    'push-drop': '丢弃',
    'media-risky': '图片判为违规',
    'media-unreachable': '图片下载失败',
  },
  发票: {
    'invoice-fail': '开票失败',
    'invoice-seal-fail': '签章失败',
    'invoice-hold': '一直开票中',
    'red-fail': '红字申请失败',
    'callback-drop': '回调丢弃',
    'callback-duplicate': '回调重复',
  },
  短信: { 'sms-refuse': '指定错误码（余额不足）', 'sms-undelivered': '未送达' },
  邮件: {
    'mail-temporary': '451 暂时拒收',
    'mail-refused': '550 拒收',
    'mail-drop': '断开（未收下）',
    'mail-drop-after': '断开（已收下）',
  },
};
const FAULT_NAMES = Object.assign({}, ...Object.values(FAULTS));
const KINDS = {
  request: '请求',
  payment: '支付',
  notification: '通知',
  refund: '退款',
  shipping: '发货',
  push: '推送',
  login: '登录',
  content: '内容',
  invoice: '发票',
  sms: '短信',
  mail: '邮件',
  control: '系统',
};
const TRADE = { NOTPAY: ['未支付', 'wait'], SUCCESS: ['已支付', 'good'], REFUND: ['转入退款', ''], CLOSED: ['已关闭', ''] };
const REFUND = { PROCESSING: ['处理中', 'wait'], SUCCESS: ['成功', 'good'], CLOSED: ['关闭', 'bad'], ABNORMAL: ['异常', 'bad'] };
const SENT = {
  pending: ['待送达', 'wait'],
  delivered: ['已送达', 'good'],
  failed: ['放弃', 'bad'],
  held: ['扣住', 'wait'],
  dropped: ['未发送', ''],
};
const SHIP = { 1: ['部分发货', 'wait'], 2: ['已发货', 'good'], 3: ['已收货', 'good'], 4: ['完成', 'good'] };

const INVOICE = { 2: ['已开具', 'good'], 20: ['开票中', 'wait'], 22: ['失败', 'bad'], 24: ['签章失败', 'bad'] };
const RED = {
  '01': ['无需确认', 'good'],
  '02': ['待购方确认', 'wait'],
  '04': ['已确认', 'good'],
  '05': ['购方否认', 'bad'],
  '07': ['超时作废', 'bad'],
  '08': ['已撤销', ''],
  15: ['申请中', 'wait'],
  16: ['申请失败', 'bad'],
};
const RED_REASON = { 1: '销货退回', 2: '开票有误', 3: '服务中止', 4: '销售折让' };
const SMS = { 1: ['发送中', 'wait'], 2: ['未送达', 'bad'], 3: ['已送达', 'good'] };

const $ = (selector) => document.querySelector(selector);
const escape = (value) => String(value ?? '').replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const clockTime = (ms) => new Date(ms + 8 * 3600_000).toISOString().slice(11, 19);
const dayTime = (ms) => new Date(ms + 8 * 3600_000).toISOString().slice(5, 19).replace('T', ' ');
const yuan = (fen) => `¥${(fen / 100).toFixed(2)}`;
const tag = ([text, kind]) => `<span class="tag ${kind}">${text}</span>`;
const act = (label, path, body = {}, main = false) =>
  `<button class="act${main ? ' main' : ''}" data-post="${escape(path)}" data-body="${escape(JSON.stringify(body))}">${label}</button>`;

let state;
let tab = 'orders';
const journal = [];

async function call(method, path, body) {
  const response = await fetch(`/__sim${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  const json = await response.json();
  if (!response.ok) throw new Error(json.message);
  if (json.result === 'fail') throw new Error(json.message);
  return json;
}

function toast(text) {
  $('#toast').textContent = text;
  $('#toast').classList.add('on');
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => $('#toast').classList.remove('on'), 2600);
}

const table = (heads, rows, empty) =>
  rows.length === 0
    ? `<div class="empty">${empty}</div>`
    : `<div class="scroll"><table><thead><tr>${heads.map((head) => `<th${head === '金额' ? ' class="num"' : ''}>${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;

const attempts = (entry) =>
  entry.attempts
    .map(
      (one) =>
        `<span class="tag ${one.status === 200 || one.status === 204 ? 'good' : 'bad'}" title="${escape(one.error ?? one.fault ?? '')}">${one.status || '无应答'}</span>`,
    )
    .join(' ');

const TABS = {
  orders: {
    name: '订单',
    count: (s) => s.counts.orders,
    draw: (s) =>
      table(
        ['下单时间', '商户单号', '商品', '付款人', '金额', '状态', ''],
        s.orders.map(
          (
            o,
          ) => `<tr><td class="time">${dayTime(o.createdAt)}</td><td class="mono">${escape(o.no)}${o.transactionId ? `<br><span style="color:#8f959e">${o.transactionId}</span>` : ''}</td>
<td>${escape(o.description)}</td><td>${escape(o.payer)}</td><td class="num">${yuan(o.total)}</td><td>${tag(TRADE[o.state])}</td>
<td class="actions">${o.state === 'NOTPAY' ? act('替他支付', `/orders/${o.no}/pay`, {}, true) : ''}${o.state === 'CLOSED' ? act('迟到支付', `/orders/${o.no}/pay`, { inFlight: true }) : ''}</td></tr>`,
        ),
        '还没有订单。商城下单后会出现在这里。',
      ),
  },
  notifications: {
    name: '支付通知',
    count: (s) => s.notifications.length,
    draw: (s) =>
      table(
        ['时间', '事件', '单号', '地址', '投递', '状态', ''],
        s.notifications.map(
          (
            n,
          ) => `<tr><td class="time">${dayTime(n.createdAt)}</td><td class="mono">${escape(n.eventType)}</td><td class="mono">${escape(n.subject)}</td><td class="mono">${escape(n.url)}</td>
<td>${attempts(n)}${n.nextAt ? `<br><small>下次 ${dayTime(n.nextAt)}</small>` : ''}</td><td>${tag(SENT[n.state])}</td>
<td class="actions">${n.state === 'held' ? act('放行', `/notifications/${n.id}/release`, {}, true) : act('再发一次', `/notifications/${n.id}/resend`)}</td></tr>`,
        ),
        '支付或退款成功后，这里显示每次回调。',
      ),
  },
  refunds: {
    name: '退款',
    count: (s) => s.counts.refunds,
    draw: (s) =>
      table(
        ['申请时间', '退款单号', '商户单号', '原因', '金额', '状态', ''],
        s.refunds.map(
          (
            r,
          ) => `<tr><td class="time">${dayTime(r.createdAt)}</td><td class="mono">${escape(r.no)}</td><td class="mono">${escape(r.orderNo)}</td><td>${escape(r.reason)}</td><td class="num">${yuan(r.amount)}</td><td>${tag(REFUND[r.status])}</td>
<td class="actions">${r.status === 'PROCESSING' ? ['SUCCESS', 'ABNORMAL', 'CLOSED'].map((o) => act(REFUND[o][0], `/refunds/${r.no}/end`, { outcome: o })).join(' ') : ''}</td></tr>`,
        ),
        '还没有退款。',
      ),
  },
  shipments: {
    name: '发货信息',
    count: (s) => s.counts.shipments,
    draw: (s) =>
      table(
        ['商户单号', '包裹', '方式', '状态', '结算', ''],
        s.shipments.map(
          (
            p,
          ) => `<tr><td class="mono">${escape(p.orderNo)}</td><td>${p.parcels.map((b) => `${escape(b.item_desc)} <span class="mono">${escape(b.express_company)} ${escape(b.tracking_no)}</span>`).join('<br>')}</td>
<td>${['', '快递', '同城', '虚拟', '自提'][p.logisticsType]}${p.deliveryMode === 2 ? ' · 分拆' : ''}${p.reshipped ? ' · 重新发货' : ''}</td><td>${tag(SHIP[p.state])}</td><td class="time">${p.confirmedAt ? dayTime(p.confirmedAt) : p.settleAt ? `预计 ${dayTime(p.settleAt)}` : ''}</td>
<td class="actions">${p.state === 2 ? act('确认收货', `/shipments/${p.transactionId}/confirm`, {}, true) : ''}</td></tr>`,
        ),
        '商城上传发货信息后会出现在这里。',
      ),
  },
  pushes: {
    name: '消息推送',
    count: (s) => s.pushes.length,
    draw: (s) =>
      table(
        ['时间', '事件', '内容', '投递', '状态'],
        s.pushes.map(
          (m) =>
            `<tr><td class="time">${dayTime(m.createdAt)}</td><td class="mono">${escape(m.event)}</td><td class="mono">${escape(JSON.stringify(m.message))}</td><td>${attempts(m)}</td><td>${tag(SENT[m.state])}</td></tr>`,
        ),
        '发货、收货、内容检查会产生推送。',
      ),
  },
  invoices: {
    name: '发票',
    count: (s) => s.counts.invoices,
    draw: (s) =>
      table(
        ['受理时间', '订单号 / 发票号码', '种类', '购方', '金额', '状态', ''],
        s.invoices.map(
          (
            v,
          ) => `<tr><td class="time">${dayTime(v.acceptedAt)}</td><td class="mono">${escape(v.orderNo)}${v.number ? `<br><span style="color:#8f959e">${escape(v.number)}</span>` : ''}</td>
<td>${v.type === '2' ? '红字 ' : ''}${v.line === 'bs' ? '专票' : '普票'}</td><td>${escape(v.buyerName)}${v.buyerTaxNum ? `<br><span class="mono">${escape(v.buyerTaxNum)}</span>` : ''}</td><td class="num">${yuan(v.exTax + v.tax)}</td>
<td>${tag(INVOICE[v.status])}${v.used ? ' <span class="tag">购方已入账</span>' : ''}${v.failCause ? `<br><small>${escape(v.failCause)}</small>` : ''}</td>
<td class="actions">${v.status === '20' ? `${act('开具', `/invoices/${v.orderNo}/end`, { outcome: 'ISSUE' }, true)} ${act('失败', `/invoices/${v.orderNo}/end`, { outcome: 'FAIL' })}` : ''}${v.status === '2' ? `<a href="${escape(v.pdf)}" target="_blank" rel="noopener">PDF</a> ` : ''}${v.status === '2' && v.type === '1' && !v.used ? act('购方入账', `/invoices/${v.orderNo}/use`) : ''}</td></tr>`,
        ),
        '商城申请开票后会出现在这里。',
      ),
  },
  redForms: {
    name: '红字确认单',
    count: (s) => s.counts.redForms,
    draw: (s) =>
      table(
        ['申请时间', '申请号 / 确认单编号', '蓝票号码', '原因', '金额', '状态', ''],
        s.redForms.map(
          (
            f,
          ) => `<tr><td class="time">${dayTime(f.createdAt)}</td><td class="mono">${escape(f.billId)}<br><span style="color:#8f959e">${escape(f.billNo)}</span></td><td class="mono">${escape(f.blueNumber)}</td><td>${RED_REASON[f.reason]}</td><td class="num">${yuan(f.exTax + f.tax)}</td>
<td>${tag(RED[f.status])}${f.redSerial ? ' <span class="tag good">已开红票</span>' : ''}${f.status === '02' ? `<br><small>${dayTime(f.confirmBy)} 前</small>` : ''}${f.message ? `<br><small>${escape(f.message)}</small>` : ''}</td>
<td class="actions">${f.status === '02' ? `${act('购方同意', `/red-forms/${f.billId}/answer`, { agrees: true }, true)} ${act('购方拒绝', `/red-forms/${f.billId}/answer`, { agrees: false })}` : ''}</td></tr>`,
        ),
        '还没有红字确认单。',
      ),
  },
  sms: {
    name: '短信',
    count: (s) => s.counts.sms,
    draw: (s) =>
      table(
        ['时间', '手机号', '内容', '状态'],
        s.sms.map(
          (m) =>
            `<tr><td class="time">${dayTime(m.sentAt)}</td><td class="mono">${escape(m.phone)}</td><td>${escape(m.text)}</td><td>${tag(SMS[m.status])}</td></tr>`,
        ),
        '还没有短信。',
      ),
  },
  mails: {
    name: '邮件',
    count: (s) => s.counts.mails,
    draw: (s) =>
      table(
        ['时间', '收件人', '主题', '附件'],
        s.mails.map(
          (m) =>
            `<tr><td class="time">${dayTime(m.receivedAt)}</td><td class="mono">${escape(m.to.join(' '))}</td><td><a href="/mail/${m.id}" target="_blank" rel="noopener">${escape(m.subject || '（无主题）')}</a></td><td>${m.attachments.map((a) => escape(a.filename)).join('<br>')}</td></tr>`,
        ),
        '商城寄出的邮件会出现在这里。',
      ),
  },
  journal: { name: '流水', count: () => journal.length, draw: drawJournal },
};

const shown = new Set(Object.keys(KINDS));
let onlyBad = false;

function drawJournal() {
  const filters = Object.entries(KINDS)
    .map(([kind, name]) => `<label><input type="checkbox" data-kind="${kind}"${shown.has(kind) ? ' checked' : ''}>${name}</label>`)
    .join('');
  const list = journal
    .filter((entry) => shown.has(entry.kind) && (!onlyBad || !entry.ok))
    .slice(-200)
    .reverse();
  const rows = list.map(
    (
      entry,
    ) => `<details class="${entry.ok ? '' : 'bad'}" data-id="${entry.id}"><summary><span class="time">${clockTime(entry.at)}</span><span class="tag">${KINDS[entry.kind]}</span><span class="title">${escape(entry.title)}</span>${tag(entry.ok ? ['通过', 'good'] : ['未通过', 'bad'])}</summary>
<pre>${escape(JSON.stringify(entry.detail ?? {}, null, 2))}</pre></details>`,
  );
  return `<div class="filters">${filters}<label><input type="checkbox" data-bad${onlyBad ? ' checked' : ''}>只看未通过</label></div><div class="log">${rows.join('') || '<div class="empty">还没有记录。</div>'}</div>`;
}

function draw() {
  if (!state) return;
  $('#tabs').innerHTML = Object.entries(TABS)
    .map(
      ([key, one]) =>
        `<button role="tab" data-tab="${key}" aria-selected="${key === tab}">${one.name}<span class="n">${one.count(state)}</span></button>`,
    )
    .join('');
  const open = new Set([...document.querySelectorAll('.log details[open]')].map((entry) => entry.dataset.id));
  const scrolled = $('.log')?.scrollTop ?? 0;
  $('#panel').innerHTML = TABS[tab].draw(state);
  for (const id of open) $(`.log details[data-id="${id}"]`)?.setAttribute('open', '');
  if ($('.log')) $('.log').scrollTop = scrolled;
  $('#active').innerHTML = state.faults
    .map(
      (fault) =>
        `<div><span>${FAULT_NAMES[fault.kind] ?? fault.kind} ${fault.on ? `<span class="mono">${escape(fault.on)}</span>` : ''} 剩 ${fault.left} 次</span><button class="act" data-clear="${fault.id}">撤销</button></div>`,
    )
    .join('');
  const minutes = Math.round(state.offset / 60_000);
  $('#ahead').textContent =
    state.offset > 500
      ? `比现实快 ${minutes >= 1440 ? `${(minutes / 1440).toFixed(1)} 天` : minutes >= 60 ? `${(minutes / 60).toFixed(1)} 小时` : `${Math.max(1, minutes)} 分钟`}`
      : '';
}

function fillSettings() {
  for (const input of $('#settings').elements) {
    if (!input.name || document.activeElement === input) continue;
    const value = state.settings[input.name];
    input.value = input.dataset.unit ? value / Number(input.dataset.unit) : value;
  }
}

let planned;
function refresh() {
  planned ??= setTimeout(() => void readState(), 200);
}

async function readState() {
  try {
    state = await call('GET', '/state');
    fillSettings();
    draw();
  } catch {
    // The event stream tells that the sandbox is gone; it refreshes when it is back.
  } finally {
    planned = undefined;
  }
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  const { post, body, tab: chosen, advance, clear } = button.dataset;
  try {
    button.disabled = post !== undefined || advance !== undefined;
    if (post) await call('POST', post, JSON.parse(body));
    else if (chosen) tab = chosen;
    else if (advance) await call('POST', advance === 'reset' ? '/clock/reset' : '/clock/advance', { ms: Number(advance) || 0 });
    else if (clear) await call('DELETE', clear === 'all' ? '/faults' : `/faults/${clear}`);
    else return;
    if (chosen) draw();
    else refresh();
  } catch (error) {
    toast(error.message);
  } finally {
    button.disabled = false;
  }
});

document.addEventListener('change', (event) => {
  const { kind, bad } = event.target.dataset;
  if (kind && event.target.checked) shown.add(kind);
  else if (kind) shown.delete(kind);
  else if (bad !== undefined) onlyBad = event.target.checked;
  else return;
  draw();
});

$('#faults').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const number = (name) => (form.get(name) ? Number(form.get(name)) : undefined);
  const text = (name) => form.get(name)?.trim() || undefined;
  try {
    const kind = form.get('kind');
    const extra =
      kind === 'errcode'
        ? { errcode: number('code') }
        : kind === 'pay-error' || kind === 'refuse' || kind === 'sms-refuse'
          ? { code: text('code') }
          : {};
    await call('POST', '/faults', { kind, on: text('on'), times: number('times'), ...extra });
    toast(`已设置：${FAULT_NAMES[kind]}`);
    refresh();
  } catch (error) {
    toast(error.message);
  }
});

$('#settings').addEventListener('submit', async (event) => {
  event.preventDefault();
  const values = {};
  for (const input of event.target.elements) {
    if (input.name) values[input.name] = input.dataset.unit ? Number(input.value) * Number(input.dataset.unit) : input.value;
  }
  try {
    await call('POST', '/settings', values);
    document.activeElement?.blur();
    toast('已保存');
    refresh();
  } catch (error) {
    toast(error.message);
  }
});

$('#kind').innerHTML = Object.entries(FAULTS)
  .map(
    ([group, kinds]) =>
      `<optgroup label="${group}">${Object.entries(kinds)
        .map(([kind, name]) => `<option value="${kind}">${name}</option>`)
        .join('')}</optgroup>`,
  )
  .join('');
$('#kind').addEventListener('change', (event) => {
  $('#code').hidden = !['errcode', 'pay-error', 'refuse', 'sms-refuse'].includes(event.target.value);
});

const events = new EventSource('/__sim/events');
events.onopen = () => {
  journal.length = 0;
  $('#offline').hidden = true;
  refresh();
};
events.onerror = () => {
  $('#offline').hidden = false;
};
events.onmessage = (event) => {
  journal.push(JSON.parse(event.data));
  if (journal.length > 1000) journal.splice(0, 500);
  refresh();
};
setInterval(() => {
  if (state) $('#now').textContent = dayTime(Date.now() + state.offset);
}, 500);
