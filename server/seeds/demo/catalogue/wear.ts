import { defineProduct } from './define.ts';

const cloth = { category: 'wear-cloth', brand: 'manbu', unit: '件', freight: '全国包邮' } as const;
const shoe = { category: 'wear-shoe', brand: 'manbu' } as const;
const bag = { category: 'wear-bag', brand: 'manbu' } as const;
const care = '30℃ 以下水洗,不可漂白,阴凉晾干';

export const wear = [
  defineProduct({
    ...cloth, code: 'W001', name: '260g 重磅纯棉短袖 T 恤', subtitle: '领口不变形,洗三十次还像新的', specs: { 颜色: ['白色', '黑色', '雾蓝'], 尺码: ['M', 'L', 'XL'] }, tiers: { '*': [69, 99, 32, 280, 1800] }, stock: { '白色/L': 5, '黑色/XL': 0 },
    attributes: { 材质: '100% 棉', 克重: '260 g/m²', 版型: '宽松', 洗涤: care }, story: ['厚实不透,肩线平整。单穿、叠穿都有型。'], points: ['双针领口不塌', '预缩水处理', '男女同款'], keywords: ['T恤', '短袖'], groups: ['hot'], popularity: 22,
    look: { tone: 'wear', body: 'tee', paint: { main: '#f8f8f6', accent: '#d9d9d4' }, emoji: ['🧢', '🕶️', '🌿'], variants: { 白色: {}, 黑色: { paint: { main: '#2b2c2e', accent: '#4a4b4e' } }, 雾蓝: { paint: { main: '#8ea9c1', accent: '#6c88a2' } } } },
  }),
  defineProduct({
    ...cloth, code: 'W002', name: '抓绒连帽卫衣 加厚', subtitle: '起风的日子,套上就走', specs: { 颜色: ['燕麦', '森林绿', '酒红'], 尺码: ['M', 'L', 'XL'] }, tiers: { '*': [139, 199, 68, 620, 4200] }, attributes: { 材质: '棉 80% 聚酯纤维 20%', 里料: '抓绒', 版型: '落肩', 洗涤: care },
    story: ['内里抓绒,外面密实。帽子双层立得住,口袋里有手机的位置。'], points: ['三百八十克加厚', '落肩显瘦', '抗起球'], keywords: ['卫衣', '连帽'], groups: ['season', 'hot'], popularity: 18,
    look: { tone: 'grain', body: 'hoodie', paint: { main: '#dcccb0', accent: '#b39d78' }, emoji: ['🍂', '☕', '🎧'], variants: { 燕麦: {}, 森林绿: { paint: { main: '#3f5f4a', accent: '#2b4534' } }, 酒红: { paint: { main: '#7d2a35', accent: '#571a24' } } } },
  }),
  defineProduct({
    ...cloth, code: 'W003', name: '四面弹通勤休闲裤', subtitle: '坐一天不起皱,蹲下不紧绷', unit: '条', specs: { 颜色: ['炭黑', '卡其'], 尺码: ['29', '30', '31', '32'] }, tiers: { '*': [129, 189, 60, 480, 2800] }, attributes: { 材质: '锦纶 88% 氨纶 12%', 版型: '直筒九分', 洗涤: care },
    story: ['四面弹面料,抗皱速干。上班像西裤,下班像运动裤。'], points: ['免熨', '隐形松紧腰', '拉链暗袋'], keywords: ['裤子', '休闲裤'], popularity: 12,
    look: { tone: 'home', body: 'pants', paint: { main: '#3a3c42', accent: '#26272b' }, emoji: ['👞', '💼', '⌚'], variants: { 炭黑: {}, 卡其: { paint: { main: '#b89b70', accent: '#967a50' } } } },
  }),
  defineProduct({
    ...cloth, code: 'W004', name: '天丝亚麻收腰连衣裙', subtitle: '垂感一流,风一吹就好看', specs: { 颜色: ['鼠尾草绿', '奶杏'], 尺码: ['S', 'M', 'L'] }, tiers: { '*': [199, 299, 92, 360, 2600] }, attributes: { 材质: '天丝 55% 亚麻 45%', 长度: '中长', 洗涤: care }, stock: { '鼠尾草绿/S': 3 },
    story: ['亚麻的透气加天丝的垂顺,收在腰线上方一点,显得腿长。'], points: ['透气不粘身', '侧缝暗袋', '内衬防透'], keywords: ['连衣裙', '裙子'], groups: ['new'], popularity: 11,
    look: { tone: 'fresh', body: 'dress', paint: { main: '#a3b799', accent: '#7c9272' }, emoji: ['👒', '🌼', '🌿'], variants: { 鼠尾草绿: {}, 奶杏: { paint: { main: '#efd9bd', accent: '#cfae86' } } } },
  }),
  defineProduct({
    ...shoe, code: 'W005', name: '云感缓震小白鞋', subtitle: '走一万步,脚还是轻的', unit: '双', freight: '全国包邮', specs: { 颜色: ['纯白', '白绿'], 尺码: ['37', '38', '40', '42'] }, tiers: { '*': [189, 269, 90, 780, 6200] }, attributes: { 鞋面: '头层牛皮', 鞋底: '超临界发泡', 适用: '男女同款' },
    story: ['头层软牛皮,新鞋也不磨脚。鞋底回弹,站着等地铁也舒服。'], points: ['单只仅 260 克', '可拆洗鞋垫', '三十天质保'], keywords: ['小白鞋', '板鞋'], groups: ['hot'], popularity: 14,
    look: { tone: 'mint', body: 'shoe', paint: { main: '#fbfbf9', accent: '#d4d8d6' }, emoji: ['👟', '☁️', '🌱'], variants: { 纯白: {}, 白绿: { paint: { main: '#fbfbf9', accent: '#4f8a5b' } } } },
  }),
  defineProduct({
    ...shoe, code: 'W006', name: '抗菌精梳棉中筒袜 五双', subtitle: '不勒脚踝,一整天不臭', unit: '盒', specs: { 配色: ['基础黑白灰', '彩色混搭'], 尺码: ['35–38', '39–43'] }, tiers: { '*': [39.9, 58, 16, 240, 1300] }, attributes: { 材质: '精梳棉 78%', 抗菌: 'AAA 级', 数量: '5 双' },
    story: ['手工对目缝头,脚尖没有硌人的线。银离子抗菌,洗五十次仍有效。'], points: ['AAA 级抗菌', '无骨缝头', '礼盒装'], keywords: ['袜子'], popularity: 19,
    look: { tone: 'berry', body: 'sock', paint: { main: '#e8a9a0', accent: '#5b7fa6' }, emoji: ['🧦', '🎁', '🌿'], variants: { 基础黑白灰: { paint: { main: '#8f9398', accent: '#2f3237' } }, 彩色混搭: {} } },
  }),
  defineProduct({
    ...bag, code: 'W007', name: '12 安帆布托特包', subtitle: '装得下电脑和一棵白菜', unit: '只', specs: { 颜色: ['本白', '墨绿', '藏青'] }, tiers: { '*': [59, 88, 22, 380, 2200] }, attributes: { 材质: '12 安纯棉帆布', 尺寸: '38×34×12 cm', 承重: '15 kg' },
    story: ['上班、买菜、去图书馆,一只包就够。肩带加宽,内有拉链袋与水杯位。'], points: ['加宽肩带不勒', '可放 15 寸电脑', '可水洗'], keywords: ['帆布包', '托特'], groups: ['hot'], popularity: 15,
    look: { tone: 'home', body: 'tote', paint: { main: '#efe6d2', accent: '#8a6f45' }, label: '回头', emoji: ['🥖', '💐', '📖'], variants: { 本白: {}, 墨绿: { paint: { main: '#35513f', accent: '#e6dcbc' } }, 藏青: { paint: { main: '#2c3e5c', accent: '#e8dfc8' } } } },
  }),
  defineProduct({
    ...bag, code: 'W008', name: '轻量防泼水双肩包', subtitle: '680 克,通勤短途都够用', unit: '只', freight: '全国包邮', specs: { 颜色: ['岩灰', '橄榄绿', '珊瑚橘'], 容量: ['18L', '24L'] }, tiers: { '18L': [169, 239, 78, 680, 9000], '24L': [199, 279, 92, 780, 12000] }, attributes: { 材质: '300D 防泼水尼龙', 电脑仓: '15.6 寸', 背负: '透气网背' },
    story: ['面料防泼水,拉链压胶。独立电脑仓贴着背,背起来重心稳。'], points: ['隐藏防盗袋', '行李箱固定带', '两年质保'], keywords: ['双肩包', '书包'], popularity: 9,
    look: { tone: 'tech', body: 'backpack', paint: { main: '#6a717a', accent: '#3b4047' }, emoji: ['🎒', '💻', '🏔️'], variants: { 岩灰: {}, 橄榄绿: { paint: { main: '#6f7548', accent: '#454a28' } }, 珊瑚橘: { paint: { main: '#ee8163', accent: '#b6533a' } } } },
  }),
  defineProduct({
    ...bag, code: 'W009', name: '山羊绒围巾 水波纹', subtitle: '一握就是一把云', unit: '条', freight: '全国包邮', specs: { 颜色: ['驼色', '浅灰', '枣红'] }, tiers: { '*': [299, 459, 150, 240, 2000] }, attributes: { 材质: '100% 山羊绒', 尺寸: '180×32 cm', 洗涤: '干洗或冷水手洗' },
    story: ['内蒙古阿尔巴斯山羊绒,纤维十五微米。水波纹整理,光泽细腻。'], points: ['附纤维检测报告', '礼盒包装', '亲肤不扎'], keywords: ['围巾', '羊绒'], groups: ['season'], popularity: 8, stock: { 枣红: 9 },
    look: { tone: 'grain', body: 'scarf', paint: { main: '#c19a6b', accent: '#94703f' }, emoji: ['❄️', '🧤', '☕'], variants: { 驼色: {}, 浅灰: { paint: { main: '#c3c6ca', accent: '#92979d' } }, 枣红: { paint: { main: '#8b2f35', accent: '#611c22' } } } },
  }),
  defineProduct({
    ...bag, code: 'W010', name: '全自动晴雨伞 黑胶防晒', subtitle: '一键开收,UPF50+', unit: '把', specs: { 颜色: ['樱粉', '天蓝', '墨绿'] }, tiers: { '*': [59.9, 88, 24, 390, 900] }, attributes: { 伞骨: '10 骨纤维', 防晒: 'UPF50+', 伞面直径: '104 cm' }, status: 'off',
    story: ['十骨抗风,伞面黑胶。晴天遮阳,雨天不透。'], points: ['单手自动开合', '反向收伞不滴水', '附伞套'], keywords: ['雨伞', '晴雨伞'],
    look: { tone: 'mint', body: 'umbrella', paint: { main: '#f2b3c4', accent: '#5b5560' }, emoji: ['🌧️', '☀️', '💧'], variants: { 樱粉: {}, 天蓝: { paint: { main: '#8ec3e6', accent: '#46586a' } }, 墨绿: { paint: { main: '#3d6152', accent: '#2b3a34' } } } },
  }),
];
