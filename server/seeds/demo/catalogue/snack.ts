import { defineProduct } from './define.ts';

const nut = { category: 'snack-nut', brand: 'songguo' } as const;
const bake = { category: 'snack-bake', brand: 'xiaolu' } as const;
const candy = { category: 'snack-candy', brand: 'songguo' } as const;

export const snack = [
  defineProduct({
    ...nut, code: 'S001', name: '每日坚果 科学配比 30 袋', subtitle: '四种坚果三种果干,一天一小袋', unit: '盒', specs: { 规格: ['7袋尝鲜', '30袋整月'] }, tiers: { '7袋尝鲜': [25.9, 39, 14, 210, 1500], '30袋整月': [89, 139, 52, 850, 5400] },
    attributes: { 净含量: '25 g/袋', 坚果占比: '65%', 储存: '阴凉干燥', 保质期: '8 个月' }, story: ['核桃、巴旦木、腰果、榛子,配上蔓越莓、蓝莓和黑加仑。干湿分离,坚果一直脆。'], points: ['干湿分离锁脆仓', '轻烘焙不加盐', '充氮保鲜小袋'],
    keywords: ['坚果', '每日坚果'], groups: ['hot'], popularity: 36, look: { tone: 'snack', body: 'pouch', paint: { main: '#e58a2e', accent: '#fff1d6' }, label: '每日坚果', emoji: ['🥜', '🌰', '🫐'] },
  }),
  defineProduct({
    ...nut, code: 'S002', name: '奶油味夏威夷果 大颗开口', subtitle: '一掰就开,奶香酥脆', unit: '罐', specs: { 口味: ['奶油味', '原味'], 规格: ['250g', '500g'] }, tiers: { '250g': [29.9, 45, 17, 330, 1100], '500g': [52.9, 79, 32, 620, 2000] },
    attributes: { 果径: '22 mm 以上', 储存: '密封', 保质期: '9 个月' }, story: ['只选二十二毫米以上的大果,开口率九成八,附开果器。低温慢烘,果仁乳白饱满。'], points: ['大颗好剥', '附开果器', '密封罐随手盖'], keywords: ['夏威夷果'], popularity: 16,
    look: { tone: 'grain', body: 'jar', paint: { main: '#c08a52', accent: '#fff0d8' }, label: '夏威夷果', emoji: ['🌰', '🧈', '🥥'], variants: { 奶油味: { emoji: ['🧈', '🌰'] }, 原味: { paint: { main: '#a9743f', accent: '#e8f0df' }, emoji: ['🌰', '🍃'] } } },
  }),
  defineProduct({
    ...nut, code: 'S003', name: '迁西甘栗仁 即食板栗', subtitle: '软糯香甜,剥好的秋天', unit: '袋', specs: { 规格: ['100g×3', '100g×6', '100g×10'] }, tiers: { '100g×3': [19.9, 29, 11, 340, 1100], '100g×6': [36.9, 54, 21, 660, 2100], '100g×10': [56.9, 85, 34, 1080, 3500] },
    attributes: { 产地: '河北迁西', 配料: '板栗', 储存: '常温', 保质期: '12 个月' }, story: ['燕山的板栗小而甜。高温蒸煮后独立小包,配料表只有板栗。'], points: ['0 添加糖', '独立小包', '徒步加班都合适'], keywords: ['板栗', '栗子'], groups: ['season'], popularity: 15,
    look: { tone: 'grain', body: 'pouch', paint: { main: '#7b4a2b', accent: '#f2cf9a' }, label: '甘栗仁', emoji: ['🌰', '🌰', '🍁'] },
  }),
  defineProduct({
    ...bake, code: 'S004', name: '黄油手工曲奇礼盒', subtitle: '进口黄油,入口即化', unit: '盒', specs: { 口味: ['原味黄油', '抹茶', '可可', '四味混装'] }, tiers: { '*': [49.9, 78, 26, 480, 2200], 四味混装: [59.9, 88, 31, 520, 2400] },
    attributes: { 净含量: '360 g', 黄油含量: '31%', 储存: '阴凉', 保质期: '90 天' }, story: ['黄油打到发白,手工挤花,小炉烤十八分钟。铁盒打开那一下,整个办公室都闻得到。'], points: ['不用植物奶油', '小批量现烤', '铁盒可留作收纳'], keywords: ['曲奇', '饼干'], groups: ['hot'], popularity: 21,
    look: { tone: 'berry', body: 'tin', paint: { main: '#f3c6c0', accent: '#8c3b3b' }, label: '曲奇', emoji: ['🍪', '🍪', '🧈'],
      variants: { 原味黄油: { paint: { main: '#f4dca6', accent: '#9a6a24' }, emoji: ['🍪', '🧈'] }, 抹茶: { paint: { main: '#bcd6a4', accent: '#3f6b32' }, emoji: ['🍪', '🍵'] }, 可可: { paint: { main: '#8a5b45', accent: '#fbe6d4' }, emoji: ['🍪', '🍫'] }, 四味混装: { emoji: ['🍪', '🍪'] } } },
  }),
  defineProduct({
    ...bake, code: 'S005', name: '雪媚娘蛋黄酥 现做现发', subtitle: '咸蛋黄流心,层层起酥', unit: '盒', specs: { 规格: ['6枚', '12枚'], 馅料: ['红豆', '紫薯'] }, tiers: { '6枚': [35.9, 52, 20, 420, 1600], '12枚': [65.9, 96, 38, 800, 3000] },
    attributes: { 单枚: '55 g', 储存: '常温 15 天', 保质期: '30 天' }, story: ['海鸭蛋黄喷酒烤香,裹红豆沙与糯米皮,外面三十六层酥皮。当天做、当天发。'], points: ['整颗海鸭蛋黄', '低糖馅料', '独立包装防碎'], keywords: ['蛋黄酥', '糕点'], popularity: 17,
    look: { tone: 'citrus', body: 'box', paint: { main: '#e9a23b', accent: '#fff4dc' }, label: '蛋黄酥', emoji: ['🥮', '🥮', '🥚'] },
  }),
  defineProduct({
    ...bake, code: 'S006', name: '法式迷你可颂面包', subtitle: '回烤三分钟,外酥里软', unit: '袋', freight: '冷链生鲜', specs: { 规格: ['10只', '20只'] }, tiers: { '10只': [39.9, 58, 23, 420, 3600], '20只': [72.9, 108, 43, 820, 7000] },
    attributes: { 单只: '38 g', 黄油: '发酵黄油 24%', 储存: '-18℃', 保质期: '120 天' }, story: ['急冻半成品,空气炸锅 180 度五分钟,早餐桌上就有面包店的香气。'], points: ['二十四层开酥', '不加氢化油', '免发酵直接烤'], keywords: ['可颂', '面包', '早餐'], groups: ['new'], popularity: 13,
    look: { tone: 'snack', body: 'basket', paint: { main: '#d8a768', accent: '#ad7b40' }, emoji: ['🥐', '🥐', '☕'] },
  }),
  defineProduct({
    ...candy, code: 'S007', name: '72% 黑巧克力薄片', subtitle: '可可脂丝滑,微苦回甜', unit: '盒', specs: { 可可含量: ['58%', '72%', '85%'] }, tiers: { '*': [32.9, 49, 17, 160, 480] }, attributes: { 净含量: '120 g(24 片)', 配料: '可可液块、可可脂、白砂糖', 储存: '22℃ 以下', 保质期: '18 个月' },
    story: ['加纳与厄瓜多尔可可豆拼配,研磨七十二小时。一片五克,下午三点刚刚好。'], points: ['不含代可可脂', '独立小片', '高温季节附冰袋'], keywords: ['巧克力', '黑巧'], popularity: 15,
    look: { tone: 'night', body: 'box', paint: { main: '#2f2030', accent: '#d5a859' }, label: '72%', emoji: ['🍫', '🍫', '🌰'], variants: { '58%': { paint: { main: '#7b4b3a', accent: '#f4d9a5' } }, '72%': {}, '85%': { paint: { main: '#1c1a1f', accent: '#b9b4a7' } } } },
  }),
  defineProduct({
    ...candy, code: 'S008', name: '软糯芒果干 厚切', subtitle: '五斤鲜芒果一斤干,酸甜有嚼劲', unit: '袋', specs: { 规格: ['100g', '100g×3', '100g×5'] }, tiers: { '100g': [15.9, 22, 8, 120, 500], '100g×3': [39.9, 58, 23, 340, 1500], '100g×5': [59.9, 88, 36, 560, 2400] },
    attributes: { 产地: '广西百色', 储存: '阴凉干燥', 保质期: '10 个月' }, story: ['七分熟的芒果去皮厚切,低温烘十八小时。肉厚、不齁甜。'], points: ['厚切果肉', '减糖配方', '拉链袋'], keywords: ['芒果干', '果干'], popularity: 14,
    look: { tone: 'citrus', body: 'pouch', paint: { main: '#ffc145', accent: '#c8521f' }, label: '芒果干', emoji: ['🥭', '🥭', '☀️'] },
  }),
  defineProduct({
    ...candy, code: 'S009', name: '焦糖海盐爆米花', subtitle: '球形爆米花,脆壳裹满焦糖', unit: '桶', specs: { 口味: ['焦糖海盐', '奶油', '可可'] }, tiers: { '*': [22.9, 35, 11, 260, 2800] }, attributes: { 净含量: '200 g', 储存: '密封', 保质期: '9 个月' },
    story: ['非转基因球形玉米,爆得圆、裹得匀。周末一部电影,一桶刚好。'], points: ['非油炸', '颗颗裹糖', '大桶分享装'], keywords: ['爆米花'], popularity: 10,
    look: { tone: 'berry', body: 'tin', paint: { main: '#d94b4b', accent: '#fff3dd' }, label: '爆米花', emoji: ['🍿', '🍿', '🌽'], variants: { 焦糖海盐: {}, 奶油: { paint: { main: '#f2cf63', accent: '#7a4d10' } }, 可可: { paint: { main: '#6b4231', accent: '#ffe9cf' } } } },
  }),
  defineProduct({
    ...candy, code: 'S010', name: '手工牛轧糖 蔓越莓巴旦木', subtitle: '不粘牙,奶香十足', unit: '袋', specs: { 口味: ['蔓越莓', '抹茶', '海苔'] }, tiers: { '*': [28.9, 42, 15, 320, 1100] }, attributes: { 净含量: '280 g', 储存: '阴凉', 保质期: '6 个月' }, status: 'draft',
    story: ['新西兰奶粉、法国黄油,加满满的巴旦木。手工切块,一颗颗糯米纸包好。'], points: ['软硬适中不粘牙', '坚果占三成', '喜糖伴手礼'], keywords: ['牛轧糖', '喜糖'],
    look: { tone: 'mint', body: 'pouch', paint: { main: '#f6d8de', accent: '#b23a55' }, label: '牛轧糖', emoji: ['🍬', '🍬', '🍒'], variants: { 蔓越莓: { emoji: ['🍒', '🍬'] }, 抹茶: { paint: { main: '#cfe3b8', accent: '#466f35' }, emoji: ['🍵', '🍬'] }, 海苔: { paint: { main: '#8fb6a4', accent: '#1d4d3c' }, emoji: ['🌿', '🍬'] } } },
  }),
];
