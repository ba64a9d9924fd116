import type { FreightTemplate, FreightTemplates, freightTemplateFields } from '@huitou/shared-types/pricing/schema.ts';
import type { Ok } from '@huitou/shared-types/schema.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { afterCommit, isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { countProductsWithFreight } from '../catalog/index.ts';
import type { Template } from './compute-freight.ts';
import { FreightTemplateEntity } from './freight-template.entity.ts';
import { forgetTemplates, readTemplates, templateOf } from './read-templates.ts';

type Fields = z.output<typeof freightTemplateFields>;

const view = (template: Template): FreightTemplate => ({ ...template, id: String(template.id) });
const columns = ({ by, ...fields }: Fields) => ({ ...fields, basis: by, updatedAt: now() });

export const listTemplates = async (): Promise<FreightTemplates> => ({ items: (await readTemplates()).map(view) });

/** Two rules for one region would leave it to chance which one charges. */
const refuseOverlaps = ({ rules, excluded, fallback }: Fields): void => {
  if (fallback.regions.length > 0) fail('invalid_input', '默认运费不用选择地区');
  if (rules.some((rule) => rule.regions.length === 0)) fail('invalid_input', '请为每条地区运费选择地区');
  const all = [...rules.flatMap((rule) => rule.regions), ...excluded];
  if (new Set(all).size !== all.length) fail('invalid_input', '同一地区不能出现在多条规则中');
};

const saved = async (work: () => Promise<FreightTemplateEntity>): Promise<FreightTemplate> => {
  try {
    const row = await transact(work);
    return view(templateOf(row));
  } catch (error) {
    if (isDuplicate(error)) fail('invalid_input', '已有同名的运费模板');
    throw error;
  }
};

/** There is one default: setting it on one template takes it from the other. */
const takeDefaultFrom = async (others: readonly FreightTemplateEntity[]): Promise<void> => {
  for (const other of others) other.isDefault = false;
  await em().flush();
};

/** The first template becomes the default by itself. @throws invalid_input */
export const createTemplate = async (fields: Fields, call: StaffCall): Promise<FreightTemplate> => {
  refuseOverlaps(fields);
  return saved(async () => {
    const defaults = await em().find(FreightTemplateEntity, { isDefault: true });
    if (fields.isDefault) await takeDefaultFrom(defaults);
    const row = em().create(FreightTemplateEntity, {
      ...columns(fields),
      isDefault: fields.isDefault || defaults.length === 0,
      version: 1,
    });
    await em().persist(row).flush();
    await recordAudit(call.actor, {
      action: 'freight.create',
      subject: 'freight-template',
      subjectId: row.id,
      summary: `新增运费模板：${fields.name}`,
      after: fields,
    });
    afterCommit(forgetTemplates);
    return row;
  });
};

/** @throws not_found, invalid_input */
export const updateTemplate = async ({ id, ...fields }: Fields & { id: number }, call: StaffCall): Promise<FreightTemplate> => {
  refuseOverlaps(fields);
  return saved(async () => {
    const row = must(await em().findOne(FreightTemplateEntity, { id }));
    const before = view(templateOf(row));
    if (row.isDefault && !fields.isDefault) fail('invalid_input', '请先把其他模板设为默认');
    if (fields.isDefault) await takeDefaultFrom(await em().find(FreightTemplateEntity, { isDefault: true, id: { $ne: id } }));
    em().assign(row, { ...columns(fields), version: row.version + 1 });
    await em().flush();
    await recordAudit(call.actor, {
      action: 'freight.update',
      subject: 'freight-template',
      subjectId: id,
      summary: `修改运费模板：${fields.name}`,
      before,
      after: fields,
    });
    afterCommit(forgetTemplates);
    return row;
  });
};

/** @throws not_found; conflict while goods refer to it, or while it is the default */
export const deleteTemplate = async ({ id }: { id: number }, call: StaffCall): Promise<Ok> => {
  await transact(async () => {
    const row = must(await em().findOne(FreightTemplateEntity, { id }));
    if (row.isDefault) fail('conflict', '默认模板不能删除，请先把其他模板设为默认');
    const products = await countProductsWithFreight(id);
    if (products > 0) fail('conflict', `还有 ${products} 件商品使用该模板，不能删除`);
    await em().remove(row).flush();
    await recordAudit(call.actor, {
      action: 'freight.delete',
      subject: 'freight-template',
      subjectId: id,
      summary: `删除运费模板：${row.name}`,
      before: view(templateOf(row)),
    });
    afterCommit(forgetTemplates);
  });
  return { ok: true };
};

/** Adds the templates that are not there yet, by name. Answers all of them: name → id. */
export const seedFreightTemplates = async (rows: readonly Fields[]): Promise<Map<string, number>> => {
  const known = new Map((await em().findAll(FreightTemplateEntity)).map((row) => [row.name, row.id]));
  const fresh = rows
    .filter((row) => !known.has(row.name))
    .map((row) => em().create(FreightTemplateEntity, { ...columns(row), version: 1 }));
  await em().persist(fresh).flush();
  for (const row of fresh) known.set(row.name, row.id);
  forgetTemplates();
  return known;
};
