/** Edits of a simulated site through its endpoints, by dice: what administrators do between two snapshots. */
import { type Fault, isFault, type Json, type JsonObject } from '../../src/base/index.ts'
import { KINDS } from '../../src/configuration/index.ts'
import type { Jira } from '../../src/jira/index.ts'
import type { Site } from '../../src/simulator/index.ts'

export interface Editor {
  readonly jira: Jira
  readonly site: Site
  readonly random: () => number
}
type Edit = (editor: Editor) => Promise<unknown>

const API = '/rest/api/3'

export function one<T>({ random }: Editor, all: Iterable<T>): T {
  const list = [...all]
  return list[Math.floor(random() * list.length)] as T
}
const fresh = ({ random }: Editor, what: string): string => `${what} ${Math.floor(random() * 1e9)}`
const put = ({ jira }: Editor, path: string, body: Json): Promise<unknown> => jira.send('PUT', API + path, body)
const post = ({ jira }: Editor, path: string, body?: Json): Promise<unknown> => jira.send('POST', API + path, body)
const remove = ({ jira }: Editor, path: string): Promise<unknown> => jira.send('DELETE', API + path)

const screen = (editor: Editor) => one(editor, editor.site.tables.screens.values())
function tab(editor: Editor): { path: string; fieldIds: readonly string[] } {
  const { id, tabs } = screen(editor)
  const chosen = one(editor, tabs)
  return { path: `/screens/${id}/tabs/${chosen.id}`, fieldIds: chosen.fieldIds }
}

/** Atlassian's page names each of these, or the kind has no need of it. */
const ON_SCREENS: readonly Edit[] = [
  (editor) => post(editor, '/screens', { name: fresh(editor, 'Screen') }),
  (editor) => put(editor, `/screens/${screen(editor).id}`, { name: fresh(editor, 'Screen') }),
  (editor) => remove(editor, `/screens/${screen(editor).id}`),
  (editor) => post(editor, `/screens/${screen(editor).id}/tabs`, { name: fresh(editor, 'Tab') }),
  (editor) => put(editor, tab(editor).path, { name: fresh(editor, 'Tab') }),
  (editor) => remove(editor, tab(editor).path),
  (editor) =>
    post(editor, `${tab(editor).path}/fields`, { fieldId: one(editor, editor.site.tables.fields.values()).id }),
  (editor) => {
    const { path, fieldIds } = tab(editor)
    return remove(editor, `${path}/fields/${one(editor, fieldIds)}`)
  },
]

const custom = (editor: Editor) =>
  one(
    editor,
    [...editor.site.tables.fields.values()].filter((field) => field.custom),
  )
const ON_FIELDS: readonly Edit[] = [
  (editor) => post(editor, '/field', { name: fresh(editor, 'Field'), type: TEXT }),
  (editor) => put(editor, `/field/${custom(editor).id}`, { name: fresh(editor, 'Field') }),
  (editor) => post(editor, `/field/${custom(editor).id}/trash`),
  (editor) => {
    const trashed = [...editor.site.tables.fields.values()].filter((field) => field.trashedAt !== null)
    return post(editor, `/field/${one(editor, trashed).id}/restore`)
  },
  (editor) => remove(editor, `/field/${custom(editor).id}`),
]
const TEXT = 'com.atlassian.jira.plugin.system.customfieldtypes:textfield'

const scheme = (editor: Editor) => one(editor, editor.site.tables.workflowSchemes.values())
const workflow = (editor: Editor) => one(editor, editor.site.tables.workflows.values())
const ON_WORKFLOWS: readonly Edit[] = [
  (editor) =>
    post(editor, '/workflowscheme', { name: fresh(editor, 'Scheme'), defaultWorkflow: workflow(editor).name }),
  (editor) => put(editor, `/workflowscheme/${scheme(editor).id}`, { name: fresh(editor, 'Scheme') }),
  (editor) => remove(editor, `/workflowscheme/${scheme(editor).id}`),
  (editor) => remove(editor, `/workflow/${workflow(editor).id}`),
  describeWorkflow,
  copyWorkflow,
]

const ELSEWHERE: readonly Edit[] = [
  (editor) => post(editor, '/issuetype', { name: fresh(editor, 'Type') }),
  (editor) => remove(editor, `/issuetype/${one(editor, editor.site.tables.issueTypes.values()).id}`),
  (editor) =>
    put(editor, `/issuetype/${one(editor, editor.site.tables.issueTypes.values()).id}`, {
      name: fresh(editor, 'Type'),
    }),
  (editor) =>
    put(editor, `/role/${one(editor, editor.site.tables.projectRoles.values()).id}`, { name: fresh(editor, 'Role') }),
  (editor) =>
    put(editor, `/project/${one(editor, editor.site.tables.projects.values()).id}`, { name: fresh(editor, 'Project') }),
  (editor) => remove(editor, `/project/${one(editor, editor.site.tables.projects.values()).id}`),
  (editor) => post(editor, '/group', { name: fresh(editor, 'group') }),
]

export const EDITS: readonly Edit[] = [...ON_SCREENS, ...ON_FIELDS, ...ON_WORKFLOWS, ...ELSEWHERE]

/** Leaves no record in the log. */
export async function moveUnseen(editor: Editor): Promise<void> {
  const tabs = [...editor.site.tables.screens.values()].flatMap(({ id, tabs: all }) =>
    all.flatMap(({ id: tabId, fieldIds }) => (fieldIds.length > 1 ? [{ id, tabId, field: fieldIds.at(-1) }] : [])),
  )
  const { id, tabId, field } = one(editor, tabs)
  await post(editor, `/screens/${id}/tabs/${tabId}/fields/${field}/move`, { position: 'First' })
}

/** True when Jira took it. */
export async function edit(editor: Editor): Promise<boolean> {
  try {
    await one(editor, EDITS)(editor)
    return true
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}

const isRefusal = (error: unknown): error is Fault =>
  error instanceof TypeError || (isFault(error) && /^jira\.(refused|not-found|conflict|forbidden)$/.test(error.code))

/** Too much of a workflow has to be told again to write it by hand: the kind's own way. */
const WORKFLOW = KINDS.find(({ name }) => name === 'workflow')

async function describeWorkflow(editor: Editor): Promise<unknown> {
  const { id, value } = await told(editor)
  return WORKFLOW?.update?.(editor.jira, id, { ...value, description: fresh(editor, 'Told') }, value, {})
}

async function copyWorkflow(editor: Editor): Promise<unknown> {
  const { value } = await told(editor)
  return WORKFLOW?.create?.(editor.jira, { ...value, name: fresh(editor, 'Workflow') })
}

async function told(editor: Editor): Promise<{ id: string; value: JsonObject }> {
  const { id } = workflow(editor)
  const [found] = (await WORKFLOW?.read(editor.jira, { id })) ?? []
  return { id, value: found?.value as JsonObject }
}
