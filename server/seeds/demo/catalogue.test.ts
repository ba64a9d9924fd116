import { expect, test } from 'vitest';
import { supplierOf } from './catalogue/suppliers.ts';
import { brands, categories, groups, products } from './catalogue.ts';

const skus = products.flatMap((product) => product.skus);
const unique = (values: readonly string[]) => new Set(values).size === values.length;

test('the shop is large and every reference holds', () => {
  expect(products.length).toBeGreaterThanOrEqual(66);
  expect(skus.length).toBeGreaterThanOrEqual(170);
  expect(categories).toHaveLength(8);
  const leaves = new Set(categories.flatMap((category) => category.children.map((child) => child.code)));
  const groupCodes = new Set(groups.map((group) => group.code));
  const brandCodes = new Set(brands.map((brand) => brand.code));
  for (const product of products) {
    expect(leaves, product.code).toContain(product.category);
    expect(brandCodes, product.code).toContain(product.brand);
    expect(supplierOf(product.category), product.code).not.toBe('');
    for (const group of product.groups) expect(groupCodes).toContain(group);
  }
  for (const leaf of leaves)
    expect(
      products.some((product) => product.category === leaf),
      leaf,
    ).toBe(true);
});

test('codes and barcodes are unique and check digits are right', () => {
  expect(unique(products.map((product) => product.code))).toBe(true);
  expect(unique(products.map((product) => product.name))).toBe(true);
  expect(unique(skus.map((sku) => sku.code))).toBe(true);
  expect(unique(skus.map((sku) => sku.barcode))).toBe(true);
  for (const { barcode } of skus) {
    expect(barcode).toMatch(/^2\d{12}$/);
    expect([...barcode].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 === 0 ? 1 : 3), 0) % 10).toBe(0);
  }
});

test('prices make sense and every value of a spec is sold', () => {
  for (const product of products) {
    expect(product.skus.length).toBeGreaterThanOrEqual(1);
    expect(product.skus.length).toBeLessThanOrEqual(9);
    for (const sku of product.skus) {
      expect(sku.values).toHaveLength(product.specs.length);
      for (const amount of [sku.price, sku.market, sku.cost, sku.weight, sku.volume, sku.stock])
        expect(Number.isSafeInteger(amount)).toBe(true);
      expect(sku.cost).toBeLessThan(sku.price);
      expect(sku.price).toBeLessThan(sku.market);
    }
    for (const [i, spec] of product.specs.entries())
      for (const value of spec.values)
        expect(
          product.skus.some((sku) => sku.values[i] === value),
          value,
        ).toBe(true);
    const values = product.specs.flatMap((spec) => spec.values);
    for (const variant of Object.keys(product.look.variants ?? {})) expect(values).toContain(variant);
  }
});

test('some goods are off the shelf, draft, scarce or sold out', () => {
  expect(new Set(products.map((product) => product.status))).toEqual(new Set(['on', 'off', 'draft']));
  expect(skus.some((sku) => sku.stock === 0)).toBe(true);
  expect(skus.some((sku) => sku.stock > 0 && sku.stock < sku.safetyStock)).toBe(true);
});
