import { defineProduct } from './define.ts';

const tea = { category: 'drink-tea', brand: 'wuyue', unit: '罐' } as const;
const coffee = { category: 'drink-coffee', brand: 'zhouheng' } as const;

export const drink = [
  defineProduct({
    ...tea, code: 'D001', name: '明前龙井 群体种手炒绿茶', subtitle: '豆香带兰韵,回甘清长', specs: { 等级: ['一级', '特级'], 规格: ['50g', '125g', '250g'] },
    tiers: { '50g': [68, 98, 34, 140, 620], '125g': [158, 218, 82, 260, 980], '250g': [298, 398, 158, 460, 1800] },
    attributes: { 产地: '浙江杭州', 工艺: '手工辉锅', 采摘: '清明前', 储存: '密封冷藏', 保质期: '18 个月' },
    story: ['清明前十天,一芽一叶,半斤鲜叶才出一两干茶。老师傅在两百度的锅里抓、抖、搭、捺,做出糙米色的扁叶。', '八十五度水,玻璃杯,看它一片片立起来。'],
    points: ['当年新茶,真空充氮', '附冲泡指南', '铁罐加内袋双层锁香'], keywords: ['龙井', '绿茶'], groups: ['season', 'hot'], popularity: 16, stock: { '特级/250g': 5 },
    look: { tone: 'tea', body: 'tin', paint: { main: '#3f7d4e', accent: '#e6d8a8' }, label: '龙井', emoji: ['🍵', '🍃', '🌿'] },
  }),
  defineProduct({
    ...tea, code: 'D002', name: '横县茉莉花茶 七窨一提', subtitle: '花香入骨不见花,冷泡更清甜', unit: '袋', specs: { 规格: ['100g', '250g'] },
    tiers: { '100g': [39.9, 59, 18, 140, 700], '250g': [85, 118, 41, 320, 1500] },
    attributes: { 产地: '广西横州', 茶坯: '高山绿茶', 工艺: '七窨一提', 保质期: '24 个月' },
    story: ['伏天的茉莉傍晚开,趁开放时与茶坯拌和,一夜吐香,筛去花再来,如此七次。'], points: ['七次窨花,香在茶骨', '耐泡六道', '自立袋方便存放'],
    keywords: ['茉莉', '花茶'], popularity: 14, look: { tone: 'mint', body: 'pouch', paint: { main: '#dfeee2', accent: '#5c9a6f' }, label: '茉莉', emoji: ['🌼', '🍵', '🍃'] },
  }),
  defineProduct({
    ...tea, code: 'D003', name: '桐木正山小种 无烟蜜香红茶', subtitle: '桂圆蜜香,汤色金红透亮', specs: { 规格: ['80g', '200g'] },
    tiers: { '80g': [79, 118, 38, 180, 700], '200g': [179, 258, 90, 360, 1500] },
    attributes: { 产地: '福建武夷山', 发酵: '全发酵', 保质期: '36 个月' }, story: ['桐木关海拔千米,云雾里长的小叶种。不熏烟,保留天然的果蜜香,第一次喝红茶的人也会喜欢。'],
    points: ['原产地正山原料', '温润不伤胃', '纯色礼罐送礼合适'], keywords: ['红茶', '正山小种'], groups: ['hot'], popularity: 13,
    look: { tone: 'snack', body: 'tin', paint: { main: '#9b2f2a', accent: '#f0c987' }, label: '红茶', emoji: ['🫖', '🍂', '🍯'] },
  }),
  defineProduct({
    ...tea, code: 'D004', name: '福鼎白茶 三年陈寿眉茶饼', subtitle: '枣香药香,可泡可煮', unit: '饼', specs: { 年份: ['2021年', '2023年'] },
    tiers: { '2021年': [268, 358, 140, 420, 1800], '2023年': [158, 218, 80, 420, 1800] }, attributes: { 产地: '福建福鼎', 净含量: '350 g', 储存: '干仓避光', 保质期: '可长期存放' },
    story: ['一年茶、三年药、七年宝。日光萎凋,不炒不揉,压成饼慢慢陈化。冬天围炉煮一壶,满屋枣香。'], points: ['干仓存放,年份可查', '手工棉纸包饼', '附茶针'], keywords: ['白茶', '茶饼'], popularity: 7,
    look: { tone: 'grain', body: 'box', paint: { main: '#e9dcc2', accent: '#8a6a3e' }, label: '白茶', emoji: ['🍂', '🍵', '🌾'] },
  }),
  defineProduct({
    ...coffee, code: 'D005', name: '埃塞 耶加雪菲 单品咖啡豆', subtitle: '柑橘与白花香,浅烘明亮', unit: '袋', specs: { 规格: ['200g', '454g'], 研磨: ['不研磨', '手冲研磨', '意式研磨'] },
    tiers: { '200g': [58, 78, 28, 240, 1000], '454g': [118, 158, 60, 520, 2100] }, attributes: { 产地: '埃塞俄比亚', 处理: '水洗', 烘焙度: '浅烘', 赏味期: '45 天', 保质期: '12 个月' },
    story: ['下单之后才烘。海拔两千米的原生种,浅烘保住橙花和柠檬的香气,放凉以后像一杯水果茶。'], points: ['四十八小时内新鲜烘焙', '单向排气阀', '附手冲参数卡'],
    keywords: ['咖啡豆', '手冲'], groups: ['hot'], popularity: 19, look: { tone: 'snack', body: 'pouch', paint: { main: '#3b2a24', accent: '#e7a75a' }, label: 'ETHIOPIA', emoji: ['☕', '🫘', '🍊'] },
  }),
  defineProduct({
    ...coffee, code: 'D006', name: '挂耳咖啡 六国风味混装', subtitle: '撕开即冲,一天换一个产地', unit: '盒', specs: { 规格: ['10片', '24片', '40片'] },
    tiers: { '10片': [39.9, 59, 19, 180, 1600], '24片': [86, 128, 44, 380, 3200], '40片': [132, 198, 70, 620, 5200] }, attributes: { 单片: '10 g', 烘焙度: '中烘', 赏味期: '90 天', 保质期: '12 个月' },
    story: ['充氮锁鲜,每片十克真材实料。办公室一杯热水,三十秒闻到现磨的香。'], points: ['六个产地不重样', '零糖零奶精', '宽耳不易滑落'], keywords: ['挂耳', '咖啡'], groups: ['hot'], popularity: 24,
    look: { tone: 'tech', body: 'box', paint: { main: '#24445c', accent: '#f0b66b' }, label: '挂耳咖啡', emoji: ['☕', '🍪', '🫘'] },
  }),
  defineProduct({
    ...coffee, code: 'D007', name: '冷萃咖啡浓缩液', subtitle: '加水加奶加气泡,三秒一杯', unit: '瓶', specs: { 口味: ['原味黑咖', '榛果', '香草'] }, tiers: { '*': [36.9, 52, 18, 420, 900] },
    attributes: { 净含量: '300 mL', 可冲: '约 12 杯', 储存: '开封后冷藏', 保质期: '9 个月' }, story: ['十六小时低温慢萃,苦味轻、甜感足。夏天加冰块,冬天兑热牛奶。'], points: ['0 脂肪 0 植脂末', '一瓶十二杯', '按压泵头不滴漏'],
    keywords: ['冷萃', '咖啡液'], groups: ['new'], popularity: 15,
    look: { tone: 'grain', body: 'bottle', paint: { main: '#4a2c1f', accent: '#f3e3cf' }, label: '冷萃', emoji: ['🧊', '🥛', '🫘'],
      variants: { 原味黑咖: { paint: { main: '#3a241c', accent: '#f3e3cf' } }, 榛果: { paint: { main: '#7a4f2e', accent: '#ffe8c7' }, emoji: ['🌰', '🧊'] }, 香草: { paint: { main: '#b08a4f', accent: '#fff6dc' }, emoji: ['🌼', '🧊'] } } },
  }),
  defineProduct({
    code: 'D008', name: 'NFC 鲜榨果汁 100% 不加水', subtitle: '只有水果,没有浓缩还原', category: 'drink-soft', brand: 'guipu', unit: '箱', freight: '冷链生鲜', specs: { 口味: ['橙汁', '苹果汁', '葡萄汁'], 规格: ['300mL×6', '300mL×12'] },
    tiers: { '300mL×6': [45.9, 66, 27, 2200, 4800], '300mL×12': [83.9, 120, 51, 4300, 9200] }, attributes: { 配料: '100% 鲜榨果汁', 储存: '冷藏', 保质期: '60 天' },
    story: ['水果洗净去皮直接压榨,巴氏低温杀菌。摇一摇看得见果肉沉下去,是真的。'], points: ['0 添加糖', '一瓶约三个鲜果', '冷链到家'], keywords: ['果汁', 'NFC'], popularity: 14, stock: { '葡萄汁/300mL×12': 0 },
    look: { tone: 'citrus', body: 'bottle', paint: { main: '#f79b2e', accent: '#ffffff' }, label: '鲜榨', emoji: ['🍊', '🍊', '🌿'],
      variants: { 橙汁: { emoji: ['🍊', '🍊'] }, 苹果汁: { paint: { main: '#d9c043', accent: '#ffffff' }, emoji: ['🍏', '🍎'] }, 葡萄汁: { paint: { main: '#6d3a86', accent: '#ffffff' }, emoji: ['🍇', '🍇'] } } },
  }),
  defineProduct({
    code: 'D009', name: '澳洲燕麦奶 咖啡大师款', subtitle: '顺滑好打泡,谷物自然甜', category: 'drink-soft', brand: 'hetian', unit: '盒', specs: { 规格: ['1L×2', '1L×6'] },
    tiers: { '1L×2': [29.9, 42, 17, 2150, 2400], '1L×6': [82, 119, 50, 6400, 7100] }, attributes: { 配料: '水、燕麦、菜籽油、海盐', 乳糖: '不含', 保质期: '12 个月' }, story: ['酶解燕麦的自然清甜,配咖啡、配麦片或者直接喝。乳糖不耐也可以放心。'],
    points: ['0 乳糖 0 胆固醇', '高钙配方', '可打绵密奶泡'], keywords: ['燕麦奶', '植物奶'], groups: ['new'], popularity: 11,
    look: { tone: 'mint', body: 'carton', paint: { main: '#f6efe2', accent: '#4c86a8' }, label: '燕麦奶', emoji: ['🥛', '🌾', '☕'] },
  }),
  defineProduct({
    code: 'D010', name: '蜂蜜柚子茶 果肉满罐', subtitle: '冷热都好喝,一勺一杯', category: 'drink-soft', brand: 'hetian', unit: '瓶', specs: { 规格: ['500g', '1kg'] }, tiers: { '500g': [25.9, 38, 13, 780, 900], '1kg': [45.9, 66, 24, 1450, 1700] },
    attributes: { 产地: '福建漳州', 果肉含量: '≥ 35%', 储存: '开封后冷藏', 保质期: '18 个月' }, story: ['蜜柚去白瓤、切细丝,和洋槐蜜小火慢熬四小时。果肉多到勺子插得住。'], points: ['真果肉真蜂蜜', '不加香精色素', '宽口玻璃罐好舀'],
    keywords: ['柚子茶', '蜂蜜'], groups: ['season'], popularity: 12, look: { tone: 'citrus', body: 'jar', paint: { main: '#f2b63c', accent: '#fff3cf' }, label: '柚子茶', emoji: ['🍋', '🍯', '🌼'] },
  }),
];
