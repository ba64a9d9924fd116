import { defineProduct } from './define.ts';

const skin = { category: 'care-skin', brand: 'suyan' } as const;
const body = { category: 'care-body', brand: 'suyan' } as const;
const make = { category: 'care-make', brand: 'suyan' } as const;
const filed = '国妆备案';

export const care = [
  defineProduct({
    ...skin, code: 'C001', name: '氨基酸洁面乳 温和不紧绷', subtitle: '敏感肌也能天天用', unit: '支', specs: { 规格: ['60g', '120g', '120g×2'] }, tiers: { '60g': [39, 58, 15, 90, 260], '120g': [69, 98, 26, 160, 420], '120g×2': [119, 178, 50, 310, 820] },
    attributes: { 主要成分: '椰油酰甘氨酸钾', 适用: '所有肤质', 备案: filed, 保质期: '3 年' }, story: ['弱酸性,泡沫细得像奶油。洗完不滑不干,皮肤是安静的。'], points: ['纯氨基酸表活', '不加香精酒精', '泵压软管挤得干净'], keywords: ['洗面奶', '洁面'], groups: ['hot'], popularity: 19,
    look: { tone: 'care', body: 'tube', paint: { main: '#f7f4ef', accent: '#e39a8b' }, label: '氨基酸', emoji: ['🫧', '🥥', '🌸'] },
  }),
  defineProduct({
    ...skin, code: 'C002', name: '神经酰胺修护面霜', subtitle: '换季不起皮,屏障稳稳的', unit: '瓶', specs: { 质地: ['清爽型', '滋润型'], 规格: ['30g', '50g'] }, tiers: { '30g': [99, 148, 36, 140, 300], '50g': [149, 218, 55, 220, 420] },
    attributes: { 主要成分: '神经酰胺、角鲨烷', 适用: '干敏肌', 备案: filed, 保质期: '3 年' }, story: ['三种神经酰胺按皮脂比例复配,薄薄一层就够。夜里厚敷,早上摸起来是软的。'], points: ['28 天修护实测', '无香精色素', '附取用小勺'], keywords: ['面霜', '保湿'], groups: ['season'], popularity: 14,
    look: { tone: 'care', body: 'jar', paint: { main: '#dbe9f2', accent: '#5c88a5' }, label: 'CERAMIDE', emoji: ['💧', '❄️', '🌿'], variants: { 清爽型: {}, 滋润型: { paint: { main: '#f6e2c9', accent: '#b9824b' }, emoji: ['🍯', '🌾'] } } },
  }),
  defineProduct({
    ...skin, code: 'C003', name: '维C 焕亮精华液', subtitle: '熬夜脸的早晨救星', unit: '瓶', specs: { 规格: ['15mL', '30mL'] }, tiers: { '15mL': [89, 138, 32, 80, 220], '30mL': [159, 238, 58, 130, 320] }, attributes: { 主要成分: '10% 乙基维 C', 适用: '暗沉肌', 备案: filed, 保质期: '2 年' },
    story: ['稳定型维 C 衍生物,不黄、不搓泥。早上三滴,记得配防晒。'], points: ['避光瓶锁活性', '清爽好吸收', '四周看见透亮'], keywords: ['精华', '美白'], groups: ['new'], popularity: 13, stock: { '30mL': 8 },
    look: { tone: 'citrus', body: 'dropper', paint: { main: '#f0a83c', accent: '#ffffff' }, label: 'VC 10%', emoji: ['🍊', '🍋', '✨'] },
  }),
  defineProduct({
    ...skin, code: 'C004', name: '玻尿酸补水面膜', subtitle: '精华多到够擦脖子', unit: '盒', specs: { 款式: ['补水', '舒缓', '提亮'], 规格: ['5片', '10片'] }, tiers: { '5片': [39.9, 62, 14, 190, 500], '10片': [69.9, 108, 26, 370, 950] }, attributes: { 膜布: '天丝', 单片: '25 mL', 备案: filed, 保质期: '3 年' },
    story: ['三重分子量玻尿酸,天丝膜布贴得住下巴。敷十五分钟,剩下的精华拍进脖子。'], points: ['不闷不刺激', '膜布柔软服帖', '医学实验室检测'], keywords: ['面膜', '补水'], groups: ['hot'], popularity: 22,
    look: { tone: 'mint', body: 'mask', paint: { main: '#7cc4dd', accent: '#ffffff' }, label: '补水', emoji: ['💧', '🌊', '🌿'], variants: { 补水: {}, 舒缓: { paint: { main: '#8fbf8f', accent: '#ffffff' }, emoji: ['🌿', '💧'] }, 提亮: { paint: { main: '#f0a6b6', accent: '#ffffff' }, emoji: ['🍒', '✨'] } } },
  }),
  defineProduct({
    ...body, code: 'C005', name: '生姜防脱洗发水', subtitle: '头皮清爽,发根蓬起来', unit: '瓶', specs: { 规格: ['300mL', '500mL'] }, tiers: { '300mL': [49.9, 75, 18, 380, 700], '500mL': [72.9, 108, 27, 600, 1000] }, attributes: { 主要成分: '生姜提取物、侧柏叶', 特证: '国妆特字', 适用: '油性头皮', 保质期: '3 年' },
    story: ['老姜与侧柏叶提取,无硅油。洗第二天头发还站得住。'], points: ['防脱特证', '无硅油配方', '草本香不刺鼻'], keywords: ['洗发水'], popularity: 12,
    look: { tone: 'grain', body: 'pump', paint: { main: '#c98a3a', accent: '#fff3d9' }, label: '生姜', emoji: ['🫚', '🌿', '🫧'] },
  }),
  defineProduct({
    ...body, code: 'C006', name: '香氛护手霜', subtitle: '不粘手机屏的护手霜', unit: '支', specs: { 香型: ['桂花', '雪梨', '白玫瑰'] }, tiers: { '*': [29.9, 45, 10, 60, 160] }, attributes: { 净含量: '50 g', 主要成分: '乳木果油', 备案: filed, 保质期: '3 年' },
    story: ['乳木果油打底,三十秒吸收。桂花是秋天傍晚的那种。'], points: ['速吸不粘', '铝管复古好看', '随身小支'], keywords: ['护手霜'], groups: ['season'], popularity: 17,
    look: { tone: 'berry', body: 'tube', paint: { main: '#f3c24f', accent: '#8f5a13' }, label: '桂花', emoji: ['🌼', '🍂', '🤲'], variants: { 桂花: {}, 雪梨: { paint: { main: '#d5e3a1', accent: '#5c7a2a' }, emoji: ['🍐', '❄️'] }, 白玫瑰: { paint: { main: '#f7e9ec', accent: '#b9697d' }, emoji: ['🌹', '🌸'] } } },
  }),
  defineProduct({
    ...body, code: 'C007', name: '软毛竹柄牙刷 四支装', subtitle: '万根软毛,护龈不出血', unit: '套', specs: { 款式: ['成人款', '儿童款'] }, tiers: { 成人款: [19.9, 29, 7, 110, 320], 儿童款: [17.9, 26, 6.5, 90, 280] }, attributes: { 刷柄: '竹', 刷毛: '0.01 mm 软丝', 数量: '4 支' },
    story: ['竹柄会降解,刷毛细软到牙缝里。四支四个小印记,一家人不拿错。'], points: ['可降解竹柄', '万根软毛', '独立纸盒'], keywords: ['牙刷'], popularity: 12, look: { tone: 'fresh', body: 'brush', paint: { main: '#d8b47c', accent: '#6fae8f' }, emoji: ['🦷', '🎋', '🫧'] },
  }),
  defineProduct({
    ...make, code: 'C008', name: '丝绒雾面口红', subtitle: '薄涂日常,厚涂气场', unit: '支', specs: { 色号: ['01 豆沙', '02 番茄红', '03 玫瑰茶', '04 肉桂'] }, tiers: { '*': [79, 118, 24, 60, 120] }, attributes: { 净含量: '3.2 g', 质地: '丝绒', 备案: filed, 保质期: '3 年' },
    story: ['雾面但不拔干,涂一层就显气色。四个颜色都挑过黄皮试色。'], points: ['黄皮友好', '不沾杯', '磁吸外壳'], keywords: ['口红', '唇膏'], groups: ['new', 'hot'], popularity: 16, stock: { '04 肉桂': 0 },
    look: { tone: 'berry', body: 'lipstick', paint: { main: '#b5545a', accent: '#2e2a2b' }, emoji: ['🌹', '💋', '✨'], variants: { '01 豆沙': { paint: { main: '#b56a6a', accent: '#2e2a2b' } }, '02 番茄红': { paint: { main: '#cf3a2a', accent: '#2e2a2b' }, emoji: ['🍅', '🌹'] }, '03 玫瑰茶': { paint: { main: '#b04a64', accent: '#2e2a2b' }, emoji: ['🌹', '🍵'] }, '04 肉桂': { paint: { main: '#8f4a33', accent: '#2e2a2b' }, emoji: ['🍂', '🍁'] } } },
  }),
  defineProduct({
    ...make, code: 'C009', name: '清泉淡香水 木质柑橘调', subtitle: '干净得像刚晒过的衬衫', unit: '瓶', specs: { 规格: ['15mL', '50mL'] }, tiers: { '15mL': [89, 128, 30, 110, 240], '50mL': [219, 318, 76, 260, 520] }, attributes: { 前调: '佛手柑、葡萄柚', 中调: '白茶', 后调: '雪松', 保质期: '3 年' },
    story: ['不甜、不冲,近了才闻得到。通勤、见面、一个人都合适。'], points: ['留香约五小时', '中性香调', '附 2 mL 试香'], keywords: ['香水'], popularity: 8, look: { tone: 'mint', body: 'dropper', paint: { main: '#bcd8d2', accent: '#2f5d57' }, label: 'CLEAR', emoji: ['🍋', '🌲', '💐'] },
  }),
];
