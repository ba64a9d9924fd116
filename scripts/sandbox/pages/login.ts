import type { Sim } from '../sim.ts';
import { avatar, escape, page } from './html.ts';

const STYLE = `
body{background:#ededed;min-height:100vh}main{max-width:430px;margin:0 auto;background:#fff;min-height:100vh;padding-bottom:24px}
header{padding:28px 20px 16px;text-align:center}header h1{font-size:20px;font-weight:600;margin:0 0 4px}header p{margin:0;color:#888;font-size:13px}
.who{display:flex;align-items:center;gap:14px;width:100%;padding:12px 20px;border:0;border-top:1px solid #f0f0f0;background:#fff;text-align:left}.who:hover,.who:active{background:#f7f7f7}
.who b{display:block;font-weight:500;font-size:16px}.who small{color:#888}.avatar{flex:none}.new{color:#07c160}.plus{width:48px;height:48px;flex:none;border-radius:8px;border:1px dashed #07c160;display:grid;place-items:center;font-size:24px}`;

const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/**
 * Whose phone is this? A shop's H5 storefront frames the page and gets `{source:'wechat-sandbox', code, phoneCode}` by postMessage.
 */
export function loginPage(sim: Sim): string {
  const people = [...sim.people.values()].slice(0, 50);
  const rows = people.map(
    (person) =>
      `<button class="who" data-openid="${escape(person.openid)}">${avatar(person)}<span><b>${escape(person.nickname)}</b><small>${masked(person.phone)}</small></span></button>`,
  );
  const body = `<main><header><h1>选择微信用户登录</h1><p>沙箱里的微信，代替手机上的授权</p></header>
${rows.join('\n')}<button class="who new" data-new><span class="plus">+</span><span><b>新用户</b><small>第一次来的微信用户</small></span></button></main><script>${SCRIPT}</script>`;
  return page('微信登录', STYLE, body);
}

const SCRIPT = `
const call=async(path,body)=>(await fetch('/__sim/'+path,{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify(body)})).json();
const tell=(message)=>parent.postMessage({source:'wechat-sandbox',...message},'*');
let busy=false;
document.addEventListener('click',async e=>{
  const button=e.target.closest('button');if(!button||busy)return;busy=true;
  try{
    const openid='new' in button.dataset?(await call('users',{})).openid:button.dataset.openid;
    const [login,phone]=await Promise.all([call('code',{openid}),call('phone-code',{openid})]);
    tell({code:login.code,phoneCode:phone.code});
  }finally{busy=false}
});`;
