/** Whom the demo shop buys from, by category; the children may have their own. Invented names. */
const byCategory: Record<string, string> = {
  fresh: '赣南橙乡果业专业合作社',
  'fresh-seafood': '舟山海粒水产有限公司',
  'fresh-meat': '锡林郭勒牧原肉业有限公司',
  'fresh-veg': '寿光绿畦蔬菜专业合作社',
  drink: '云南云岭咖啡有限公司',
  'drink-tea': '杭州雾峰茶业有限公司',
  'drink-soft': '烟台甘露饮品有限公司',
  snack: '临安山核坚果食品厂',
  'snack-bake': '上海麦垄烘焙食品有限公司',
  'snack-candy': '厦门甜屿食品有限公司',
  grain: '五常稻香米业有限公司',
  'grain-season': '镇江恒酿调味品有限公司',
  'grain-ready': '成都灶边食品有限公司',
  'grain-cook': '阳江刃匠五金制品有限公司',
  home: '南通棉栖家纺有限公司',
  'home-cup': '景德镇青釉陶瓷有限公司',
  'home-clean': '佛山净竹纸业有限公司',
  'home-deco': '义乌暖屋工艺品有限公司',
  care: '广州素研化妆品有限公司',
  'care-body': '上海沐禾日化有限公司',
  wear: '绍兴织里服饰有限公司',
  'wear-shoe': '泉州行远鞋业有限公司',
  'wear-bag': '白沟行囊箱包厂',
  tech: '深圳声界电子有限公司',
  'tech-power': '东莞芯能电源科技有限公司',
  'tech-home': '慈溪小灶电器有限公司',
};

/** The supplier of a sub-category, or of the category above it. */
export const supplierOf = (category: string): string => byCategory[category] ?? byCategory[category.split('-')[0] ?? ''] ?? '';
