/** How much of each a site has for its projects: the mix of a large site, per hundred projects. */

/** Per project, from a hundred projects with 500 fields, 300 screens, 150 workflows, 1500 filters and 150 boards. */
const PER_PROJECT = {
  ...{ fields: 5, screens: 3, workflows: 1.5, filters: 15, boards: 1.5, people: 2 },
  ...{ groups: 0.5, statuses: 0.3, typeSchemes: 0.2, types: 0.1 },
} as const

export type Mix = { readonly [what in keyof typeof PER_PROJECT]: number }

export function mixFor(projects: number): Mix {
  const counts = Object.entries(PER_PROJECT).map(([what, each]) => [what, Math.ceil(each * projects)])
  return Object.fromEntries(counts) as Mix
}

/** Fields on a screen, half of them custom. */
export const FIELDS_ON_A_SCREEN = 24
/** Now and then a list is long. */
export const LONG_LIST = { every: 40, options: 300 } as const
export const PROJECTS_PER_PERMISSION_SCHEME = 10

/** Objects of configuration that a site has for each project, and without any: people and filters are counted too. */
const OBJECTS = { each: 32.7, none: 92 } as const
export const projectsFor = (objects: number): number => Math.max(1, Math.round((objects - OBJECTS.none) / OBJECTS.each))
