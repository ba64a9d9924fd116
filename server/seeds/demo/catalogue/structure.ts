import type { DemoBrand, DemoCategory, DemoGroup } from '../types.ts';

export const categories: readonly DemoCategory[] = [
  {
    code: 'fresh',
    name: '水果生鲜',
    icon: '🍎',
    children: [
      { code: 'fresh-fruit', name: '时令水果', icon: '🍑' },
      { code: 'fresh-seafood', name: '海鲜水产', icon: '🦐' },
      { code: 'fresh-meat', name: '肉禽蛋品', icon: '🥩' },
      { code: 'fresh-veg', name: '新鲜蔬菜', icon: '🥦' },
    ],
  },
  {
    code: 'drink',
    name: '茶与咖啡',
    icon: '🍵',
    children: [
      { code: 'drink-tea', name: '原叶好茶', icon: '🍃' },
      { code: 'drink-coffee', name: '精品咖啡', icon: '☕' },
      { code: 'drink-soft', name: '冲饮果汁', icon: '🧃' },
    ],
  },
  {
    code: 'snack',
    name: '零食坚果',
    icon: '🥜',
    children: [
      { code: 'snack-nut', name: '坚果炒货', icon: '🌰' },
      { code: 'snack-bake', name: '糕点饼干', icon: '🍪' },
      { code: 'snack-candy', name: '糖巧果干', icon: '🍫' },
    ],
  },
  {
    code: 'grain',
    name: '粮油厨房',
    icon: '🍚',
    children: [
      { code: 'grain-staple', name: '米面杂粮', icon: '🌾' },
      { code: 'grain-season', name: '油盐酱醋', icon: '🫒' },
      { code: 'grain-ready', name: '方便速食', icon: '🍜' },
      { code: 'grain-cook', name: '锅具刀具', icon: '🍳' },
    ],
  },
  {
    code: 'home',
    name: '家居生活',
    icon: '🛋️',
    children: [
      { code: 'home-bed', name: '床品家纺', icon: '🛏️' },
      { code: 'home-cup', name: '杯壶器皿', icon: '🫖' },
      { code: 'home-clean', name: '清洁纸品', icon: '🧻' },
      { code: 'home-deco', name: '香氛摆件', icon: '🕯️' },
    ],
  },
  {
    code: 'care',
    name: '个护美妆',
    icon: '🧴',
    children: [
      { code: 'care-skin', name: '面部护肤', icon: '💧' },
      { code: 'care-body', name: '洗护清洁', icon: '🧼' },
      { code: 'care-make', name: '彩妆香氛', icon: '💄' },
    ],
  },
  {
    code: 'wear',
    name: '服饰鞋包',
    icon: '👕',
    children: [
      { code: 'wear-cloth', name: '舒适衣着', icon: '👚' },
      { code: 'wear-shoe', name: '鞋靴袜品', icon: '👟' },
      { code: 'wear-bag', name: '箱包配饰', icon: '🎒' },
    ],
  },
  {
    code: 'tech',
    name: '数码小电',
    icon: '📱',
    children: [
      { code: 'tech-audio', name: '影音耳机', icon: '🎧' },
      { code: 'tech-power', name: '充电配件', icon: '🔋' },
      { code: 'tech-home', name: '生活电器', icon: '💡' },
    ],
  },
];

export const brands: readonly DemoBrand[] = [
  { code: 'shanye', name: '山野集', story: '从果园和渔港直接发货,当季才卖。' },
  { code: 'guipu', name: '归圃农场', story: '自营农场与合作社,批批留样检测。' },
  { code: 'wuyue', name: '雾月茶舍', story: '三代制茶人,只做当年新茶。' },
  { code: 'zhouheng', name: '昼行咖啡', story: '小批量烘焙,下单后四十八小时内出炉。' },
  { code: 'songguo', name: '松果先生', story: '把坚果烤到刚刚好。' },
  { code: 'xiaolu', name: '小麓烘焙', story: '手工小批量,配料表看得懂。' },
  { code: 'hetian', name: '禾田记', story: '东北与江南的好米、好油、好酱。' },
  { code: 'zaotang', name: '灶堂', story: '认真做饭的人用的锅和刀。' },
  { code: 'yunxi', name: '云栖家', story: '贴身的布、顺手的器,让家更松弛。' },
  { code: 'suyan', name: '素颜研究室', story: '成分写在正面,不添加多余的香。' },
  { code: 'manbu', name: '漫步日常', story: '每天都想穿的基础款。' },
  { code: 'guangnian', name: '光年盒子', story: '小巧、耐用、看得见的充电与声音。' },
];

export const groups: readonly DemoGroup[] = [
  { code: 'new', name: '新品' },
  { code: 'hot', name: '热卖' },
  { code: 'season', name: '应季' },
];
