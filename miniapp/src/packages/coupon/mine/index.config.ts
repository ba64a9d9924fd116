export default definePageConfig({
  navigationBarTitleText: '我的优惠券',
  enableShareAppMessage: true,
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
