import type { SearchConfig } from '@huitou/shared-types/catalog/schema.ts';
import type { StaffCall } from '../../../platform/http/mount.ts';
import { json, toJson } from '../../../platform/db/orm.ts';
import { transact } from '../../../platform/db/transact.ts';
import { recordAudit } from '../../audit/index.ts';
import { catalogChanged, remember } from '../cache.ts';
import { tables } from '../tables.ts';
import { normalise } from './words.ts';

const ONLY_ROW = 1;

export const readSearchConfig = async (): Promise<SearchConfig> => {
  const row = await tables().selectFrom('search_config').select(['hot', 'synonyms']).where('id', '=', ONLY_ROW).executeTakeFirst();
  return row ? { hot: json<string[]>(row.hot), synonyms: json<string[][]>(row.synonyms) } : { hot: [], synonyms: [] };
};
export const rememberedSearchConfig = (): Promise<SearchConfig> => remember('search-config', readSearchConfig);

export const saveSearchConfig = async (input: SearchConfig, { actor }: StaffCall): Promise<SearchConfig> => {
  const after = { hot: [...new Set(input.hot)], synonyms: input.synonyms.map((group) => [...new Set(group)]) };
  await transact(async () => {
    const before = await readSearchConfig();
    const row = { hot: toJson(after.hot), synonyms: toJson(after.synonyms) };
    await tables()
      .insertInto('search_config')
      .values({ id: ONLY_ROW, ...row })
      .onDuplicateKeyUpdate(row)
      .execute();
    await recordAudit(actor, {
      action: 'search.config',
      subject: 'search',
      subjectId: ONLY_ROW,
      summary: '修改搜索热词与同义词',
      before,
      after,
    });
    catalogChanged();
  });
  return after;
};

/** The other words of every synonym group that holds the word. */
export const synonymsOf = (config: SearchConfig, word: string): string[] => [
  ...new Set(
    config.synonyms
      .map((group) => group.map(normalise))
      .filter((group) => group.includes(word))
      .flat()
      .filter((other) => other !== word),
  ),
];
