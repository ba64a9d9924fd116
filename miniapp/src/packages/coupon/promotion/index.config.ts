export default definePageConfig({ navigationBarTitleText: '活动商品', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' });
