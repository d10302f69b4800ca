/** A dry run: what an integration would do, kept as people read it. Nothing of it is written anywhere. */
import { isObject, type Json, type JsonObject } from '../../base/index.ts'
import { fieldNames, getIntegration, loadItems, membersOn, pairsOfIntegration, pastPairs } from '../../store/index.ts'
import { dryRun, FIELD_NAMES, type WouldChange } from '../../sync/index.ts'
import type { Actor } from '../context.ts'
import type { DryRunChangeView, DryRunView } from '../shapes/index.ts'
import { nameFieldsOf } from './field-names.ts'
import type { WorkerPorts } from './long-work.ts'
import { openSite } from './open-site.ts'
import { namesOf } from './portfolio-view.ts'
import { type Names, showProblem, showValue } from './show-value.ts'
import type { Tell } from './site.ts'

/** All that a dry run found; it is shown page by page. */
export type DryRunResult = Pick<DryRunView, 'jira' | 'here' | 'issues' | 'conflicts' | 'problems' | 'changes'>

export async function dryRunOne(
  input: JsonObject,
  actor: JsonObject,
  ports: WorkerPorts,
  tell: Tell,
): Promise<{ result: Json }> {
  const { db } = ports
  const integration = await getIntegration(db, String(input.integration))
  const purpose = `dry run of ${integration.name}`
  const site = await openSite(ports, integration.connectionName, {
    actor: actor as unknown as Actor,
    purpose,
    service: true,
  })
  const found = await dryRun({
    jira: site.jira,
    integration,
    pairs: new Map([
      ...(await pastPairs({ db, site: site.siteId }, integration)),
      ...(await pairsOfIntegration({ db, site: site.siteId, now: ports.world.now }, integration.id)),
    ]),
    members: await membersOn(db, site.siteId),
    // How many there will be is not known before they are read.
    tell: (read) => tell({ done: read, of: read, says: `${read} issues read` }),
  })
  const known = await namesOf(db)
  const names: Names = { ...known, members: new Map([...known.members, ...found.names]) }
  const items = new Map((await loadItems(db)).map(({ id, code }) => [id, code]))
  const called = await fieldNames(db, site.siteId)
  const changes = found.changes.flatMap((change) => show(change, names, items))
  const result: DryRunResult = {
    jira: changes.filter(({ where }) => where === 'jira').length,
    here: changes.filter(({ where }) => where === 'fairlead').length,
    issues: found.issues,
    conflicts: found.conflicts,
    problems: found.problems.map((problem) => nameFieldsOf(showProblem(problem), called)),
    changes,
  }
  return { result: result as unknown as Json }
}

function show(change: WouldChange, names: Names, items: ReadonlyMap<string, string>): DryRunChangeView[] {
  const { where, verb, key, about, item, field, from, to } = change
  const common = {
    where: where === 'jira' ? ('jira' as const) : ('fairlead' as const),
    verb,
    about,
    key,
    item: item === null ? null : (items.get(item) ?? item),
  }
  if (field !== null)
    return [{ ...common, field, from: showValue(field, from, names), to: showValue(field, to, names) }]
  return [{ ...common, field: null, from: '', to: isObject(to) ? fieldsOf(to, names) : '' }]
}

function fieldsOf(fields: JsonObject, names: Names): string {
  return Object.entries(fields)
    .map(([field, value]) => [field, showValue(field, value ?? null, names).slice(0, LONGEST)] as const)
    .filter(([, text]) => text !== '')
    .map(([field, text]) => `${(FIELD_NAMES as Readonly<Record<string, string>>)[field] ?? field}: ${text}`)
    .join('; ')
}

const LONGEST = 100
