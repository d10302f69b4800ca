/** One item with all that its page tells: who said each field, its alignment, its key results, rules and conflicts. */
import type { Json } from '../../base/index.ts'
import {
  ancestorsOf,
  ITEM_FIELDS,
  type ItemField,
  keyResultCurrent,
  keyResultShare,
  type Level,
  toText,
} from '../../portfolio/index.ts'
import {
  type Aligned,
  alignmentOf,
  calledProject,
  type Db,
  findItem,
  type ItemChange,
  keyResultsOf,
  lastSaid,
  listConflicts,
  listIntegrations,
  projectsRead,
  rulesOf,
  type StoredIntegration,
  type StoredItem,
  siteWords,
} from '../../store/index.ts'
import { type Standing, standingOf } from '../../sync/index.ts'
import type { Context } from '../context.ts'
import { audienceOf } from '../flows/audience.ts'
import { type FieldNames, fieldName, fieldNamesOf, nameFields, nameFieldsOf } from '../flows/field-names.ts'
import { type PortfolioView, portfolioView, rowOf } from '../flows/portfolio-view.ts'
import { showProblem, showValue } from '../flows/show-value.ts'
import type { FieldSaidView, ItemView, KeyResultView } from '../shapes/index.ts'
import { showConflict } from './show-conflict.ts'
import { iso } from './show-connection.ts'

export async function showItem(
  { db, world, actor }: Pick<Context, 'db' | 'world' | 'actor'>,
  name: string,
): Promise<ItemView> {
  const audience = audienceOf(actor)
  const item = await findItem(db, name)
  const view = await portfolioView(db, world.now(), audience)
  const children = view.progress.tree.children.get(item.id) ?? []
  const [said, pairs, rules, results, conflicts, integrations] = await Promise.all([
    lastSaid(db, item.id),
    alignmentOf(db, { item: item.id }),
    rulesOf(db, item.id),
    keyResultsOf(db, item.id),
    listConflicts(db, { item: item.id, state: 'open', limit: 100 }),
    listIntegrations(db),
  ])
  const { text } = toText(item.description)
  const called = await fieldNamesOf(
    db,
    pairs.map(({ siteId }) => siteId),
  )
  return {
    ...rowOf(item, view),
    description: { text, document: item.description },
    fields: ITEM_FIELDS.map((field) => showField(field, item, { view, said, pairs, integrations, called })),
    children: children.map((child) => rowOf(child, view)),
    path: ancestorsOf(view.progress.tree, item.id)
      .reverse()
      .map(({ id, code, name: title }) => ({ id, code, name: title })),
    measure: item.measure,
    share: showSaid(item.share, said.get('share')),
    results: results.map((one) => showResult(one, view.progress.rollUpOf(item.id)?.share ?? null)),
    rules: rules.map(({ id, connection, jql, matched, problem, readAt }) => ({
      ...{ id, connection, jql, matched, problem },
      readAt: readAt === null ? null : iso(readAt),
    })),
    open: conflicts.map((conflict) => showConflict(conflict, view)),
    found: pairs.flatMap(({ problems, siteId }) =>
      problems.map((problem) => nameFieldsOf(showProblem(problem), called(siteId))),
    ),
    pushes: await pushesOf(db, item.level, pairs, integrations),
  }
}

function showSaid(share: number | null, said: ItemChange | undefined): ItemView['share'] {
  return share === null || !said ? null : { share, name: said.name, at: iso(said.at) }
}

interface Beside {
  readonly view: PortfolioView
  readonly said: ReadonlyMap<string, ItemChange>
  readonly pairs: readonly Aligned[]
  readonly integrations: readonly StoredIntegration[]
  /** Names of fields, by site. */
  readonly called: (site: string) => FieldNames
}

function showField(
  field: ItemField,
  item: StoredItem,
  { view, said, pairs, integrations, called }: Beside,
): FieldSaidView {
  const last = said.get(field)
  const found = pairs.flatMap((pair) => {
    const integration = integrations.find(({ id }) => id === pair.integration)
    const mapping = integration?.fields.find((one) => one.field === field)
    return integration && mapping ? [{ pair, mapping, standing: standingOf(field, pair, integration) }] : []
  })
  // Of an item that is an issue on several sites, the one that stands worst.
  const [aligned] = found.toSorted((a, b) => GRAVEST.indexOf(a.standing.state) - GRAVEST.indexOf(b.standing.state))
  const names = called(aligned?.pair.siteId ?? '')
  const value = item[field] as Json
  return {
    field,
    value,
    text: showValue(field, value, view),
    said: last ? { who: last.who, name: last.name, at: iso(last.at) } : null,
    flow: aligned?.mapping.flow ?? null,
    policy: aligned?.mapping.policy ?? null,
    jiraField: aligned?.mapping.jira ?? null,
    jiraName: aligned ? fieldName(aligned.mapping.jira, names) : null,
    ...(aligned ? showStanding(aligned.standing, names) : { state: 'ours' as const, says: null }),
    mayEdit: found.every(({ mapping }) => mapping.flow !== 'from-jira'),
  }
}

const GRAVEST: readonly Standing['state'][] = ['cannot', 'conflict', 'waits', 'never', 'agreed']

function showStanding({ state, says, remedy }: Standing, names: FieldNames): Pick<FieldSaidView, 'state' | 'says'> {
  return {
    state: state === 'never' ? 'waits' : state,
    says: says === null ? null : nameFields([says, remedy].filter(Boolean).join(' '), names),
  }
}

function showResult(result: Awaited<ReturnType<typeof keyResultsOf>>[number], progress: number | null): KeyResultView {
  const { id, item, name, unit, from, target, by, history } = result
  return {
    ...{ id, item, name, unit, from, target, by },
    current: keyResultCurrent(result, progress) ?? from,
    share: keyResultShare(result, progress),
    history: history.map(({ value, by: who, at }) => ({ value, by: who, at: iso(at) })),
  }
}

/** Running integrations of its level that push, and hold no issue of it yet. */
async function pushesOf(
  db: Db,
  level: Level,
  pairs: readonly Aligned[],
  integrations: readonly StoredIntegration[],
): Promise<ItemView['pushes']> {
  const could = integrations.filter(
    ({ id, level: of, state, pushes }) =>
      of === level && state === 'running' && pushes !== null && !pairs.some((pair) => pair.integration === id),
  )
  return Promise.all(
    could.map(async ({ id, name, connection, site, pushes }) => {
      const { types } = await siteWords(db, site.id)
      return {
        integration: id,
        name,
        project: calledProject(await projectsRead(db, connection), pushes?.project ?? ''),
        type: types.find((type) => type.id === pushes?.type)?.name ?? pushes?.type ?? '',
      }
    }),
  )
}
