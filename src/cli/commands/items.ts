/** The portfolio on the command line: items listed, shown, made, edited, linked, pushed. */
import type { Command } from 'commander'
import type { ItemRowView, ItemView, PreviewView } from '../../actions/index.ts'
import { type Asker, openAsker } from '../ask.ts'
import { integrationNamed, memberNamed } from '../named.ts'
import { say, sayJson, table } from '../say.ts'
import { compareCommand } from './compare-days.ts'

interface Fields {
  readonly name?: string
  readonly parent?: string
  readonly stage?: string
  readonly owner?: string
  readonly start?: string
  readonly due?: string
  readonly health?: string
  readonly labels?: string
  readonly text?: string
  readonly measure?: string
  readonly share?: string
  readonly weight?: string
  readonly json?: boolean
}

const JSON_FLAG = ['--json', 'print the result as JSON'] as const
const ITEM = ['<item>', 'its code, such as I-12, or its id'] as const

export function itemCommands(program: Command): void {
  const items = program.command('items').description('Objectives, initiatives and outcomes.')
  items
    .command('list')
    .description('The tree of items with their progress.')
    .option('--level <level>', 'objective, initiative or outcome')
    .option('--search <text>', 'in names and codes; an issue’s key finds the items it belongs to')
    .option('--stage <stage>', 'in this lifecycle stage')
    .option('--label <label>', 'with this label')
    .option('--waiting', 'only where a conflict or a problem waits')
    .option(...JSON_FLAG)
    .action(list)
  items
    .command('show')
    .description('One item: its fields, who said them, its issues.')
    .argument(...ITEM)
    .option(...JSON_FLAG)
    .action(show)
  compareCommand(items)
  withFields(
    items
      .command('create')
      .description('Make an item.')
      .argument('<level>', 'objective, initiative or outcome')
      .argument('<name>'),
  )
    .option(...JSON_FLAG)
    .action(create)
  withFields(
    items
      .command('set')
      .description('Edit an item; what an integration aligns flows to Jira.')
      .argument(...ITEM),
  )
    .option('--name <name>', 'its new name')
    .option('--measure <measure>', 'count, points, time, weighted, key-results or hand; "none" for as above')
    .option('--share <percent>', 'how far it is, where it is measured by hand; "none" for not known')
    .option('--weight <weight>', 'what it weighs in an item that is measured by weight; "none" for one')
    .option('--preview', 'only tell what would be written, and where')
    .option(...JSON_FLAG)
    .action(set)
  items
    .command('link')
    .description('Link an issue to an item by hand.')
    .argument(...ITEM)
    .argument('<connection>')
    .argument('<key>', 'the issue’s key, such as PAY-17')
    .option(...JSON_FLAG)
    .action(async (id: string, connection: string, key: string, { json }: Fields) => {
      await using asker = await openAsker()
      const item = await asker.ask('items.link', { id, connection, key })
      if (json) sayJson(item)
      else say(`${key} is linked to ${item.code}: ${item.rollUp.formula}.`)
    })
  items
    .command('push')
    .description('Make an issue of an item, as an integration says.')
    .argument(...ITEM)
    .argument('<integration>', 'its name')
    .option('--preview', 'only tell what would be written in Jira')
    .option(...JSON_FLAG)
    .action(push)
}

function withFields(command: Command): Command {
  return command
    .option('--parent <item>', 'what it stands below, by code; "none" for the top')
    .option('--stage <stage>', 'the id of a lifecycle stage')
    .option('--owner <member>', 'a member’s name or e-mail address; "none" for nobody')
    .option('--start <date>', 'YYYY-MM-DD, or "none"')
    .option('--due <date>', 'YYYY-MM-DD, or "none"')
    .option('--health <health>', 'on-track, at-risk, off-track, or "none"')
    .option('--labels <labels>', 'comma-separated; "none" for none')
    .option('--text <text>', 'the description')
}

type Filters = Pick<Fields, 'stage' | 'json'> & { level?: string; search?: string; label?: string; waiting?: boolean }

async function list({ json, waiting, ...filters }: Filters): Promise<void> {
  await using asker = await openAsker()
  const { items } = await asker.ask('items.list', { ...filters, ...(waiting ? { waiting: 'true' } : {}) } as never)
  if (json) return sayJson(items)
  if (items.length === 0) return say('There is no such item: fairlead items create objective "…"')
  const parents = new Map(items.map((item) => [item.id, item.parent]))
  table([
    ['CODE', 'NAME', 'STAGE', 'HEALTH', 'DUE', 'PROGRESS', 'ISSUE'],
    ...items.map((item) => [
      item.code,
      `${'  '.repeat(depthOf(item, parents))}${item.name}`,
      item.stage,
      healthOf(item),
      item.due ?? '',
      progressOf(item),
      item.issue?.key ?? '',
    ]),
  ])
}

function depthOf({ parent }: ItemRowView, parents: ReadonlyMap<string, string | null>): number {
  let depth = 0
  for (let at = parent; at !== null && parents.has(at) && depth < parents.size; at = parents.get(at) ?? null) depth += 1
  return depth
}

const healthOf = ({ health, suggested }: ItemRowView): string =>
  health ?? (suggested ? `${suggested.health} (suggested)` : '')
const progressOf = ({ rollUp }: ItemRowView): string =>
  rollUp.share === null ? '' : `${Math.round(rollUp.share * 100)} %`

async function show(id: string, { json }: Fields): Promise<void> {
  await using asker = await openAsker()
  const item = await asker.ask('items.get', { id })
  if (json) return sayJson(item)
  sayItem(item)
}

function sayItem(item: ItemView): void {
  say(`${item.code} ${item.name}`)
  table(
    item.fields.map(({ field, text, said, state, says }) => [
      `  ${field}`,
      text.split('\n')[0]?.slice(0, 60) ?? '',
      said ? `${said.name ?? said.who}, ${said.at}` : '',
      state === 'ours' ? '' : `${state}${says === null ? '' : `: ${says}`}`,
    ]),
  )
  say(`  progress: ${item.rollUp.formula}`)
  if (item.rollUp.measure !== item.rollUp.issueMeasure) say(`  its issues say: ${item.rollUp.issueFormula}`)
  for (const { name, current, target, unit } of item.results)
    say(`  key result: ${name}: ${current} of ${target} ${unit}`.trimEnd())
  if (item.issue) say(`  issue: ${item.issue.key} ${item.issue.url}${rankOf(item.issue)}`)
  for (const conflict of item.open) say(`  ! ${conflict.says} (fairlead sync decide ${conflict.id} jira|portfolio)`)
}

/** In Jira's own order. */
const rankOf = ({ rank }: NonNullable<ItemView['issue']>): string => (rank === null ? '' : `, rank ${rank}`)

async function create(level: string, name: string, { json, ...fields }: Fields): Promise<void> {
  await using asker = await openAsker()
  const item = await asker.ask('items.create', { level, name, ...(await fieldsOf(asker, fields)) } as never)
  if (json) sayJson(item)
  else say(`${item.code} ${item.name} was made.`)
}

async function set(id: string, { json, preview, ...given }: Fields & { preview?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const fields = (await fieldsOf(asker, given)) as never
  if (preview) return sayPreview(await asker.ask('items.preview', { id, fields }), json === true)
  const item = await asker.ask('items.change', { id, fields })
  if (json) sayJson(item)
  else sayItem(item)
}

async function push(id: string, called: string, { json, preview }: Fields & { preview?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const { id: integration } = await integrationNamed(asker, called)
  if (preview) return sayPreview(await asker.ask('items.pushPreview', { id, integration }), json === true)
  const item = await asker.ask('items.push', { id, integration })
  if (json) sayJson(item)
  else say(`${item.code} is pushed: its issue is made soon. See: fairlead sync status`)
}

function sayPreview(preview: PreviewView, json: boolean): void {
  if (preview.problems.some(({ severity }) => severity === 'blocks')) process.exitCode = 7
  if (json) sayJson(preview)
  else sayWrites(preview)
}

function sayWrites(preview: PreviewView): void {
  for (const { what, field, from, to, request } of preview.writes)
    say(
      `${request ?? 'here'}  ${what}  ${field}: ${from === '' ? '(nothing)' : from} → ${to === '' ? '(nothing)' : to}`,
    )
  for (const { about, says, remedy } of preview.problems) say(`! ${about}: ${[says, remedy].filter(Boolean).join(' ')}`)
  if (preview.writes.length === 0) say('Nothing would be written.')
}

/** As typed: "none" takes a value away. */
async function fieldsOf(
  asker: Asker,
  { labels, owner, share, weight, ...plain }: Fields,
): Promise<Record<string, unknown>> {
  const entries = Object.entries(plain).map(([field, value]) => [field, value === 'none' ? null : value])
  return {
    ...Object.fromEntries(entries),
    ...(share === undefined ? {} : { share: share === 'none' ? null : Number(share.replace('%', '')) / 100 }),
    ...(weight === undefined ? {} : { weight: weight === 'none' ? null : Number(weight) }),
    ...(labels === undefined
      ? {}
      : { labels: labels === 'none' ? [] : labels.split(',').map((label) => label.trim()) }),
    ...(owner === undefined ? {} : { owner: owner === 'none' ? null : (await memberNamed(asker, owner)).id }),
  }
}
