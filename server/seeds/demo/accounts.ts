/** Who can sign in to the demo shop. Shown by `npm start`; none of this exists in a shop that was not seeded. */
export const demoAccounts = {
  staff: [
    { login: 'owner', password: 'huitou2026', name: '王店主', role: '店主' },
    { login: 'manager', password: 'huitou2026', name: '陈经理', role: '运营经理' },
    { login: 'warehouse', password: 'huitou2026', name: '李仓管', role: '仓库' },
    { login: 'service', password: 'huitou2026', name: '赵客服', role: '客服' },
    { login: 'finance', password: 'huitou2026', name: '孙财务', role: '财务' },
  ],
  /** In the browser the sandbox stands in for WeChat and offers these people to sign in as. */
  customers: [
    { id: 'oHt6a1LinXiaoyu0000000000001', name: '林小雨' },
    { id: 'oHt6a2ChenHao00000000000002x', name: '陈浩' },
    { id: 'oHt6a3ZhouMinmin00000000003x', name: '周敏敏' },
  ],
};
