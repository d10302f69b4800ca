/** Makes, changes, starts and pauses integrations; what Jira must know of them is asked before anything is kept. */
import { Fault, type Problem } from '../../base/index.ts'
import { estimationFields, fieldList, type Jira, type SiteField, whoAmI } from '../../jira/index.ts'
import { type ItemField, mayStandBelow } from '../../portfolio/index.ts'
import {
  addProjects,
  type Db,
  findConnection,
  forgetAgreed,
  getIntegration,
  grow,
  insertIntegration,
  itemNamed,
  listIntegrations,
  listSyncs,
  type Mapping,
  poke,
  projectsRead,
  removeIntegration,
  type StoredIntegration,
  setPoints,
  setSyncState,
  type Tx,
  writeIntegration,
} from '../../store/index.ts'
import { type FieldMapping, jiraTypeOf, mappingProblems, needsZone } from '../../sync/index.ts'
import { actorText, type Context } from '../context.ts'
import { openSite } from './open-site.ts'
import { projectsInScope, saveWords, wordsOf } from './sync-options.ts'

export async function createIntegration(
  context: Context,
  {
    name,
    connection,
    mapping,
    points,
  }: { name: string; connection: string; mapping: Mapping; points?: string | null | undefined },
): Promise<string> {
  const { db, actor } = context
  const found = await findConnection(db, connection)
  const { projects, fields, boards, mapping: typed } = await checked(context, found.name, mapping)
  const field = points ? pointsField(fields, points) : null
  return db.transaction().execute(async (tx) => {
    const id = await insertIntegration(tx, { name, connection: found.id, mapping: typed, createdBy: actorText(actor) })
    await addProjects(tx, found.id, projects)
    await setPoints(tx, found.id, { ...(points === undefined ? {} : { points: field }), boards })
    await grow(tx, 'sync')
    return id
  })
}

/** Another field for story points: null counts no points at all. */
export async function changePoints(context: Context, connection: string, points: string | null): Promise<void> {
  const { db, actor } = context
  const { id, name } = await findConnection(db, connection)
  const sync = (await listSyncs(db)).find((one) => one.connection.id === id)
  if (!sync)
    throw new Fault('conflict', `Nothing of ${name} is kept aligned yet.`, {
      about: name,
      remedy: 'Set up an integration first; it asks for the field too.',
    })
  if (points === (sync.points?.id ?? null)) return
  const use = { actor, purpose: 'integration', service: true }
  const jira = points === null ? null : (await openSite(context, name, use)).jira
  const field = points === null || !jira ? null : pointsField(await fieldList(jira), points)
  const boards = jira
    ? await boardPoints(
        jira,
        (await projectsRead(db, id)).map((project) => project.id),
      )
    : {}
  await db.transaction().execute(async (tx) => {
    await setPoints(tx, id, { points: field, boards })
    await poke(tx, [id])
    await grow(tx, 'portfolio', 'sync')
  })
}

export async function changeIntegration(
  context: Context,
  id: string,
  { name, mapping }: { name?: string | undefined; mapping?: Mapping | undefined },
): Promise<void> {
  const before = await getIntegration(context.db, id)
  if (mapping) await refuseLevel(context.db, before, mapping)
  if (mapping && before.state !== 'draft') await refuseShared(context.db, before, mapping.projects)
  const found = mapping && (await checked(context, before.connectionName, mapping))
  await context.db.transaction().execute(async (tx) => {
    if (found) await addProjects(tx, before.connection, found.projects)
    await writeIntegration(tx, id, {
      ...(name === undefined ? {} : { name }),
      ...(found ? { mapping: found.mapping, boards: found.boards } : {}),
    })
    if (found) await forgetAgreed(tx, id, noLonger(before, found.mapping))
    await heard(tx, before)
  })
}

/** Fields that no longer stand for the same field of Jira's: mapped as if for the first time, an empty one clears nothing. */
function noLonger(before: Mapping, after: Mapping): ItemField[] {
  const isKept = ({ field, jira }: FieldMapping) => after.fields.some((one) => one.field === field && one.jira === jira)
  return before.fields.filter((one) => !isKept(one)).map(({ field }) => field)
}

export async function runIntegration(context: Context, id: string, state: 'running' | 'paused'): Promise<void> {
  const { db } = context
  const integration = await getIntegration(db, id)
  if (state === 'running') {
    refuse(mappingProblems(integration))
    await refuseShared(db, integration, integration.projects)
  }
  if (state === 'paused' && integration.state === 'draft')
    throw new Fault('conflict', `${integration.name} was never started.`, { about: integration.name })
  await db.transaction().execute(async (tx) => {
    await writeIntegration(tx, id, { state })
    if (state === 'running') await setSyncState(tx, integration.connection, 'running')
    await heard(tx, integration)
  })
  if (state === 'running') await context.begin('sync', integration.connection)
}

export async function dropIntegration({ db }: Context, id: string): Promise<void> {
  const integration = await getIntegration(db, id)
  await db.transaction().execute(async (tx) => {
    await removeIntegration(tx, id)
    await heard(tx, integration)
  })
}

async function heard(tx: Tx, { connection }: StoredIntegration): Promise<void> {
  await poke(tx, [connection])
  await grow(tx, 'portfolio', 'sync')
}

/** Gives the projects that were chosen, with their names, the site's fields, and the mapping with what its fields hold. */
async function checked(context: Context, connection: string, given: Mapping) {
  const mapping = { ...given, fields: given.fields.map(({ type: _, ...field }) => field) }
  await refuseUnder(context.db, mapping)
  const { jira, siteId } = await openSite(context, connection, {
    actor: context.actor,
    purpose: 'integration',
    service: true,
  })
  const visible = await projectsInScope(context, connection, jira)
  const wanted = [...new Set([...mapping.projects, ...(mapping.pushes ? [mapping.pushes.project] : [])])]
  const missing = wanted.filter((id) => !visible.some((project) => project.id === id))
  if (missing.length > 0)
    refuse([
      wrong(
        'mapping.projects',
        `${connection} sees no project ${missing.join(', ')}.`,
        'Choose projects that the connection is for.',
      ),
    ])
  const projects = visible.filter(({ id }) => wanted.includes(id))
  const words = { ...(await wordsOf(jira, projects)), fields: await fieldList(jira) }
  const types = [...mapping.types, ...(mapping.pushes ? [mapping.pushes.type] : [])]
  const unknown = types.filter((id) => !words.types.some((type) => type.id === id))
  if (unknown.length > 0)
    refuse([
      wrong('mapping.types', `Those projects have no issue type ${unknown.join(', ')}.`, 'Choose among their types.'),
    ])
  await saveWords(context, siteId, words)
  const typed = { ...mapping, fields: typedFields(mapping.fields, words.fields, (await whoAmI(jira)).timeZone) }
  refuse(mappingProblems(typed))
  const boards = await boardPoints(
    jira,
    projects.map(({ id }) => id),
  )
  return { projects, fields: words.fields, boards, mapping: typed }
}

/** Null for a project whose boards estimate by no one field, or are not to be seen: the one chosen by hand counts there. */
async function boardPoints(jira: Jira, projects: readonly string[]): Promise<Readonly<Record<string, string | null>>> {
  const found = await estimationFields(jira, projects)
  return Object.fromEntries(projects.map((project) => [project, found.get(project) ?? null]))
}

/** By what Jira says of its fields; a day of a moment is the account's own where nobody has said whose. */
function typedFields(mapped: Mapping['fields'], fields: readonly SiteField[], timeZone: string): FieldMapping[] {
  return mapped.map((mapping) => {
    const found = fields.find(({ id }) => id === mapping.jira)
    if (!found)
      return refuseWith(
        wrong('mapping.fields', `That Jira has no field ${mapping.jira}.`, 'Choose among the fields that it has.'),
      )
    const type = jiraTypeOf(found)
    const { zone = timeZone, ...plain } = mapping
    return { ...plain, type, ...(needsZone(mapping.field, type) ? { zone } : {}) }
  })
}

function pointsField(fields: readonly SiteField[], id: string): { readonly id: string; readonly name: string } {
  const field = fields.find((one) => one.id === id)
  if (field?.type === 'number') return { id, name: field.name }
  return refuseWith(
    wrong('points', `${id} is no number field of that Jira.`, 'Choose the field for story points, or none.'),
  )
}

async function refuseUnder(db: Db, { level, under }: Mapping): Promise<void> {
  if (under === null) return
  const item = await itemNamed(db, under)
  if (!item) throw new Fault('not-found', 'There is no such item to put new items under.', { about: 'mapping.under' })
  if (!mayStandBelow(level, item.level))
    refuse([
      wrong('mapping.under', `An ${level} cannot stand below an ${item.level}.`, 'Choose another item, or none.'),
    ])
}

/** What is known of an issue is kept once for its site: two accounts that see it differently would contradict each other. */
async function refuseShared(
  db: Db,
  { connection, connectionName, site }: StoredIntegration,
  projects: readonly string[],
): Promise<void> {
  const others = (await listIntegrations(db)).filter(
    (one) => one.site.id === site.id && one.connection !== connection && one.state !== 'draft',
  )
  const other = others.find((one) => one.projects.some((id) => projects.includes(id)))
  if (!other) return
  const shared = other.projects.filter((id) => projects.includes(id)).length
  throw new Fault(
    'conflict',
    `${other.name} reads ${shared === 1 ? 'one of these projects' : `${shared} of these projects`} already, through another connection to the same Jira: ${other.connectionName}.`,
    {
      about: other.name,
      remedy: `Make this integration with ${other.connectionName} instead of ${connectionName}, choose other projects, or remove ${other.name}.`,
    },
  )
}

async function refuseLevel(db: Db, { id, level, name }: StoredIntegration, mapping: Mapping): Promise<void> {
  if (mapping.level === level) return
  const linked = await db.selectFrom('link').select('id').where('integration_id', '=', id).executeTakeFirst()
  if (linked)
    throw new Fault('conflict', `${name} has items of the level ${level} already.`, {
      about: name,
      remedy: 'Make another integration for the other level.',
    })
}

function wrong(about: string, says: string, remedy: string): Problem {
  return { severity: 'blocks', code: 'mapping', about, says, remedy }
}

function refuseWith(problem: Problem): never {
  throw new Fault('input.invalid', problem.says, { about: problem.about, problems: [problem] })
}

function refuse(problems: readonly Problem[]): void {
  const blocking = problems.filter(({ severity }) => severity === 'blocks')
  const [first] = blocking
  if (!first) return
  throw new Fault('input.invalid', blocking.map(({ says }) => says).join(' '), {
    about: first.about,
    problems: blocking,
    ...(first.remedy === undefined ? {} : { remedy: first.remedy }),
  })
}
