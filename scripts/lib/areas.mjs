// What `npm test` runs, as data.

/**
 * @typedef {object} Area
 * @property {string} name what one types after `npm test --`
 * @property {string} what one line for the help
 * @property {string[][]} [commands] checks: each counts as one, by its exit code
 * @property {('storefront' | 'weapp' | 'admin')[]} [builds] screens that must be built first
 * @property {string} [project] a vitest project: its tests count one by one
 * @property {import('./packages.mjs').PackageName[]} [packages] system packages
 * @property {boolean} [database] needs the private MariaDB and Redis
 */

const databases = ['mariadb', 'mariadbClient', 'redis'];

/** @type {Area[]} */
export const areas = [
  { name: 'format', what: 'formatting (biome)', commands: [['biome', 'format', '--reporter=summary', '.']] },
  {
    name: 'types',
    // On two cores the checkers that run side by side check most of it twice.
    what: 'types of server, scripts, tests, browser tests, mini-program and admin (tsc)',
    commands: [
      ['tsc', '--singleThreaded', '-p', '.'],
      ['tsc', '--singleThreaded', '-p', 'tests/e2e'],
      ['tsc', '--singleThreaded', '-p', 'miniapp'],
      ['tsc', '--singleThreaded', '-p', 'admin-web'],
    ],
  },
  { name: 'lint', what: 'lint, with types (oxlint)', commands: [['oxlint', '--type-aware', '--max-warnings', '0']] },
  { name: 'imports', what: 'import rule', commands: [['node', 'scripts/check-imports.ts']] },
  { name: 'unit', what: 'rules and sums without a database', project: 'unit' },
  { name: 'miniapp', what: 'parts of the mini-program', project: 'miniapp' },
  { name: 'admin', what: 'parts of the admin', project: 'admin' },
  { name: 'sandbox', what: 'the stand-in for WeChat', project: 'sandbox' },
  { name: 'contract', what: 'contract, OpenAPI, bad input', project: 'contract', packages: databases, database: true },
  { name: 'api', what: 'HTTP in, real MariaDB and Redis', project: 'api', packages: databases, database: true },
  { name: 'stories', what: 'journeys across slices', project: 'stories', packages: databases, database: true },
  { name: 'races', what: 'parallel requests against two servers', project: 'races', packages: databases, database: true },
  {
    name: 'weapp',
    what: 'mini-program: build, size, driven under a wx stub',
    builds: ['weapp'],
    commands: [['node', 'scripts/check-bundles.ts', 'weapp']],
    project: 'weapp',
    packages: databases,
    database: true,
  },
  {
    name: 'e2e',
    what: 'storefront and admin in Chromium',
    builds: ['storefront', 'admin'],
    commands: [['node', 'scripts/check-bundles.ts', 'h5']],
    project: 'e2e',
    packages: [...databases, 'chromium', 'cjkFonts'],
    database: true,
  },
];

/**
 * What begins when: two things run at a time, and whoever is free takes the first one whose builds stand. What is told soonest comes first,
 * races beside builds, which leave the databases alone, and short things last, where they fill both processors to the end.
 */
export const order = [
  'build storefront',
  'format',
  'types',
  'lint',
  'imports',
  'races',
  'build weapp',
  'build admin',
  'weapp',
  'e2e',
  'api',
  'stories',
  'contract',
  'sandbox',
  'admin',
  'unit',
  'miniapp',
];

/** The areas that these words name, all of them when they name none. */
export const chosenAreas = (words) => {
  const chosen = areas.filter(({ name }) => words.includes(name));
  return chosen.length > 0 ? chosen : areas;
};

/** The system packages that the areas named by these words need. */
export const packagesFor = (words) => [...new Set(chosenAreas(words).flatMap((area) => area.packages ?? []))];
