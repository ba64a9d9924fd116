export default definePageConfig({ navigationBarTitleText: '我的抢购', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' });
