export default definePageConfig({ navigationBarTitleText: '浏览足迹' });
