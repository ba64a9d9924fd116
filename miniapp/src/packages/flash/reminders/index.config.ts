export default definePageConfig({ navigationBarTitleText: '开抢提醒' });
