export default definePageConfig({ navigationBarTitleText: '填写退货单号' });
