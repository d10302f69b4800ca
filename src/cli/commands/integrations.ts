/** Integrations on the command line: what could be aligned, made from a file or from the suggestion, run dry, started, paused. */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { DryRunView, IntegrationView, MappingView, SyncOptionsView } from '../../actions/index.ts'
import { Fault } from '../../base/index.ts'
import { type Asker, openAsker } from '../ask.ts'
import { integrationNamed } from '../named.ts'
import { say, sayJson, table } from '../say.ts'
import { untilDone } from '../wait.ts'

interface Options {
  readonly json?: boolean
  readonly projects?: string
  readonly mapping?: string
}

const JSON_FLAG = ['--json', 'print the result as JSON'] as const
const PROJECTS = ['--projects <keys>', 'comma-separated; left out: all that the connection is for'] as const

export function integrationCommands(program: Command): void {
  const integrations = program
    .command('integrations')
    .description('Which level of the portfolio is kept aligned with which issues of Jira, and how.')
  integrations
    .command('list')
    .description('The integrations.')
    .option(...JSON_FLAG)
    .action(list)
  integrations
    .command('show')
    .description('One integration with its mapping.')
    .argument('<integration>', 'its name')
    .option(...JSON_FLAG)
    .action((name: string, options: Options) => tell((asker) => integrationNamed(asker, name), options))
  integrations
    .command('options')
    .description('What could be aligned in a connection’s projects, and the mapping that fits best.')
    .argument('<connection>')
    .option(...PROJECTS)
    .option(...JSON_FLAG)
    .action(options)
  integrations
    .command('create')
    .description('Make an integration. Nothing is written before it is started.')
    .argument('<name>')
    .argument('<connection>')
    .option(
      '--mapping <file>',
      'the mapping as JSON, as `integrations options --json` suggests it; left out: the suggestion',
    )
    .option(...PROJECTS)
    .option(...JSON_FLAG)
    .action(create)
  integrations
    .command('dry-run')
    .description('List all that an integration would write, and write nothing.')
    .argument('<integration>', 'its name')
    .option(...JSON_FLAG)
    .action(dryRun)
  for (const verb of ['start', 'pause'] as const)
    integrations
      .command(verb)
      .description(verb === 'start' ? 'Start an integration, or go on after a pause.' : 'Pause an integration.')
      .argument('<integration>', 'its name')
      .option(...JSON_FLAG)
      .action((name: string, given: Options) =>
        tell(
          async (asker) => asker.ask(`integrations.${verb}`, { id: (await integrationNamed(asker, name)).id }),
          given,
        ),
      )
}

async function tell(ask: (asker: Asker) => Promise<IntegrationView>, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const integration = await ask(asker)
  if (json) return sayJson(integration)
  sayIntegrations([integration])
  table([
    ['FIELD', 'JIRA', 'FLOW', 'WHEN BOTH CHANGED'],
    ...integration.mapping.fields.map(({ field, jira, flow, policy }) => [field, jira, flow, policy]),
  ])
}

async function list({ json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { integrations } = await asker.ask('integrations.list', {})
  if (json) return sayJson(integrations)
  if (integrations.length === 0) return say('There is none yet: fairlead integrations create <name> <connection>')
  sayIntegrations(integrations)
}

function sayIntegrations(integrations: readonly IntegrationView[]): void {
  table([
    ['NAME', 'CONNECTION', 'STATE', 'LEVEL', 'PROJECTS', 'TYPES', 'ITEMS', 'CONFLICTS', 'PROBLEMS'],
    ...integrations.map(({ name, connection, state, mapping, names, counts }) => [
      ...[name, connection, state, mapping.level, names.projects.join(', '), names.types.join(', ')],
      ...[counts.items, counts.conflicts, counts.problems].map(String),
    ]),
  ])
}

async function options(connection: string, given: Options): Promise<void> {
  await using asker = await openAsker()
  const found = await optionsOf(asker, connection, given)
  if (given.json) return sayJson(found)
  for (const { severity, says, remedy } of found.problems)
    say(`${severity === 'blocks' ? '✗' : '!'} ${[says, remedy].filter(Boolean).join(' ')}`)
  if (!found.suggested) return say('Nothing is suggested: write a mapping and give it with --mapping.')
  const names = new Map(found.fields.map(({ id, name }) => [id, name]))
  const types = found.types.filter(({ id }) => found.suggested?.types.includes(id)).map(({ name }) => name)
  say(`Suggested: ${types.join(', ')} as ${found.suggested.level}s`)
  table([
    ['FIELD', 'JIRA', 'FLOW', 'WHEN BOTH CHANGED', 'BECAUSE'],
    ...found.suggested.fields.map(({ field, jira, flow, policy }) => [
      ...[field, names.get(jira) ?? jira, flow, policy],
      found.because[field] ?? '',
    ]),
  ])
}

/** Projects are typed by key and asked for by id. */
async function optionsOf(asker: Asker, name: string, { projects }: Options): Promise<SyncOptionsView> {
  const all = await asker.ask('integrations.options', { name })
  if (projects === undefined) return all
  const keys = projects.split(',').map((key) => key.trim().toUpperCase())
  const chosen = all.projects.filter(({ key }) => keys.includes(key.toUpperCase()))
  const missing = keys.filter((key) => !chosen.some((project) => project.key.toUpperCase() === key))
  if (missing.length > 0)
    throw new Fault('not-found', `${name} sees no project ${missing.join(', ')}.`, {
      about: 'projects',
      remedy: `It sees: ${all.projects.map(({ key }) => key).join(', ')}.`,
    })
  return asker.ask('integrations.options', { name, projects: chosen.map(({ id }) => id).join(',') })
}

async function create(name: string, connection: string, given: Options): Promise<void> {
  const typed = given.mapping === undefined ? undefined : readMapping(given.mapping)
  await tell(async (asker) => {
    if (typed) return asker.ask('integrations.create', { name, connection, mapping: typed })
    const { suggested, points } = await optionsOf(asker, connection, given)
    if (!suggested)
      throw new Fault('input.invalid', `Nothing is suggested for ${connection}.`, {
        remedy: 'Write a mapping and give it with --mapping; see: fairlead integrations options',
      })
    const point = points.find(({ because }) => because !== null)
    return asker.ask('integrations.create', { name, connection, mapping: suggested, points: point?.id ?? null })
  }, given)
}

/** A whole answer of `integrations options --json` is taken too. */
function readMapping(file: string): MappingView {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as MappingView & { suggested?: MappingView }
    return read.suggested ?? read
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Fault('input.invalid', `${file} cannot be read as JSON: ${why}`, {
      about: file,
      remedy: 'Give a file such as `fairlead integrations options --json` writes.',
    })
  }
}

async function dryRun(name: string, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { id } = await asker.ask('integrations.dryRun', { id: (await integrationNamed(asker, name)).id })
  const look = () => asker.ask('integrations.getDryRun', { id, limit: 1_000, offset: 0 })
  const found = await untilDone(look, ({ state }) => state !== 'running', json === true)
  if (found.state === 'failed') throw new Fault('jira.cannot', found.error ?? 'The dry run failed.')
  if (json) return sayJson(found)
  sayDryRun(found)
}

function sayDryRun({ issues, jira, here, conflicts, problems, changes }: DryRunView): void {
  for (const { where, verb, key, item, field, from, to } of changes)
    say(
      field === null
        ? `${where}  ${verb}  ${key ?? ''}  ${to}`
        : `${where}  ${verb}  ${[key, item].filter(Boolean).join(' ')}  ${field}: ${from || '(nothing)'} → ${to || '(nothing)'}`,
    )
  for (const { says, remedy } of problems) say(`! ${[says, remedy].filter(Boolean).join(' ')}`)
  const more = jira + here > changes.length ? ` The first ${changes.length} are listed.` : ''
  say(
    `${issues} issues read: ${jira} writes in Jira, ${here} here, ${conflicts} conflicts.${more} Nothing was written.`,
  )
}
