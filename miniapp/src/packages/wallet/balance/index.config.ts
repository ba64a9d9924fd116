export default definePageConfig({ navigationBarTitleText: '我的余额', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' });
