import { openSheet, type PayParams } from '../pay/payer.ts';
import type { Sim } from '../sim.ts';
import { avatar, escape, literal, page } from './html.ts';

const STYLE = `
body{background:rgba(0,0,0,.5);min-height:100vh;display:flex;align-items:flex-end;justify-content:center}
.sheet{background:#fff;width:100%;max-width:430px;border-radius:14px 14px 0 0;padding:14px 20px calc(24px + env(safe-area-inset-bottom));animation:up .22s ease-out}
@keyframes up{from{transform:translateY(40%)}to{transform:none}}@media(prefers-reduced-motion:reduce){.sheet{animation:none}}
.bar{display:flex;align-items:center;height:32px}.bar b{flex:1;text-align:center;font-weight:600}.x{border:0;background:none;width:32px;height:32px;font-size:22px;line-height:1;color:#333}.bar i{width:32px}
.to{text-align:center;margin-top:22px;color:#333}.sum{text-align:center;font-size:40px;font-weight:600;letter-spacing:-.5px;line-height:1.3}.sum small{font-size:28px;margin-right:2px}
.rows{margin:18px 0 22px;border-top:1px solid #eee}.row{display:flex;justify-content:space-between;align-items:center;gap:16px;padding:12px 0;border-bottom:1px solid #eee;font-size:14px}.row span:first-child{color:#888;flex:none}.row span:last-child{text-align:right;overflow:hidden;text-overflow:ellipsis;display:flex;align-items:center;gap:8px}.avatar{border-radius:4px}
.pay{width:100%;height:48px;border:0;border-radius:8px;background:#07c160;color:#fff;font-size:17px;font-weight:500}.pay:active{background:#06ad56}.pay:disabled{background:#a8e2c2}
.cancel{width:100%;height:44px;margin-top:8px;border:0;background:none;color:#576b95;font-size:15px}
.note{margin:10px 0 0;text-align:center;color:#b2b2b2;font-size:12px}.done{text-align:center;padding:26px 0 12px}.done svg{display:block;margin:0 auto 12px}.error{color:#fa5151}`;

const TICK =
  '<svg width="56" height="56" viewBox="0 0 56 56"><circle cx="28" cy="28" r="27" fill="#07c160"/><path d="M16 29l8 8 16-17" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>';
const CROSS =
  '<svg width="56" height="56" viewBox="0 0 56 56"><circle cx="28" cy="28" r="27" fill="#fa5151"/><path d="M28 14v18M28 39v3" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>';

const field = (query: URLSearchParams, name: string): string => query.get(name) ?? '';

export const payParamsOf = (query: URLSearchParams): PayParams => ({
  ...(query.get('appId') && { appId: field(query, 'appId') }),
  timeStamp: field(query, 'timeStamp'),
  nonceStr: field(query, 'nonceStr'),
  package: field(query, 'package'),
  signType: field(query, 'signType'),
  paySign: field(query, 'paySign'),
});

/**
 * The pay sheet that WeChat slides up. A shop's H5 storefront frames it with the fields of wx.requestPayment and gets
 * `{source:'wechat-sandbox', result:'ok'|'cancel'|'fail', message}` by postMessage.
 */
export function cashierPage(sim: Sim, query: URLSearchParams): string {
  const params = payParamsOf(query);
  const order = openSheet(sim, params);
  const content = typeof order === 'string' ? refused(order) : sheet(sim, order.total, order.description, order.openid);
  return page(
    '微信支付',
    STYLE,
    `<main class="sheet" role="dialog" aria-label="微信支付">${content}</main><script>${SCRIPT.replace('PARAMS', () => literal(params))}</script>`,
  );
}

function sheet(sim: Sim, total: number, description: string, openid: string): string {
  const person = sim.people.get(openid) ?? { nickname: openid, colour: '#999' };
  return `<div class="bar"><button class="x" data-do="cancel" aria-label="关闭">×</button><b>微信支付</b><i></i></div>
<div class="to">${escape(sim.settings.merchantName)}</div><div class="sum"><small>¥</small>${(total / 100).toFixed(2)}</div>
<div class="rows"><div class="row"><span>商品</span><span>${escape(description)}</span></div>
<div class="row"><span>付款人</span><span>${avatar(person, 22)}${escape(person.nickname)}</span></div>
<div class="row"><span>付款方式</span><span>零钱</span></div></div>
<button class="pay" data-do="pay">立即支付</button><button class="cancel" data-do="cancel">取消</button>
<p class="note">沙箱环境，不会真实扣款</p>`;
}

const refused = (message: string): string => `<div class="bar"><i></i><b>微信支付</b><i></i></div>
<div class="done">${CROSS}<div class="error">${escape(message)}</div></div><button class="pay" data-do="fail" data-message="${escape(message)}">我知道了</button>`;

const SCRIPT = `
const params=PARAMS,main=document.querySelector('main');
const tell=(result,message)=>parent.postMessage({source:'wechat-sandbox',result,message},'*');
const call=async(path)=>(await fetch('/__sim/'+path,{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify(params)})).json();
const show=(icon,text)=>{main.innerHTML='<div class="done">'+icon+'<div></div></div>';main.querySelector('.done div').textContent=text};
let busy=false;
document.addEventListener('click',async e=>{
  const button=e.target.closest('[data-do]');if(!button||busy)return;busy=true;
  const what=button.dataset.do;
  if(what==='fail')return tell('fail',button.dataset.message);
  button.disabled=true;if(what==='pay')button.textContent='支付中…';
  try{
    const answer=await call(what);
    if(answer.result==='ok'){show(${JSON.stringify(TICK)},'支付成功');setTimeout(()=>tell('ok','requestPayment:ok'),600)}
    else if(answer.result==='cancel')tell('cancel',answer.message);
    else{const message=answer.message||'支付失败';show(${JSON.stringify(CROSS)},message);setTimeout(()=>tell('fail',message),1200)}
  }catch{busy=false;button.disabled=false;button.textContent=what==='pay'?'重试支付':'取消'}
});
document.addEventListener('keydown',e=>{if(e.key==='Escape')document.querySelector('[data-do=cancel],[data-do=fail]')?.click()});`;
