export default definePageConfig({ navigationBarTitleText: '好友送的优惠券' });
