export default definePageConfig({ navigationBarTitleText: '我的发票', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' });
