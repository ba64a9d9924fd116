const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** Four digits: `1005` → `壹仟零伍`. */
const group = (value: number): string => {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += `${gap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
      gap = false;
    }
  }
  return text;
};

const whole = (yuan: number): string => {
  let text = '';
  for (let i = GROUPS.length - 1; i >= 0; i -= 1) {
    const value = Math.floor(yuan / 10_000 ** i) % 10_000;
    if (value === 0) continue;
    // A gap between groups is read out once.
    const gap = text !== '' && (value < 1000 || Math.floor(yuan / 10_000 ** (i + 1)) % 10 === 0);
    text += `${gap ? '零' : ''}${group(value)}${GROUPS[i]}`;
  }
  return text;
};

/** An amount in fen as receipts write it out (票据法, 正确填写票据和结算凭证的基本规定): `100350` → `壹仟零叁元伍角整`. */
export const capitalAmount = (fen: number): string => {
  const amount = Math.abs(fen);
  const [yuan, jiao, cents] = [Math.floor(amount / 100), Math.floor(amount / 10) % 10, amount % 10];
  if (amount === 0) return '零元整';
  const head = yuan > 0 ? `${whole(yuan)}元` : '';
  const small = jiao > 0 ? `${DIGITS[jiao]}角` : yuan > 0 && cents > 0 ? '零' : '';
  return `${fen < 0 ? '负' : ''}${head}${small}${cents > 0 ? `${DIGITS[cents]}分` : '整'}`;
};
