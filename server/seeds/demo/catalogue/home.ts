import { defineProduct } from './define.ts';

const bed = { category: 'home-bed', brand: 'yunxi' } as const;
const cup = { category: 'home-cup', brand: 'yunxi' } as const;
const clean = { category: 'home-clean', brand: 'yunxi' } as const;
const deco = { category: 'home-deco', brand: 'yunxi' } as const;

export const home = [
  defineProduct({
    ...bed, code: 'H001', name: '水洗棉四件套 裸睡级柔软', subtitle: '像穿旧的 T 恤,一夜好眠', unit: '套', freight: '全国包邮', specs: { 颜色: ['燕麦色', '雾霾蓝', '豆沙粉'], 尺寸: ['1.5m床', '1.8m床', '2.0m床'] },
    tiers: { '1.5m床': [239, 359, 128, 2200, 9000], '1.8m床': [259, 389, 139, 2500, 10000], '2.0m床': [289, 429, 156, 2800, 11500] }, stock: { '雾霾蓝/1.8m床': 4, '豆沙粉/2.0m床': 0 },
    attributes: { 面料: '100% 新疆棉', 支数: '60 支', 工艺: '砂洗水洗', 执行标准: 'GB 18401 B 类' }, story: ['六十支长绒棉,先织后洗。不起静电,不易起皱,换季也不用熨。'], points: ['贴身 B 类,婴儿可用', '洗后不易缩水', '床单床笠可选'], keywords: ['四件套', '床单', '被套'], groups: ['hot'], popularity: 14,
    look: { tone: 'home', body: 'quilt', paint: { main: '#e6d9c3', accent: '#b79f7c' }, emoji: ['🌿', '☁️', '🌙'], variants: { 燕麦色: {}, 雾霾蓝: { paint: { main: '#a9bccb', accent: '#6f8aa0' } }, 豆沙粉: { paint: { main: '#dfb3ae', accent: '#b57a74' } } } },
  }),
  defineProduct({
    ...bed, code: 'H002', name: '泰国天然乳胶枕', subtitle: '托住颈椎的弧度,睡醒不落枕', unit: '只', specs: { 款式: ['平面款', '波浪款', '儿童款'] }, tiers: { 平面款: [149, 219, 78, 1300, 9000], 波浪款: [169, 249, 88, 1400, 9500], 儿童款: [109, 159, 56, 800, 5200] },
    attributes: { 乳胶含量: '93%', 枕套: '天丝针织', 尺寸: '60×40 cm', 保修: '3 年' }, story: ['泰国产地直采胶乳,十万个气孔透气散热。压下去,慢慢把你的头接住。'], points: ['含 93% 天然乳胶', '枕套可拆洗', '三十天试睡'], keywords: ['枕头', '乳胶枕'], popularity: 10,
    look: { tone: 'night', body: 'pillow', paint: { main: '#f7f3ea', accent: '#c9bda6' }, emoji: ['🌙', '☁️', '⭐'] },
  }),
  defineProduct({
    ...bed, code: 'H003', name: '新疆长绒棉毛巾 三条装', subtitle: '吸水一秒干,越洗越软', unit: '套', specs: { 颜色: ['奶白', '浅灰', '薄荷绿', '樱花粉'] }, tiers: { '*': [45.9, 68, 23, 360, 2400] },
    attributes: { 材质: '100% 长绒棉', 尺寸: '34×76 cm', 克重: '110 g/条' }, story: ['无捻纱工艺,毛圈蓬松。新毛巾也不掉毛、不褪色。'], points: ['A 类婴幼儿标准', '五倍吸水', '挂环设计'], keywords: ['毛巾', '浴巾'], groups: ['hot'], popularity: 22,
    look: { tone: 'mint', body: 'towel', paint: { main: '#f5efe4', accent: '#d3c4a8' }, emoji: ['🌿', '🛁', '🫧'], variants: { 奶白: {}, 浅灰: { paint: { main: '#c9ccd0', accent: '#999fa6' } }, 薄荷绿: { paint: { main: '#b6dcc8', accent: '#7fb39a' } }, 樱花粉: { paint: { main: '#f6cbd3', accent: '#e09aa8' } } } },
  }),
  defineProduct({
    ...cup, code: 'H004', name: '316 不锈钢保温杯 轻量', subtitle: '200 克一只,保温十二小时', unit: '只', specs: { 颜色: ['雪山白', '松针绿', '落日橙'], 容量: ['350mL', '500mL'] }, tiers: { '350mL': [79, 118, 40, 260, 1100], '500mL': [89, 128, 46, 310, 1500] },
    attributes: { 内胆: '316 不锈钢', 保温: '6 h ≥ 65℃', 杯盖: '一键弹盖', 保修: '1 年' }, story: ['薄壁拉伸让杯子轻下来,单手一按就能喝。放进书包侧袋刚刚好。'], points: ['316 医用级内胆', '防漏硅胶圈', '杯口可拆洗'], keywords: ['保温杯', '水杯'], groups: ['season', 'hot'], popularity: 20,
    look: { tone: 'fresh', body: 'tumbler', paint: { main: '#f4f5f2', accent: '#a7b0ab' }, emoji: ['🏔️', '❄️', '🍃'], label: '316', variants: { 雪山白: {}, 松针绿: { paint: { main: '#44664f', accent: '#c9d6b8' }, emoji: ['🌲', '🍃'] }, 落日橙: { paint: { main: '#e8784a', accent: '#ffe0b8' }, emoji: ['🌅', '🍂'] } } },
  }),
  defineProduct({
    ...cup, code: 'H005', name: '汝窑开片功夫茶具 一壶四杯', subtitle: '天青釉色,茶养开片', unit: '套', freight: '全国包邮', specs: { 款式: ['一壶四杯', '一壶六杯带盘'] }, tiers: { 一壶四杯: [198, 288, 100, 1600, 7000], 一壶六杯带盘: [328, 458, 168, 3200, 14000] },
    attributes: { 材质: '汝瓷', 容量: '壶 220 mL / 杯 60 mL', 清洗: '手洗' }, story: ['雨过天青的颜色,用久了茶色渗进细纹,每一套都会长成自己的样子。'], points: ['一千二百八十度烧成', '礼盒包装', '破损补寄'], keywords: ['茶具', '茶壶'], popularity: 6,
    look: { tone: 'tea', body: 'teapot', paint: { main: '#a9c9c4', accent: '#6f9892' }, emoji: ['🍵', '🍃', '🌸'] },
  }),
  defineProduct({
    ...cup, code: 'H006', name: '手捏陶感马克杯', subtitle: '不太圆的杯口,刚好的手感', unit: '只', specs: { 颜色: ['奶油白', '焦糖棕', '湖水蓝'] }, tiers: { '*': [39, 58, 17, 420, 1300] }, attributes: { 材质: '粗陶', 容量: '320 mL', 微波: '可用' },
    story: ['留下手捏的痕迹,每一只略有不同。装咖啡、装牛奶、装一枝小花。'], points: ['釉下彩无铅', '可进微波炉洗碗机', '加厚防摔盒'], keywords: ['马克杯', '杯子'], groups: ['new'], popularity: 15,
    look: { tone: 'home', body: 'mug', paint: { main: '#f3e7d3', accent: '#c9ae86' }, emoji: ['☕', '🍪', '🌼'], variants: { 奶油白: {}, 焦糖棕: { paint: { main: '#a7683a', accent: '#e6c096' } }, 湖水蓝: { paint: { main: '#6fa3b5', accent: '#c4e0e6' } } } },
  }),
  defineProduct({
    ...clean, code: 'H007', name: '竹浆本色抽纸 30 包', subtitle: '不漂白,湿水不破', unit: '箱', freight: '大件按重', specs: { 规格: ['12包', '30包'] }, tiers: { '12包': [25.9, 39, 15, 2400, 16000], '30包': [55.9, 85, 34, 5800, 38000] },
    attributes: { 原料: '100% 竹浆', 层数: '4 层', 每包: '300 张(75 抽)', 保质期: '3 年' }, story: ['四川慈竹,三年成材,砍了还会长。无荧光剂,母婴可用。'], points: ['湿水韧性强', '不添加荧光剂', '整箱更划算'], keywords: ['抽纸', '纸巾'], groups: ['hot'], popularity: 26, limits: { perOrder: 6 },
    look: { tone: 'fresh', body: 'tissue', paint: { main: '#d9bf92', accent: '#5f8a4d' }, label: '竹浆', emoji: ['🎋', '🐼', '🍃'] },
  }),
  defineProduct({
    ...clean, code: 'H008', name: '植萃酵素洗衣液', subtitle: '去渍留香,手洗不伤手', unit: '瓶', freight: '大件按重', specs: { 香型: ['海盐鼠尾草', '白茶', '无香'], 规格: ['2kg', '2kg×3'] }, tiers: { '2kg': [29.9, 45, 14, 2150, 3000], '2kg×3': [79.9, 119, 40, 6400, 9000] },
    attributes: { 活性物: '≥ 15%', 酸碱: '中性', 保质期: '3 年' }, story: ['四种酵素对付领口、油渍和奶渍,低泡易漂。衣服晾干以后,是淡淡的白茶味。'], points: ['中性不伤手', '低泡省水', '婴儿衣物可用'], keywords: ['洗衣液'], popularity: 16,
    look: { tone: 'mint', body: 'pump', paint: { main: '#7fc0c4', accent: '#ffffff' }, label: '酵素', emoji: ['🧺', '🫧', '🌿'], variants: { 海盐鼠尾草: {}, 白茶: { paint: { main: '#b9d2a5', accent: '#ffffff' }, emoji: ['🧺', '🍃'] }, 无香: { paint: { main: '#e9edf0', accent: '#7a8b99' }, emoji: ['🧺', '🫧'] } } },
  }),
  defineProduct({
    ...deco, code: 'H009', name: '大豆蜡香薰蜡烛', subtitle: '点燃一小时,满屋松弛感', unit: '只', specs: { 香型: ['雪松', '无花果', '橙花'] }, tiers: { '*': [69, 98, 30, 420, 900] }, attributes: { 净含量: '180 g', 燃烧: '约 40 小时', 烛芯: '棉芯' },
    story: ['大豆蜡、棉芯、植物精油,不冒黑烟。玻璃杯烧完还能插花。'], points: ['四十小时缓释', '天然大豆蜡', '送礼附贺卡'], keywords: ['香薰', '蜡烛'], groups: ['new'], popularity: 9,
    look: { tone: 'night', body: 'candle', paint: { main: '#f0e2cf', accent: '#a97b50' }, label: '雪松', emoji: ['🌲', '🍂', '✨'], variants: { 雪松: {}, 无花果: { paint: { main: '#c9b3d0', accent: '#6d4b7d' }, emoji: ['🍇', '🌿'] }, 橙花: { paint: { main: '#ffd9a0', accent: '#c7772a' }, emoji: ['🍊', '🌼'] } } },
  }),
  defineProduct({
    ...deco, code: 'H010', name: '北欧磨砂陶瓷花瓶', subtitle: '一枝也好看', unit: '只', specs: { 颜色: ['米白', '陶土', '灰蓝'], 尺寸: ['小号 18cm', '大号 26cm'] }, tiers: { '小号 18cm': [49, 72, 22, 700, 3000], '大号 26cm': [79, 118, 36, 1300, 6000] },
    attributes: { 材质: '高温陶瓷', 工艺: '磨砂釉', 防水: '是' }, story: ['线条圆润,磨砂不反光,插郁金香或一把尤加利都合适。鲜花不包含在内。'], points: ['内壁上釉不渗水', '底部防滑垫', '加厚泡沫保护'], keywords: ['花瓶', '摆件'], popularity: 8,
    look: { tone: 'home', body: 'vase', paint: { main: '#f0e8dc', accent: '#c8b79d' }, emoji: ['🌷', '🌷', '🌿'], variants: { 米白: {}, 陶土: { paint: { main: '#c77b58', accent: '#8f4f33' }, emoji: ['🌻', '🌿'] }, 灰蓝: { paint: { main: '#8ba0b5', accent: '#5b7189' }, emoji: ['🪻', '🌿'] } } },
  }),
];
