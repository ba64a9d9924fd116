/** What the catalogue needs to know of freight templates, which belong to a higher slice. */
export interface FreightPort {
  /** One line for the product page (`满 99 元包邮`); null asks for the default template. Null is answered when there is no such template. */
  describe: (templateId: number | null) => Promise<string | null>;
}

const fallback: FreightPort = { describe: (id) => Promise.resolve(id === null ? '运费以结算页为准' : null) };
let port: FreightPort = fallback;

/** The slice that owns freight templates plugs itself in here when it is loaded. */
export const registerFreight = (implementation: FreightPort): void => {
  port = implementation;
};
export const describeFreight = async (templateId: number | null): Promise<string> =>
  (await port.describe(templateId)) ?? '运费以结算页为准';
/** Whether a product may refer to the template; true for everything until the owner of templates is plugged in. */
export const freightExists = async (templateId: number | null): Promise<boolean> =>
  templateId === null || port === fallback || (await port.describe(templateId)) !== null;
