import { defineProduct } from './define.ts';

const staple = { category: 'grain-staple', brand: 'hetian', unit: '袋' } as const;
const season = { category: 'grain-season', brand: 'hetian', unit: '瓶' } as const;
const cook = { category: 'grain-cook', brand: 'zaotang' } as const;

export const grain = [
  defineProduct({
    ...staple, code: 'G001', name: '五常稻花香大米 当季新米', subtitle: '一家煮饭,满楼都香', freight: '大件按重', specs: { 规格: ['5斤', '10斤', '20斤'] }, tiers: { '5斤': [39.9, 55, 25, 2560, 3200], '10斤': [75.9, 105, 49, 5100, 6200], '20斤': [145, 198, 95, 10200, 12400] },
    attributes: { 产地: '黑龙江五常', 品种: '五优稻 4 号', 等级: '一级', 储存: '阴凉干燥', 保质期: '12 个月' }, story: ['黑土地、冷凉水、一百四十天生长期,一年只收一季。下单当天碾米,保住表面那层油润。'], points: ['当季新米现磨现发', '米粒修长油亮', '真空米砖防潮防虫'],
    keywords: ['大米', '稻花香'], groups: ['hot', 'season'], popularity: 30, look: { tone: 'grain', body: 'sack', paint: { main: '#efe3c8', accent: '#a8432f' }, label: '稻花香', emoji: ['🍚', '🌾', '🌾'] },
  }),
  defineProduct({
    ...staple, code: 'G002', name: '八宝杂粮粥料 独立小包', subtitle: '一包一锅,早上多睡半小时', unit: '盒', specs: { 配方: ['红豆薏米', '黑米养发', '玉米小米'] }, tiers: { '*': [36.9, 52, 19, 1600, 2600] },
    attributes: { 净含量: '150 g×10 包', 储存: '阴凉干燥', 保质期: '12 个月' }, story: ['十种杂粮按比例配好,预约煮粥,起床就能喝。'], points: ['无添加糖', '免淘洗', '三种配方可选'], keywords: ['杂粮', '粥'], popularity: 11,
    look: { tone: 'berry', body: 'box', paint: { main: '#b5453f', accent: '#f7e3c3' }, label: '杂粮粥', emoji: ['🫘', '🥣', '🌾'], variants: { 红豆薏米: {}, 黑米养发: { paint: { main: '#3a3145', accent: '#eadcf2' }, emoji: ['🥣', '🫐'] }, 玉米小米: { paint: { main: '#e0a526', accent: '#fff5d2' }, emoji: ['🌽', '🥣'] } } },
  }),
  defineProduct({
    ...season, code: 'G003', name: '特级初榨橄榄油', subtitle: '早收青果,草本清香微辣', specs: { 规格: ['250mL', '500mL', '750mL'] }, tiers: { '250mL': [45, 66, 24, 480, 700], '500mL': [79, 118, 43, 900, 1300], '750mL': [109, 158, 60, 1300, 1900] },
    attributes: { 产地: '西班牙科尔多瓦', 酸度: '≤ 0.4%', 工艺: '物理冷榨', 保质期: '24 个月' }, story: ['十月的青果六小时内入榨,二十七度以下冷压。拌沙拉、蘸面包、低温煎炒都好。'], points: ['酸度低于 0.4%', '深色避光瓶', '定量防漏瓶嘴'], keywords: ['橄榄油'], groups: ['new'], popularity: 12,
    look: { tone: 'fresh', body: 'wine', paint: { main: '#46592b', accent: '#e9dfb4' }, label: 'OLIVE', emoji: ['🫒', '🫒', '🥖'] },
  }),
  defineProduct({
    ...season, code: 'G004', name: '头道原酿酱油 180 天晒制', subtitle: '豆香醇厚,点蘸不咸口', specs: { 规格: ['500mL', '500mL×2'] }, tiers: { '500mL': [19.8, 28, 9.5, 880, 900], '500mL×2': [36.8, 52, 18, 1750, 1800] },
    attributes: { 原料: '有机黄豆、小麦', 氨基酸态氮: '≥ 1.2 g/100mL', 保质期: '24 个月' }, story: ['老缸日晒夜露一百八十天,只取头道。没有味精和焦糖色,香味来自时间。'], points: ['0 添加防腐剂', '特级酱油', '玻璃瓶更安心'], keywords: ['酱油', '生抽'], popularity: 14,
    look: { tone: 'snack', body: 'wine', paint: { main: '#3b1d14', accent: '#d9413a' }, label: '原酿', emoji: ['🫘', '🍣', '🌾'] },
  }),
  defineProduct({
    ...season, code: 'G005', name: '香辣菌菇拌饭酱', subtitle: '大块香菇丁,一勺下三碗饭', specs: { 辣度: ['微辣', '中辣', '爆辣'] }, tiers: { '*': [16.9, 24, 7.5, 360, 420] }, limits: { min: 2 },
    attributes: { 净含量: '220 g', 储存: '开封后冷藏', 保质期: '12 个月' }, story: ['菜籽油慢炸香菇丁,豆豉、二荆条、花椒依次下锅。拌面、拌饭、夹馒头。'], points: ['看得见的香菇丁', '不加防腐剂', '三档辣度'], keywords: ['拌饭酱', '辣酱'], groups: ['hot'], popularity: 20,
    look: { tone: 'berry', body: 'jar', paint: { main: '#a8321f', accent: '#ffe0b3' }, label: '菌菇酱', emoji: ['🌶️', '🍄', '🍚'], variants: { 微辣: { paint: { main: '#c7632d', accent: '#fff0cf' } }, 中辣: {}, 爆辣: { paint: { main: '#701512', accent: '#ffb36b' }, emoji: ['🌶️', '🌶️'] } } },
  }),
  defineProduct({
    code: 'G006', name: '番茄牛腩面 冷冻鲜食', subtitle: '真牛腩看得见,八分钟一碗', category: 'grain-ready', brand: 'hetian', unit: '份', freight: '冷链生鲜', specs: { 规格: ['2份', '4份'] }, tiers: { '2份': [45.9, 62, 27, 1250, 3200], '4份': [85.9, 118, 52, 2450, 6200] },
    attributes: { 单份: '580 g', 牛腩: '≥ 80 g', 储存: '-18℃', 保质期: '9 个月' }, story: ['新疆番茄与牛骨熬汤两小时,牛腩切大块。冻面现煮,和馆子里一样弹。'], points: ['八十克真牛腩', '不用料包粉', '急冻锁鲜'], keywords: ['牛腩面', '速食', '面条'], groups: ['new'], popularity: 13,
    look: { tone: 'berry', body: 'plate', paint: { main: '#fff2e4', accent: '#e88f5a' }, emoji: ['🍜', '🍅', '🥩'] },
  }),
  defineProduct({
    code: 'G007', name: '手工大虾水饺', subtitle: '一饺一虾,皮薄馅足', category: 'grain-ready', brand: 'hetian', unit: '袋', freight: '冷链生鲜', specs: { 口味: ['鲜虾玉米', '荠菜猪肉', '三鲜'], 规格: ['480g', '480g×3'] }, tiers: { '480g': [29.9, 42, 17, 560, 1300], '480g×3': [82, 118, 49, 1650, 3800] },
    attributes: { 每袋: '20 只', 储存: '-18℃', 保质期: '12 个月' }, story: ['整虾仁、鲜玉米、前腿肉,阿姨手工捏的麦穗褶。水开下锅,三次点水就好。'], points: ['整只虾仁', '高筋面皮不破', '拒绝肉糜边角'], keywords: ['水饺', '饺子'], groups: ['hot'], popularity: 19, stock: { '三鲜/480g×3': 7 },
    look: { tone: 'mint', body: 'plate', paint: { main: '#e7f0f7', accent: '#7fa8c4' }, emoji: ['🥟', '🥟', '🦐'], variants: { 鲜虾玉米: { emoji: ['🥟', '🌽', '🦐'] }, 荠菜猪肉: { emoji: ['🥟', '🥬', '🌿'] }, 三鲜: { emoji: ['🥟', '🥚', '🍄'] } } },
  }),
  defineProduct({
    ...cook, code: 'G008', name: '窒氮铸铁平底锅 少油不粘', subtitle: '无涂层,越用越润', unit: '口', freight: '大件按重', specs: { 尺寸: ['24cm', '26cm', '28cm'], 颜色: ['墨黑', '海盐蓝'] }, tiers: { '24cm': [159, 228, 86, 1900, 6000], '26cm': [189, 268, 102, 2200, 7400], '28cm': [219, 298, 120, 2600, 9000] },
    attributes: { 材质: '窒氮铸铁', 手柄: '榉木', 适用: '燃气、电磁炉通用', 保修: '2 年' }, story: ['氮化处理的铁面细密如绸,煎蛋滑得动,也经得住铁铲。没有涂层,就没有掉涂层的担心。'], points: ['物理不粘无涂层', '比传统铸铁轻三成', '明火电磁通用'], keywords: ['平底锅', '煎锅'], groups: ['hot'], popularity: 10,
    look: { tone: 'tech', body: 'pan', paint: { main: '#2d2f33', accent: '#c48a55' }, emoji: ['🍳', '🌿', '🧂'], variants: { 墨黑: {}, 海盐蓝: { paint: { main: '#4f7fa3', accent: '#d9b48a' } } } },
  }),
  defineProduct({
    ...cook, code: 'G009', name: '大马士革纹三德刀', subtitle: '67 层锻打,切番茄薄如纸', unit: '把', specs: { 款式: ['三德刀', '主厨刀', '水果刀'] }, tiers: { 三德刀: [268, 368, 140, 420, 900], 主厨刀: [298, 408, 158, 460, 1000], 水果刀: [128, 178, 66, 180, 400] }, stock: { 主厨刀: 0 },
    attributes: { 材质: '高碳钢 67 层', 硬度: '60±2 HRC', 手柄: '稳定木', 保修: '终身磨刀两次' }, story: ['折叠锻打六十七层,刃口十五度。刀重落在虎口前一指,切一小时手也不酸。'], points: ['十五度薄刃', '木柄温润防滑', '免费磨刀两次'], keywords: ['菜刀', '厨刀'], popularity: 6,
    look: { tone: 'grain', body: 'knife', paint: { main: '#aeb6bf', accent: '#6b4226' }, emoji: ['🍅', '🥕', '🥬'] },
  }),
];
