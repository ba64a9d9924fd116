/** Who can sign in to the demo shop. Shown by `npm start`; none of this exists in a shop that was not seeded. */
export const demoAccounts = {
  staff: [
    { login: 'owner', password: 'huitou2026', name: '王店主', role: '店主' },
    { login: 'manager', password: 'huitou2026', name: '陈经理', role: '运营经理' },
    { login: 'warehouse', password: 'huitou2026', name: '李仓管', role: '仓库' },
    { login: 'service', password: 'huitou2026', name: '赵客服', role: '客服' },
    { login: 'finance', password: 'huitou2026', name: '孙财务', role: '财务' },
  ],
};
