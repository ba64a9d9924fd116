export default definePageConfig({ navigationBarTitleText: '可用商品', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' });
