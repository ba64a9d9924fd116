export default definePageConfig({
  navigationBarTitleText: '回头好物',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
  enableShareAppMessage: true,
  enableShareTimeline: true,
});
