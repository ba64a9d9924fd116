import { defineProduct } from './define.ts';

const audio = { category: 'tech-audio', brand: 'guangnian', freight: '全国包邮' } as const;
const power = { category: 'tech-power', brand: 'guangnian' } as const;
const home = { category: 'tech-home', brand: 'guangnian', freight: '全国包邮' } as const;
const warranty = '一年质保,七天无理由';

export const tech = [
  defineProduct({
    ...audio, code: 'T001', name: '主动降噪真无线耳机 Pro', subtitle: '地铁里也听得见呼吸', unit: '副', specs: { 颜色: ['贝壳白', '曜石黑', '薄荷绿'] }, tiers: { '*': [299, 399, 158, 180, 600] }, attributes: { 降噪: '45 dB', 续航: '36 小时(含仓)', 防水: 'IPX5', 蓝牙: '5.4', 保修: warranty },
    story: ['三麦通话降噪,双设备切换。耳塞只有四克,戴着睡着都不疼。'], points: ['45 分贝深度降噪', '充十分钟听三小时', '低延迟游戏模式'], keywords: ['耳机', '蓝牙耳机', '降噪'], groups: ['hot', 'new'], popularity: 18, limits: { perCustomer: 3 }, stock: { 薄荷绿: 6 },
    look: { tone: 'tech', body: 'earbuds', paint: { main: '#f6f6f4', accent: '#cfd3d6' }, emoji: ['🎵', '🎶', '✨'], variants: { 贝壳白: {}, 曜石黑: { paint: { main: '#2a2c31', accent: '#54575e' } }, 薄荷绿: { paint: { main: '#bfe3d0', accent: '#8abfa4' } } } },
  }),
  defineProduct({
    ...audio, code: 'T002', name: '复古便携蓝牙音箱', subtitle: '一只手掌,一屋子爵士', unit: '台', specs: { 颜色: ['胡桃棕', '奶油白', '复古绿'] }, tiers: { '*': [199, 279, 98, 620, 1800] }, attributes: { 功率: '15 W', 续航: '18 小时', 防水: 'IPX6', 保修: warranty },
    story: ['木纹机身、真皮提手。低音单元加两片被动振膜,小身体大声场。'], points: ['两台可组立体声', 'USB-C 快充', '户外防泼水'], keywords: ['音箱', '蓝牙音箱'], popularity: 11,
    look: { tone: 'snack', body: 'speaker', paint: { main: '#8a5a36', accent: '#e8c48f' }, emoji: ['🎷', '🎵', '🌿'], variants: { 胡桃棕: {}, 奶油白: { paint: { main: '#f3ead9', accent: '#b89c6f' } }, 复古绿: { paint: { main: '#587563', accent: '#e5d8b4' } } } },
  }),
  defineProduct({
    ...power, code: 'T003', name: '自带线快充充电宝', subtitle: '不用再找数据线', unit: '个', freight: '全国包邮', specs: { 容量: ['10000mAh', '20000mAh'], 颜色: ['云白', '深空灰', '雾紫'] }, tiers: { '10000mAh': [129, 179, 66, 260, 420], '20000mAh': [179, 239, 92, 430, 700] },
    attributes: { 输出: '22.5 W / 20 W PD', 认证: '3C', 可带上飞机: '是', 保修: warranty }, story: ['自带 USB-C 线收进机身,屏幕显示电量。半小时让手机回到六成。'], points: ['3C 认证电芯', '三台同充', '数显电量'], keywords: ['充电宝', '移动电源'], groups: ['hot'], popularity: 20, limits: { perOrder: 2 },
    look: { tone: 'night', body: 'powerbank', paint: { main: '#f4f4f2', accent: '#3fae7a' }, label: '68%', emoji: ['⚡', '🔋', '📱'], variants: { 云白: {}, 深空灰: { paint: { main: '#4a4e55', accent: '#3fae7a' } }, 雾紫: { paint: { main: '#b9aed3', accent: '#6a5a99' } } } },
  }),
  defineProduct({
    ...power, code: 'T004', name: '65W 氮化镓充电器', subtitle: '一颗充笔记本、手机和耳机', unit: '个', specs: { 规格: ['单头', '头+1米线'] }, tiers: { 单头: [99, 149, 48, 130, 260], '头+1米线': [119, 179, 58, 180, 380] }, attributes: { 功率: '65 W', 接口: '2C1A', 材料: 'GaN', 认证: '3C', 保修: warranty },
    story: ['第三代氮化镓,比原装小一半。插脚可折,出差塞口袋。'], points: ['三口智能分配', '全协议快充', '过温自动降速'], keywords: ['充电器', '快充'], popularity: 16,
    look: { tone: 'tech', body: 'charger', paint: { main: '#fafafa', accent: '#4a86d8' }, label: '65W', emoji: ['⚡', '💻', '📱'] },
  }),
  defineProduct({
    ...power, code: 'T005', name: '编织快充数据线', subtitle: '弯折三万次不断', unit: '条', specs: { 颜色: ['冰川蓝', '珊瑚红', '石墨黑'], 长度: ['1米', '2米'] }, tiers: { '1米': [25.9, 39, 9, 60, 160], '2米': [32.9, 49, 12, 90, 240] }, attributes: { 接口: 'C to C', 功率: '100 W', 线材: '尼龙编织', 保修: warranty },
    story: ['尼龙编织外被,接头一体注塑。充笔记本也够。'], points: ['100W 大功率', 'E-Marker 芯片', '附束线扣'], keywords: ['数据线', '充电线'], popularity: 21, limits: { min: 1 },
    look: { tone: 'mint', body: 'cable', paint: { main: '#5aa5d6', accent: '#c9ced3' }, emoji: ['⚡', '📱', '🔌'], variants: { 冰川蓝: {}, 珊瑚红: { paint: { main: '#e8654f', accent: '#c9ced3' } }, 石墨黑: { paint: { main: '#33363b', accent: '#aab0b6' } } } },
  }),
  defineProduct({
    ...home, code: 'T006', name: '护眼阅读台灯 全光谱', subtitle: '像窗边的自然光', unit: '台', specs: { 颜色: ['白色', '樱草黄'] }, tiers: { '*': [199, 289, 102, 1300, 9000] }, attributes: { 照度: '国 AA 级', 显色: 'Ra 97', 色温: '2700–5000 K', 保修: warranty },
    story: ['宽光源、无频闪,写字没有重影。晚上会自己调暖一点。'], points: ['国 AA 级照度', '无可视频闪', '番茄钟提醒'], keywords: ['台灯', '护眼灯'], groups: ['new'], popularity: 10,
    look: { tone: 'night', body: 'lamp', paint: { main: '#f5f5f3', accent: '#c9ccd0' }, emoji: ['📚', '✏️', '🪴'], variants: { 白色: {}, 樱草黄: { paint: { main: '#f3d36b', accent: '#c79f2f' } } } },
  }),
  defineProduct({
    ...home, code: 'T007', name: '桌面静音循环扇', subtitle: '28 分贝,午睡不吵', unit: '台', specs: { 颜色: ['云朵白', '牛油果绿'] }, tiers: { '*': [129, 189, 64, 1100, 8600] }, attributes: { 风速: '4 档', 噪音: '28 dB 起', 续航: '14 小时', 保修: warranty }, status: 'draft',
    story: ['无刷电机,十二片仿生扇叶。放书桌、放婴儿房,都很安静。'], points: ['自然风算法', '左右摇头', '可拆洗网罩'], keywords: ['风扇', '循环扇'],
    look: { tone: 'mint', body: 'fan', paint: { main: '#fbfcfb', accent: '#a8b8b5' }, emoji: ['🍃', '☁️', '🌊'], variants: { 云朵白: {}, 牛油果绿: { paint: { main: '#c9d8a7', accent: '#7b9153' } } } },
  }),
  defineProduct({
    ...home, code: 'T008', name: '便携式烧水杯', subtitle: '出差也喝自己烧的热水', unit: '台', specs: { 颜色: ['白色', '墨绿'] }, tiers: { '*': [139, 199, 70, 720, 2600] }, attributes: { 容量: '350 mL', 内胆: '316 不锈钢', 功率: '300 W', 保修: warranty },
    story: ['五分钟烧开,四档温控:奶粉、蜂蜜、花茶、白开水。保温杯大小,放得进行李。'], points: ['四档控温', '干烧断电', '双层防烫'], keywords: ['烧水杯', '电热水壶'], groups: ['season'], popularity: 12,
    look: { tone: 'home', body: 'kettle', paint: { main: '#f6f4ef', accent: '#8c8577' }, emoji: ['🍵', '🧳', '🌼'], variants: { 白色: {}, 墨绿: { paint: { main: '#33503f', accent: '#c9b37a' } } } },
  }),
  defineProduct({
    ...audio, code: 'T009', name: '三模机械键盘 75 配列', subtitle: 'Gasket 结构,敲起来像麻将', unit: '把', specs: { 轴体: ['茶轴', '红轴', '静音轴'], 配色: ['奶盖', '夜航'] }, tiers: { 静音轴: [349, 459, 190, 980, 3200], '*': [319, 429, 172, 980, 3200] }, attributes: { 配列: '82 键', 连接: '2.4G / 蓝牙 / 有线', 键帽: 'PBT 热升华', 保修: warranty },
    story: ['五层填充,声音干净不空洞。全键热插拔,换轴不用焊。'], points: ['三模四设备切换', '全键热插拔', '8000 mAh 电池'], keywords: ['键盘', '机械键盘'], popularity: 8,
    look: { tone: 'home', body: 'keyboard', paint: { main: '#f2e6d5', accent: '#d98f6a' }, emoji: ['🖱️', '☕', '🪴'], variants: { 奶盖: {}, 夜航: { paint: { main: '#3a4358', accent: '#f0b35a' } } } },
  }),
  defineProduct({
    ...home, code: 'T010', name: '高速负离子吹风机', subtitle: '五分钟吹干长发', unit: '台', specs: { 颜色: ['珍珠白', '雾霾紫'] }, tiers: { '*': [269, 369, 138, 760, 3800] }, attributes: { 转速: '11 万转', 风速: '21 m/s', 重量: '380 g', 保修: warranty },
    story: ['大风量低温吹,头发不毛躁。手柄细,女生也拿得稳。'], points: ['两亿负离子', '每秒百次测温', '磁吸双风嘴'], keywords: ['吹风机', '电吹风'], groups: ['hot'], popularity: 11,
    look: { tone: 'berry', body: 'hairdryer', paint: { main: '#f7f5f4', accent: '#d98fa0' }, emoji: ['🌬️', '💇‍♀️', '✨'], variants: { 珍珠白: {}, 雾霾紫: { paint: { main: '#a99fc4', accent: '#6c5f92' } } } },
  }),
];
