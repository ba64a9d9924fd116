// The floors: bare Koa answering given bytes, and the same shop written by hand with Koa and mysql2, as plainly and fast as one would.
import { createHash, randomInt } from 'node:crypto';
import Router from '@koa/router';
import Koa from 'koa';
import mysql from 'mysql2/promise';

const pool = mysql.createPool({ uri: process.env.DATABASE_URL as string, connectionLimit: 32, timezone: 'Z' }); // the driver parses JSON columns itself
const app = new Koa();
const router = new Router();
type Rows = mysql.RowDataPacket[];

const readBody = async (request: NodeJS.ReadableStream): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** Bytes to answer with, set by the load before it measures. */
let bytes = '{}';
router.post('/bytes', async (ctx) => {
  bytes = await readBody(ctx.req);
  ctx.status = 204;
});
router.get('/bare', (ctx) => {
  ctx.type = 'application/json';
  ctx.body = bytes;
});
router.get('/healthz', (ctx) => {
  ctx.body = 'ok';
});

router.get('/products', async (ctx) => {
  const [rows] = await pool.query<Rows>(
    "select id, name, subtitle, picture, price_min, market_price, sales, stock, tags from products where status = 'on' order by sort desc, id desc limit 21",
  );
  ctx.body = {
    items: rows.slice(0, 20).map((row) => ({
      id: String(row.id),
      name: row.name,
      subtitle: row.subtitle,
      picture: row.picture,
      price: row.price_min,
      marketPrice: row.market_price,
      sales: row.sales,
      soldOut: row.stock <= 0,
      tags: row.tags,
    })),
    next: rows.length > 20 ? String(rows[19]?.id) : null,
  };
});

router.get('/products/:id', async (ctx) => {
  const [products] = await pool.query<Rows>("select * from products where id = ? and status in ('on', 'off')", [ctx.params.id]);
  const [skus] = await pool.query<Rows>('select * from skus where product_id = ? and enabled = 1 order by position', [ctx.params.id]);
  const product = products[0];
  if (!product) return;
  ctx.body = {
    id: String(product.id),
    name: product.name,
    subtitle: product.subtitle,
    gallery: product.gallery,
    html: product.html,
    attributes: product.attributes,
    specs: product.specs,
    skus: skus.map((sku) => ({
      id: String(sku.id),
      code: sku.code,
      values: sku.spec_values,
      price: sku.price,
      marketPrice: sku.market_price,
      picture: sku.picture,
      available: Math.min(sku.available, 999),
      weightG: sku.weight_g,
    })),
    sales: product.sales,
    price: product.price_min,
    marketPrice: product.market_price,
  };
});

/** The transaction of the real shop: two reads, address, stock with guard, movements, order, lines, announcement; one commit. */
router.post('/orders', async (ctx) => {
  const input = JSON.parse(await readBody(ctx.req)) as {
    items: { skuId: string; quantity: number }[];
    delivery: { addressId: string };
    shownTotal: number;
  };
  const token = createHash('sha256').update(ctx.get('authorization').slice(7)).digest('hex');
  const items = [...input.items].sort((a, b) => Number(a.skuId) - Number(b.skuId));
  const ids = items.map((item) => Number(item.skuId));
  const connection = await pool.getConnection();
  try {
    const [sessions] = await connection.query<Rows>('select customer_id from customer_sessions where token_hash = ?', [token]);
    const customerId = Number(sessions[0]?.customer_id);
    const [skus] = await connection.query<Rows>(
      'select s.*, p.name, p.category_id from skus s join products p on p.id = s.product_id where s.id in (?) and p.status = "on"',
      [ids],
    );
    const [addresses] = await connection.query<Rows>('select * from customer_addresses where id = ? and customer_id = ?', [
      Number(input.delivery.addressId),
      customerId,
    ]);
    const address = addresses[0];
    const total = items.reduce((sum, item) => sum + Number(skus.find((sku) => sku.id === Number(item.skuId))?.price) * item.quantity, 0);
    if (total !== input.shownTotal || !address) {
      ctx.status = 409;
      return;
    }
    const at = new Date();
    await connection.beginTransaction();
    const [order] = await connection.query<mysql.ResultSetHeader>('insert into orders set ?', [
      {
        no: `O${at.getTime()}${randomInt(1_000_000_000)}`,
        customer_id: customerId,
        request_key: ctx.get('idempotency-key'),
        request_hash: '',
        status: 'unpaid',
        delivery_kind: 'express',
        location_id: 1,
        store_id: null,
        pieces: items.length,
        items_total: total,
        discount_total: 0,
        freight: 0,
        payable: total,
        paid: 0,
        refunded: 0,
        payment_id: null,
        discounts: '[]',
        invoice_title: null,
        note: '',
        staff_note: '',
        receiver_name: address.name,
        receiver_phone: address.phone,
        province: address.province,
        city: address.city,
        district: address.district,
        street: '',
        detail: address.detail,
        district_code: address.district_code,
        placed_at: at,
        pay_before: new Date(at.getTime() + 1_800_000),
        warned_at: null,
        paid_at: null,
        shipped_at: null,
        receive_before: null,
        received_at: null,
        cancelled_at: null,
        cancel_reason: '',
        cancelled_by: '',
        hurried_at: null,
        extended: false,
        hidden: false,
        open_cases: 0,
        paused_at: null,
        paused_ms: 0,
        refunded_freight: 0,
        refunding_freight: 0,
        coupon_saved: 0,
        freight_off: 0,
        points_used: 0,
        points_saved: 0,
        flash_claim_id: null,
      },
    ]);
    for (const item of items) {
      const [stock] = await connection.query<mysql.ResultSetHeader>(
        'update stock set reserved = reserved + ? where sku_id = ? and location_id = 1 and on_hand - reserved >= ?',
        [item.quantity, Number(item.skuId), item.quantity],
      );
      if (stock.affectedRows !== 1) throw new Error('sold out');
    }
    await connection.query(
      'insert into stock_movements (at, sku_id, location_id, reason, on_hand_delta, reserved_delta, on_hand_after, reserved_after, source, note, staff_id, staff_name, business_key) values ?',
      [
        items.map((item) => [
          at,
          Number(item.skuId),
          1,
          'reserve',
          0,
          item.quantity,
          0,
          0,
          `order:${order.insertId}`,
          '',
          null,
          '',
          `reserve:order:${order.insertId}:${item.skuId}`,
        ]),
      ],
    );
    await connection.query(
      'insert into order_lines (order_id, sku_id, product_id, category_id, code, name, spec, picture, quantity, shipped, unit_price, discount, freight, payable, refunded, cost, weight_g, limited, cancelled, held, returned, refunding, case_id) values ?',
      [
        items.map((item) => {
          const sku = skus.find((one) => one.id === Number(item.skuId)) as mysql.RowDataPacket;
          return [
            order.insertId,
            sku.id,
            sku.product_id,
            sku.category_id,
            sku.code,
            sku.name,
            sku.spec,
            sku.cover,
            item.quantity,
            0,
            sku.price,
            0,
            0,
            sku.price * item.quantity,
            0,
            sku.cost,
            sku.weight_g,
            0,
            0,
            0,
            0,
            0,
            null,
          ];
        }),
      ],
    );
    await connection.query('insert into outbox_events set ?', [
      {
        name: 'order.placed',
        payload: JSON.stringify({ orderId: order.insertId, customerId, skuIds: ids }),
        created_at: at,
        published_at: null,
      },
    ]);
    await connection.commit();
    ctx.body = { id: String(order.insertId), payable: total };
  } catch (error) {
    await connection.rollback();
    ctx.status = 500;
    ctx.body = String(error);
  } finally {
    connection.release();
  }
});

app.use(router.routes());
app.listen(Number(process.env.PORT), '127.0.0.1');
