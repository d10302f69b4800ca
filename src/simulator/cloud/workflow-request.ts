/** Requests about workflows, as the tests beside the endpoints send them: a small new one, and one sent back as it was read. */
import type { Json, JsonObject } from '../../base/index.ts'
import type { Visit } from './visit.ts'

export type Body = Record<string, Json>
export const list = (value: Json | undefined): Body[] => value as Body[]
export const names = (visit: Visit): string[] => [...visit.site.tables.workflows.values()].map((one) => one.name)

export async function read(visit: Visit, name: string): Promise<{ workflow: Body; statuses: Body[] }> {
  const { workflows, statuses } = await visit.get('POST /workflows', { workflowNames: [name] })
  return { workflow: list(workflows)[0] ?? {}, statuses: list(statuses) }
}

/** The request that would save the workflow as it is. */
export async function asRead(visit: Visit, name: string): Promise<{ statuses: Body[]; workflows: [Body] }> {
  const { workflow, statuses } = await read(visit, name)
  const { scope: _, ...rest } = workflow
  return { statuses: statuses.map(({ scope: _scope, ...one }) => one), workflows: [rest] }
}

/** Without what Jira gives anew each time: rule ids, version, moments. */
export function lasting(workflow: Json): Json {
  return JSON.parse(JSON.stringify(workflow), (key, value: Json) => {
    if (key === 'version' || key === 'updated' || key === 'created') return undefined
    if (value !== null && typeof value === 'object' && 'ruleKey' in value) return { ...value, id: undefined }
    return value
  }) as Json
}

export function simple(name: string, statuses: readonly (readonly [string, string, string | null])[]): Body {
  const [first] = statuses
  return {
    scope: { type: 'GLOBAL' },
    statuses: statuses.map(([reference, title, id]) => ({
      statusReference: reference,
      name: title,
      statusCategory: 'TODO',
      ...(id === null ? {} : { id }),
    })),
    workflows: [
      {
        name,
        description: 'Told',
        startPointLayout: { x: 1, y: 2 },
        statuses: statuses.map(([reference]) => ({ statusReference: reference, properties: { a: 'b' } })),
        transitions: [
          { id: '1', type: 'INITIAL', name: 'Create', toStatusReference: first?.[0] ?? '' },
          ...statuses.map(([reference, title], at) => ({
            ...{ id: String(at * 10 + 11), type: 'GLOBAL', name: title, toStatusReference: reference },
          })),
        ],
      },
    ],
  }
}

export const NEW = [
  ['a', 'Asked', null],
  ['b', 'Answered', null],
] as const

/** The same request with its only workflow, or its first transition, changed. */
export const withWorkflow = (body: Body, change: Body): Body => ({
  ...body,
  workflows: [{ ...list(body.workflows)[0], ...change }],
})
export const withTransition = (body: Body, at: number, change: Body): Body => {
  const transitions = list(list(body.workflows)[0]?.transitions)
  return withWorkflow(body, {
    transitions: transitions.map((one, index) => (index === at ? { ...one, ...change } : one)),
  })
}
export const codes = (answer: JsonObject): Json[] => list(answer.errors).map((one) => one.code ?? null)
