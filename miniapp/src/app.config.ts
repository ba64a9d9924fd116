const h5 = process.env.TARO_ENV === 'h5';

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/category/index', 'pages/cart/index', 'pages/me/index'],
  subPackages: [
    { root: 'packages/goods', name: 'goods', pages: ['search/index', 'list/index', 'detail/index'] },
    { root: 'packages/order', name: 'order', pages: ['checkout/index', 'pay/index', 'result/index', 'list/index', 'detail/index'] },
    { root: 'packages/flash', name: 'flash', pages: ['channel/index', 'ticket/index', 'tickets/index', 'reminders/index'] },
    { root: 'packages/after-sales', name: 'after-sales', pages: ['apply/index', 'list/index', 'detail/index', 'return/index'] },
    { root: 'packages/coupon', name: 'coupon', pages: ['centre/index', 'mine/index', 'goods/index', 'promotion/index', 'gift/index'] },
    { root: 'packages/member', name: 'member', pages: ['level/index', 'points/index'] },
    { root: 'packages/wallet', name: 'wallet', pages: ['balance/index'] },
    {
      root: 'packages/invoice',
      name: 'invoice',
      pages: ['list/index', 'detail/index', 'request/index', 'reissue/index', 'titles/index', 'title-edit/index'],
    },
    {
      root: 'packages/user',
      name: 'user',
      pages: [
        'addresses/index',
        'address-edit/index',
        'favourites/index',
        'footprints/index',
        'profile/index',
        'settings/index',
        'legal/index',
        'export/index',
        'close-account/index',
      ],
    },
  ],
  // What comes next is fetched while the customer still looks.
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['goods', 'flash'] },
    'pages/category/index': { network: 'all', packages: ['goods'] },
    'pages/cart/index': { network: 'all', packages: ['order'] },
    'pages/me/index': { network: 'all', packages: ['order', 'user', 'coupon', 'member'] },
    'packages/order/detail/index': { network: 'all', packages: ['after-sales', 'invoice'] },
  },
  tabBar: {
    color: '#8a8178',
    selectedColor: '#c2461d',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '首页', iconPath: 'assets/tab/home.png', selectedIconPath: 'assets/tab/home-on.png' },
      {
        pagePath: 'pages/category/index',
        text: '分类',
        iconPath: 'assets/tab/category.png',
        selectedIconPath: 'assets/tab/category-on.png',
      },
      { pagePath: 'pages/cart/index', text: '购物车', iconPath: 'assets/tab/cart.png', selectedIconPath: 'assets/tab/cart-on.png' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/tab/me.png', selectedIconPath: 'assets/tab/me-on.png' },
    ],
  },
  window: {
    navigationBarTitleText: '回头',
    navigationBarBackgroundColor: '#faf7f2',
    navigationBarTextStyle: 'black',
    backgroundColor: '#faf7f2',
    backgroundTextStyle: 'dark',
    // In a browser the pages draw their own bar (ui/page.tsx), where WeChat draws one for the mini-program.
    ...(h5 ? { navigationStyle: 'custom' as const } : {}),
  },
  animation: false,
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['chooseAddress'],
  __usePrivacyCheck__: true,
});
