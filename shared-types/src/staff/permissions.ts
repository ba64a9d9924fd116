/** The menu of the admin with its buttons: the one list that roles, routes and screens refer to. */
export const permissionTree = [
  { key: 'workbench', label: '工作台', actions: [{ key: 'workbench.view', label: '查看' }] },
  {
    key: 'product',
    label: '商品',
    actions: [
      { key: 'product.view', label: '查看商品' },
      { key: 'product.edit', label: '编辑商品' },
      { key: 'product.price', label: '修改价格' },
      { key: 'product.shelf', label: '上下架' },
      { key: 'product.delete', label: '回收与删除' },
      { key: 'product.import', label: '导入' },
      { key: 'product.export', label: '导出' },
      { key: 'catalog.edit', label: '分类、品牌、分组与首页' },
    ],
  },
  {
    key: 'stock',
    label: '库存',
    actions: [
      { key: 'stock.view', label: '查看库存' },
      { key: 'stock.adjust', label: '调整库存' },
      { key: 'stock.transfer', label: '调拨' },
      { key: 'stock.count', label: '盘点' },
      { key: 'location.edit', label: '仓库与门店' },
    ],
  },
  {
    key: 'order',
    label: '订单',
    actions: [
      { key: 'order.view', label: '查看订单' },
      { key: 'order.note', label: '备注' },
      { key: 'order.cancel', label: '取消与关闭' },
      { key: 'order.price', label: '改价' },
      { key: 'order.address', label: '改地址' },
      { key: 'order.export', label: '导出' },
    ],
  },
  {
    key: 'shipping',
    label: '发货',
    actions: [
      { key: 'order.ship', label: '发货' },
      { key: 'order.tracking', label: '修改运单' },
      { key: 'pickup.verify', label: '自提核销' },
      { key: 'pickup.reverse', label: '撤销核销、延长提货' },
      { key: 'freight.edit', label: '运费模板' },
    ],
  },
  {
    key: 'aftersales',
    label: '售后',
    actions: [
      { key: 'aftersales.view', label: '查看售后' },
      { key: 'aftersales.handle', label: '处理售后与退款' },
      { key: 'aftersales.receive', label: '收货、验货、换货发出' },
      { key: 'aftersales.export', label: '导出' },
    ],
  },
  {
    key: 'money',
    label: '资金',
    actions: [
      { key: 'payment.view', label: '查看收退款' },
      { key: 'refund.create', label: '发起退款' },
      { key: 'refund.resolve', label: '处理异常退款与线下退款' },
      { key: 'reconcile.view', label: '查看对账' },
      { key: 'reconcile.run', label: '执行对账与处理差异' },
      { key: 'ledger.view', label: '查看账本' },
      { key: 'balance.adjust', label: '赠送与收回余额' },
    ],
  },
  {
    key: 'invoice',
    label: '发票',
    actions: [
      { key: 'invoice.view', label: '查看发票与档案' },
      { key: 'invoice.issue', label: '开票' },
      { key: 'invoice.red', label: '红冲' },
      { key: 'invoice.export', label: '导出' },
    ],
  },
  {
    key: 'promotion',
    label: '促销活动',
    actions: [
      { key: 'promotion.view', label: '查看活动与效果' },
      { key: 'promotion.edit', label: '编辑活动' },
      { key: 'promotion.publish', label: '发布、暂停与结束' },
      { key: 'simulator.run', label: '促销模拟' },
    ],
  },
  {
    key: 'coupon',
    label: '优惠券',
    actions: [
      { key: 'coupon.view', label: '查看优惠券与统计' },
      { key: 'coupon.edit', label: '编辑优惠券' },
      { key: 'coupon.publish', label: '发布、暂停与撤回' },
      { key: 'coupon.grant', label: '发放与兑换码' },
      { key: 'coupon.stacking', label: '分组与叠加规则' },
      { key: 'coupon.export', label: '导出' },
    ],
  },
  {
    key: 'flash',
    label: '秒杀',
    actions: [
      { key: 'flash.view', label: '查看秒杀、实时与战报' },
      { key: 'flash.edit', label: '编辑草稿' },
      { key: 'flash.run', label: '发布、停止与放量' },
      { key: 'flash.export', label: '导出' },
    ],
  },
  {
    key: 'customer',
    label: '客户',
    actions: [
      { key: 'customer.view', label: '查看客户' },
      { key: 'customer.reveal', label: '查看完整手机号' },
      { key: 'customer.assign', label: '分配专属员工' },
    ],
  },
  {
    key: 'member',
    label: '会员',
    actions: [
      { key: 'member.view', label: '查看会员与积分' },
      { key: 'member.levels', label: '会员等级' },
      { key: 'member.adjust', label: '调整会员等级' },
      { key: 'member.points', label: '赠送与扣减积分' },
    ],
  },
  {
    key: 'risk',
    label: '风控',
    actions: [
      { key: 'risk.view', label: '查看风控记录' },
      { key: 'risk.handle', label: '黑白名单与误判标记' },
      { key: 'risk.rules', label: '修改风控规则' },
    ],
  },
  {
    key: 'system',
    label: '系统',
    actions: [
      { key: 'staff.view', label: '查看员工' },
      { key: 'staff.edit', label: '员工与角色' },
      { key: 'settings.view', label: '查看设置' },
      { key: 'settings.edit', label: '修改设置' },
      { key: 'job.view', label: '查看任务' },
      { key: 'job.replay', label: '重放失败任务' },
      { key: 'audit.view', label: '查看操作日志' },
      { key: 'check.view', label: '查看数据校验' },
      { key: 'check.run', label: '执行数据校验' },
    ],
  },
] as const;

export type Permission = (typeof permissionTree)[number]['actions'][number]['key'];
export const allPermissions: readonly Permission[] = permissionTree.flatMap((menu) => menu.actions.map((action) => action.key));
