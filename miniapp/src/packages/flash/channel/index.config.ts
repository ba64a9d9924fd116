export default definePageConfig({ navigationBarTitleText: '限时秒杀', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' });
