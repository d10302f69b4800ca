/** How each fact of a site is asked, and which plans it concerns: what no check will look at is not asked. */
import { z } from 'zod'
import { equal, type Json } from '../base/index.ts'
import { isAdministrator, type Jira } from '../jira/index.ts'
import type { Difference } from './compare.ts'
import type { KindName } from './kind.ts'
import { isApps } from './kinds/workflow/rules.ts'
import { rulesOf, type Workflow } from './kinds/workflow/value.ts'
import type { FactName, Facts, HeldProject } from './site-facts.ts'

/** Changes by kind: created, or changed. */
export interface Planned {
  readonly any: boolean
  readonly created: (kind: KindName) => readonly Difference[]
  readonly written: (kind: KindName) => readonly Difference[]
}

export interface Fact<T> {
  readonly concerns: (planned: Planned) => boolean
  readonly read: (jira: Jira) => Promise<T>
}

const API = '/rest/api/3'
const LICENSE = z.looseObject({ applications: z.array(z.looseObject({ id: z.string(), plan: z.string() })) })
const MYSELF = z.looseObject({ groups: z.looseObject({ items: z.array(z.looseObject({ name: z.string() })) }) })
const SETTINGS = z.looseObject({ subTasksEnabled: z.boolean() })
const KEYED = z.array(z.looseObject({ key: z.string() }))
/** What Data Center tells as well. */
const apiOf = ({ deployment }: Jira): string => (deployment === 'cloud' ? API : '/rest/api/2')
const PERMISSIONS = z.looseObject({ permissions: z.record(z.string(), z.looseObject({ type: z.string() })) })
const RULES = z.looseObject({
  connectRules: z.array(z.looseObject({ addonKey: z.string() })).nullish(),
  forgeRules: z.array(z.looseObject({ id: z.string() })).nullish(),
})
const EVENTS = z.array(z.looseObject({ name: z.string() }))
const PROJECT = z.looseObject({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  style: z.string().nullish(),
  deleted: z.boolean().nullish(),
  projectKeys: z.array(z.string()).nullish(),
})
const TRASHED = z.looseObject({
  id: z.string(),
  name: z.string(),
  schema: z.looseObject({ custom: z.string().nullish() }).nullish(),
})

export const CLOUD: { readonly [F in FactName]: Fact<Facts[F]> } = {
  administrator: { concerns: ({ any }) => any, read: isAdministrator },
  license: {
    concerns: ({ any }) => any,
    read: async (jira) => (await jira.get(LICENSE, `${API}/instance/license`)).applications,
  },
  groups: {
    concerns: ({ created, written }) =>
      [...created('group'), ...written('permission-scheme')].length > 0 || written('project').some(isSeenAnew),
    read: async (jira) =>
      (await jira.get(MYSELF, `${API}/myself`, { expand: 'groups' })).groups.items.map(({ name }) => name),
  },
  subTasks: {
    concerns: ({ created }) => created('issue-type').length > 0,
    read: async (jira) => (await jira.get(SETTINGS, `${API}/configuration`)).subTasksEnabled,
  },
  projectTypes: {
    concerns: ({ created }) => created('project').length > 0,
    read: async (jira) => (await jira.get(KEYED, `${API}/project/type/accessible`)).map(({ key }) => key),
  },
  permissions: {
    concerns: ({ written }) => written('permission-scheme').length > 0,
    read: async (jira) => Object.keys((await jira.get(PERMISSIONS, `${apiOf(jira)}/permissions`)).permissions),
  },
  applications: {
    concerns: ({ written }) => written('permission-scheme').some(({ after }) => holds(after, 'applicationRole')),
    read: async (jira) => (await jira.get(KEYED, `${API}/applicationrole`)).map(({ key }) => key),
  },
  apps: {
    concerns: ({ written }) => workflowsOf(written).some((one) => one.transitions.flatMap(rulesOf).some(isApps)),
    async read(jira) {
      const { connectRules, forgeRules } = await jira.get(RULES, `${API}/workflows/capabilities`)
      return [...(connectRules ?? []).map(({ addonKey }) => addonKey), ...(forgeRules ?? []).map(({ id }) => id)]
    },
  },
  events: {
    concerns: ({ written }) =>
      workflowsOf(written).some(({ transitions }) => transitions.some(({ event }) => event !== null)),
    read: async (jira) => (await jira.get(EVENTS, `${API}/events`)).map(({ name }) => name),
  },
  projects: { concerns: ({ written }) => written('project').some(isNamedAnew), read: projectsOf },
  trashedFields: {
    concerns: ({ created }) => created('custom-field').length > 0,
    read: async (jira) =>
      (await jira.all(TRASHED, `${API}/field/search/trashed`)).map(({ id, name, schema }) => ({
        id,
        name,
        type: schema?.custom ?? '',
      })),
  },
}

const workflowsOf = (written: Planned['written']): Workflow[] =>
  written('workflow').map(({ after }) => after as unknown as Workflow)

const holds = (value: Json | null, word: string): boolean => JSON.stringify(value).includes(`"${word}"`)

/** Who sees it follows from its permission scheme, who leads it and who fills its roles. */
function isSeenAnew({ before, after }: Difference): boolean {
  const of = (value: Json | null) => {
    const { permissionScheme, lead, actors } = (value ?? {}) as { readonly [name: string]: Json | undefined }
    return [permissionScheme ?? null, lead ?? null, actors ?? null]
  }
  return before === null || !equal(of(before), of(after))
}

function isNamedAnew({ before, after }: Difference): boolean {
  const [was, will] = [before, after] as unknown as [Named | null, Named]
  return was === null || was.key !== will.key || was.name !== will.name
}

interface Named {
  readonly key: string
  readonly name: string
}

/** Also those in the trash, which hold their names and keys as long as they lie there. */
async function projectsOf(jira: Jira): Promise<HeldProject[]> {
  const rows = await jira.all(PROJECT, `${API}/project/search`, {
    status: ['live', 'archived', 'deleted'],
    expand: 'projectKeys',
  })
  return rows.map(({ id, key, name, style, deleted, projectKeys }) => {
    const former = (projectKeys ?? []).filter((one) => one !== key)
    const state = deleted ? 'trash' : style === 'next-gen' ? 'team' : 'live'
    return { id, name, keys: [key, ...former], former, state }
  })
}
