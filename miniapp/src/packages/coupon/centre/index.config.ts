export default definePageConfig({
  navigationBarTitleText: '领券中心',
  enableShareAppMessage: true,
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
