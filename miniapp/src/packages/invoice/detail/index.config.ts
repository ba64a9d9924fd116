export default definePageConfig({ navigationBarTitleText: '发票详情', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' });
