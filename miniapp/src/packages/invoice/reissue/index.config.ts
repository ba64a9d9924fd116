export default definePageConfig({ navigationBarTitleText: '换开发票' });
