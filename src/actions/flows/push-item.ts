/** Pushes an item to Jira: what would be made there, and the step that asks the engine to make it. */
import { Fault, isFault, type Json, type Problem } from '../../base/index.ts'
import { createFields } from '../../jira/index.ts'
import {
  alignmentOf,
  askForIssue,
  calledProject,
  type Db,
  fieldNames,
  findItem,
  getIntegration,
  grow,
  lockItem,
  membersOn,
  poke,
  projectsRead,
  type StoredIntegration,
  type StoredItem,
  siteWords,
} from '../../store/index.ts'
import { issueOf, isWalked } from '../../sync/index.ts'
import type { Context } from '../context.ts'
import type { PreviewView } from '../shapes/index.ts'
import { nameFields } from './field-names.ts'
import { openSite } from './open-site.ts'
import { apiOf } from './preview.ts'
import { showProblem, showRaw } from './show-value.ts'

/** Jira is searched for what was made since then: our clock may be ahead of Jira's. */
const EARLIER = 600_000

export async function pushItem({ db, world }: Pick<Context, 'db' | 'world'>, name: string, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const found = await findItem(tx, name)
    const integration = await getIntegration(tx, id)
    const item = await lockItem(tx, found.id)
    if (!item) throw new Fault('not-found', `There is no item ${name}.`, { about: name })
    const [refused] = await whyNot(tx, item, integration)
    if (refused)
      throw new Fault('conflict', refused.says, {
        about: item.code,
        ...(refused.remedy === undefined ? {} : { remedy: refused.remedy }),
      })
    const isNew = await askForIssue(tx, {
      connection: integration.connection,
      title: `Create ${await typeName(tx, integration)} for ${item.code} ${item.name}`,
      data: { what: 'create-issue', integration: id, item: item.id, since: world.now() - EARLIER },
    })
    if (!isNew) return
    await poke(tx, [integration.connection])
    await grow(tx, 'portfolio', 'sync')
  })
}

export async function previewPush(context: Context, name: string, id: string): Promise<PreviewView> {
  const { db } = context
  const item = await findItem(db, name)
  const integration = await getIntegration(db, id)
  const refused = await whyNot(db, item, integration)
  const { pushes, fields, fills, site } = integration
  if (!pushes) return { writes: [], problems: refused.map(showProblem) }
  const people = { members: await membersOn(db, site.id), deployment: site.deployment }
  const type = await typeName(db, integration)
  const project = calledProject(await projectsRead(db, integration.connection), pushes.project)
  const given: Record<string, Json | undefined> = {
    project,
    issuetype: type,
    ...issueOf(integration, item, people),
    ...fills,
  }
  const request = `POST ${apiOf(site)}/issue`
  const called = await fieldNames(db, site.id)
  const created = Object.entries(given).map(([field, value]) => ({
    where: 'jira' as const,
    what: `A new ${type} in ${project}`,
    field: nameFields(field, called),
    from: '',
    to: showRaw(value),
    request,
  }))
  const link = {
    where: 'jira' as const,
    what: `The new ${type}`,
    field: 'remote link',
    from: '',
    to: `${item.code} ${item.name}`,
  }
  const status = fields.find((mapping) => isWalked(mapping) && mapping.flow !== 'from-jira')
  const moved = status && {
    where: 'jira' as const,
    what: `The new ${type}`,
    field: 'status',
    from: 'the workflow’s first',
    to: await statusName(db, integration, status.values?.[item.stage]?.[0]),
    request: `${request}/…/transitions`,
  }
  const asked = refused.length > 0 ? [] : await missingFields(context, integration, pushes, given)
  return {
    writes: [...created, { ...link, request: `${request}/…/remotelink` }, ...(moved ? [moved] : [])],
    problems: [...refused, ...asked].map(showProblem),
  }
}

/** What keeps the item from being pushed. */
async function whyNot(
  db: Db,
  item: StoredItem,
  { id, name, level, state, pushes }: StoredIntegration,
): Promise<Problem[]> {
  const pairs = await alignmentOf(db, { item: item.id })
  const linked = pairs.find((pair) => pair.integration === id)
  const blocks = (code: string, says: string, remedy: string): Problem[] => [
    { severity: 'blocks', code, about: item.code, says, remedy },
  ]
  if (linked)
    return blocks(
      'pushed',
      `${item.code} has its issue there already: ${linked.issue?.key ?? linked.issueId}.`,
      'Edit the item: it flows.',
    )
  if (pushes === null)
    return blocks(
      'no-push',
      `${name} makes no issues.`,
      'Say in the integration which project and issue type items are pushed to.',
    )
  if (level !== item.level)
    return blocks('level', `${name} aligns items of the level ${level}.`, 'Choose another integration.')
  if (state !== 'running') return blocks('not-running', `${name} does not run.`, 'Start the integration first.')
  return []
}

/** One question to Jira; a site that does not answer is said, and stops no preview. */
async function missingFields(
  context: Context,
  { connectionName, name }: StoredIntegration,
  pushes: { readonly project: string; readonly type: string },
  given: Readonly<Record<string, Json | undefined>>,
): Promise<Problem[]> {
  try {
    const { jira } = await openSite(context, connectionName, {
      actor: context.actor,
      purpose: 'preview of a push',
      service: true,
    })
    const fields = await createFields(jira, pushes.project, pushes.type)
    const missing = fields.filter(
      ({ id, required, hasDefault }) => required && !hasDefault && !(id in given) && id !== 'reporter',
    )
    return missing.map(({ id, name: field }) => ({
      severity: 'blocks',
      code: 'field-missing',
      about: id,
      says: `Jira demands ${field} of a new issue, and nothing gives it.`,
      remedy: `Give it a value under “fills” of the integration ${name}, or map it.`,
    }))
  } catch (error) {
    if (!isFault(error)) throw error
    return [
      {
        severity: 'warns',
        code: 'not-asked',
        about: connectionName,
        says: `What Jira demands of a new issue could not be asked: ${error.message}`,
      },
    ]
  }
}

async function typeName(db: Db, { site, pushes }: StoredIntegration): Promise<string> {
  return (await siteWords(db, site.id)).types.find(({ id }) => id === pushes?.type)?.name ?? 'issue'
}

async function statusName(db: Db, { site }: StoredIntegration, id: string | undefined): Promise<string> {
  return (
    (await siteWords(db, site.id)).statuses.find((status) => status.id === id)?.name ??
    id ??
    'nothing: the stage has no status'
  )
}
