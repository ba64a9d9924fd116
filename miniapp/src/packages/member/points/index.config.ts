export default definePageConfig({ navigationBarTitleText: '我的积分', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' });
