export default definePageConfig({ navigationBarTitleText: '退款/售后', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' });
