/** Every code that the API answers, with its HTTP status and the text shown when no better one is given. */
const table = {
  // common
  invalid_input: [400, '填写的内容有误，请检查'],
  malformed_json: [400, '请求格式不正确'],
  unauthorized: [401, '请先登录'],
  session_expired: [401, '登录已过期，请重新登录'],
  forbidden: [403, '没有权限进行此操作'],
  not_found: [404, '内容不存在或已被删除'],
  method_not_allowed: [405, '不支持的请求方式'],
  payload_too_large: [413, '上传的内容太大'],
  unsupported_media: [415, '不支持的内容格式'],
  rate_limited: [429, '操作太频繁，请稍后再试'],
  idempotency_conflict: [409, '请求编号已用于其他操作'],
  request_in_progress: [409, '正在处理，请稍候'],
  conflict: [409, '数据已被他人修改，请刷新后再试'],
  state_forbidden: [409, '当前状态不能进行此操作，请刷新'],
  re_password_required: [403, '请输入登录密码确认'],
  internal: [500, '服务开小差了，请稍后再试'],
  unavailable: [503, '服务暂不可用，请稍后再试'],
  network_error: [0, '网络不给力，请检查网络后重试'],
  // staff
  sign_in_failed: [401, '账号或密码不正确'],
  account_locked: [423, '连续输错多次，账号已锁定，请稍后再试'],
  account_disabled: [403, '账号已停用'],
  otp_required: [401, '请输入动态验证码'],
  otp_invalid: [401, '动态验证码不正确'],
  password_wrong: [403, '密码不正确'],
  password_weak: [400, '密码至少 8 位，且包含字母和数字'],
  staff_login_taken: [409, '登录名已被使用'],
  role_in_use: [409, '还有员工使用该角色，不能删除'],
  last_owner: [409, '至少保留一位启用的店主'],
  // customers
  wechat_code_invalid: [401, '微信登录凭证已失效，请重试'],
  wechat_user_blocked: [403, '该微信账号暂时无法登录'],
  wechat_busy: [503, '微信繁忙，请稍后再试'],
  phone_taken: [409, '该手机号已绑定其他账号'],
  text_refused: [422, '内容含有不合适的信息，请修改'],
  too_many_addresses: [409, '收货地址最多保存 20 个'],
  account_has_open_business: [409, '还有未完成的订单或余额，暂不能注销'],
  // files
  image_invalid: [422, '图片无法识别，请上传 JPG、PNG 或 WebP'],
  // catalog
  category_not_empty: [409, '分类下还有商品或子分类'],
  category_too_deep: [409, '分类最多三级'],
  spec_mismatch: [422, '规格与 SKU 不一致'],
  sku_code_taken: [409, 'SKU 编码已存在'],
  product_incomplete: [422, '商品资料不完整，不能上架'],
  import_invalid: [422, '文件中有错误，未导入任何数据'],
  import_unreadable: [422, '文件无法读取，请使用模板（xlsx 或 csv）'],
  // stock
  stock_insufficient: [409, '库存不足'],
  stock_reserved: [409, '库存已被订单占用'],
  location_in_use: [409, '仓库仍有库存或业务，不能停用'],
  count_sheet_open: [409, '该仓库已有进行中的盘点'],
  // cart, pricing, orders
  cart_full: [409, '购物车最多 120 件商品'],
  item_unavailable: [409, '有商品已下架或失效'],
  purchase_limit: [409, '超出限购数量'],
  min_quantity: [409, '未达到起购数量'],
  out_of_area: [409, '该地址暂不支持配送'],
  price_changed: [409, '价格有变动，请确认后重新提交'],
  nothing_to_order: [400, '请选择要购买的商品'],
  address_required: [400, '请选择收货地址'],
  pickup_store_required: [400, '请选择自提门店'],
  hurry_too_soon: [429, '今天已经催过了，商家会尽快发货'],
  extend_once: [409, '每个订单只能延长一次收货'],
  address_locked: [409, '订单已开始发货，不能修改地址'],
  // payments
  already_paid: [409, '订单已支付'],
  order_closed: [409, '订单已关闭'],
  payment_failed: [502, '支付下单失败，请重试'],
  refund_exceeds: [409, '退款金额超过可退金额'],
  bill_not_ready: [409, '账单尚未生成，请 10 点后再试'],
  // ledger
  balance_insufficient: [409, '余额不足'],
  gift_over_limit: [422, '超出赠送余额的限额'],
  // after-sales
  case_not_possible: [409, '该订单当前不能申请售后'],
  case_window_closed: [409, '已超过售后期，请联系客服'],
  case_line_busy: [409, '该商品已有进行中的售后'],
  case_pieces_exceed: [409, '申请数量超过可售后数量'],
  case_amount_exceeds: [409, '退款金额超过可退金额'],
  case_reason_unfit: [400, '请选择售后原因'],
  case_pictures_required: [400, '请上传图片凭证'],
  case_units_mismatch: [400, '验货数量与退货数量不一致'],
  case_open: [409, '订单有进行中的售后，请先处理'],
  pieces_held: [409, '商品正在售后中，不能发货'],
  // fulfilment
  pickup_code_wrong: [404, '提货码不存在'],
  pickup_code_locked: [429, '输错次数过多，请稍后再试'],
  pickup_wrong_store: [409, '该订单不在本门店自提'],
  tracking_invalid: [422, '快递单号格式不正确'],
  over_ship: [409, '发货数量超过待发数量'],
  // invoices
  too_many_titles: [409, '发票抬头最多保存 30 个'],
  invoice_blocked: [409, '暂不能开票'],
  invoice_exists: [409, '已有进行中或已开具的发票'],
  invoice_amount_changed: [409, '可开票金额有变动，请确认后重新提交'],
  reissue_limit: [409, '换开次数已达上限，请联系客服'],
  red_exceeds: [409, '红冲金额超过发票剩余金额'],
  red_must_be_whole: [409, '开票有误须全额红冲'],
  provider_refused: [409, '开票平台拒绝了请求'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof table;

/** What any route may answer; a route lists only its own codes beside these. */
export const COMMON_ERRORS = [
  'invalid_input',
  'malformed_json',
  'unauthorized',
  'session_expired',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'payload_too_large',
  'unsupported_media',
  'rate_limited',
  'idempotency_conflict',
  'request_in_progress',
  're_password_required',
  'internal',
  'unavailable',
] as const satisfies readonly ErrorCode[];

export const errorStatus = (code: ErrorCode): number => table[code][0];
/** The default text of a code, Simplified Chinese. */
export const errorText = (code: ErrorCode): string => table[code][1];
export const errorCodes = Object.keys(table) as ErrorCode[];
