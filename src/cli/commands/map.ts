/** Mapping on the command line: a plan's answers listed, set, taken back, as a file; and what is remembered between two sites. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import type { PlanView } from '../../actions/index.ts'
import { Fault } from '../../base/index.ts'
import { MAPPING_FORMATS, type MappingFormat } from '../../configuration/index.ts'
import { type Asker, openAsker } from '../ask.ts'
import { say, sayJson, table } from '../say.ts'
import { failed, untilDone } from '../wait.ts'

interface Printed {
  readonly json?: boolean
}

export function mapCommands(program: Command): void {
  const map = program
    .command('map')
    .description('Say what becomes of each object of a plan, and see what is remembered.')
  map
    .command('list', { isDefault: true })
    .description('The answers of a plan, and what its objects become.')
    .argument('<plan>', 'the id of a plan, as `fairlead plan --json` gives it')
    .option('--json', 'print the result as JSON')
    .action(list)
  map
    .command('set')
    .description(
      'Answer one question: create, update, use, leave-out, drop, delete, rename:<new name>, or a key of the target.',
    )
    .argument('<plan>')
    .argument('<question>', 'a key such as "status:In Review", or one of: users, groups, fallback')
    .argument('<answer>')
    .option('--json', 'print the plan as JSON')
    .action((plan: string, about: string, answer: string, printed: Printed) => answerOne(plan, about, answer, printed))
  map
    .command('unset')
    .description('Take an answer back, for this plan.')
    .argument('<plan>')
    .argument('<question>')
    .option('--json', 'print the plan as JSON')
    .action((plan: string, about: string, printed: Printed) => answerOne(plan, about, null, printed))
  map
    .command('export')
    .description('The mapping of a plan as a file, on standard output.')
    .argument('<plan>')
    .option('--format <format>', `one of ${MAPPING_FORMATS.join(', ')}`, 'yaml')
    .option('--json', 'the same as --format json')
    .action(exportMapping)
  map
    .command('import')
    .description('Take the answers of a file; nothing is taken when a line of it is wrong.')
    .argument('<plan>')
    .argument('<file>', 'its ending tells the format: .yaml, .yml, .json or .csv')
    .option('--json', 'print the plan as JSON')
    .action(importMapping)
  map
    .command('history')
    .description('What was answered between two sites: by whom, when, and what it replaced.')
    .argument('<from>')
    .argument('<to>')
    .option('--search <text>', 'only questions and answers with this text')
    .option('--json', 'print the result as JSON')
    .action(history)
  map
    .command('forget')
    .description('Forget what is remembered of a question between two sites.')
    .argument('<from>')
    .argument('<to>')
    .argument('<question>')
    .requiredOption('--yes', 'forget without asking')
    .option('--json', 'print the result as JSON')
    .action(forget)
}

async function list(id: string, { json }: Printed): Promise<void> {
  await using asker = await openAsker()
  const { answers } = await asker.ask('plans.mapping', { id })
  const { differences, total } = await asker.ask('plans.differences', { id, values: 'false', limit: MOST })
  const said = new Map(answers.map((one) => [one.about, one]))
  const listed = new Set(differences.map(({ key }) => key))
  const objects = differences.map(({ key, targetKey, choice }) => ({
    about: key,
    becomes: targetKey === key ? choice : `${choice} ${targetKey}`,
    answer: said.get(key)?.answer ?? null,
  }))
  const others = answers
    .filter(({ about }) => !listed.has(about))
    .map(({ about, answer }) => ({ about, becomes: '', answer }))
  const rows = [...others, ...objects]
  if (json) return sayJson(rows)
  table([['QUESTION', 'ANSWER', 'BECOMES'], ...rows.map((row) => [row.about, row.answer ?? '', row.becomes])])
  if (total > differences.length) say(`… and ${total - differences.length} more: fairlead map export ${id}`)
}

/** More lines are for a file. */
const MOST = 1_000

async function answerOne(id: string, about: string, answer: string | null, { json }: Printed): Promise<void> {
  await using asker = await openAsker()
  await asker.ask('plans.answerSome', { id, answers: { [about]: answer } })
  await tellPlan(asker, id, json === true)
}

async function exportMapping(id: string, { format, json }: Printed & { format: string }): Promise<void> {
  const chosen = formatNamed(json ? 'json' : format)
  await using asker = await openAsker()
  const { text } = await asker.ask('plans.mappingFile', { id, format: chosen })
  process.stdout.write(text)
}

async function importMapping(id: string, file: string, { json }: Printed): Promise<void> {
  const format = formatNamed(path.extname(file).slice(1).toLowerCase().replace('yml', 'yaml'))
  const text = readText(file)
  await using asker = await openAsker()
  await asker.ask('plans.importMapping', { id, file: text, format })
  await tellPlan(asker, id, json === true)
}

function formatNamed(name: string): MappingFormat {
  const format = MAPPING_FORMATS.find((one) => one === name)
  if (format) return format
  throw new Fault('input.invalid', `A mapping is a file of ${MAPPING_FORMATS.join(', ')}, not of "${name}".`)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Fault('input.invalid', `${file} cannot be read: ${error instanceof Error ? error.message : error}`, {
      about: file,
    })
  }
}

/** It is made again from the same snapshots; 7 while it asks something. */
async function tellPlan(asker: Asker, id: string, json: boolean): Promise<void> {
  const made = await untilDone(
    () => asker.ask('plans.get', { id }),
    (now) => now.state !== 'analysing',
    json,
  )
  if (made.state === 'failed') throw failed(made)
  if (json) sayJson(made)
  else say(outcome(made))
  if (made.state === 'blocked') process.exitCode = 7
}

function outcome({ state, changes, problems }: PlanView): string {
  const asks = problems.filter(({ severity }) => severity === 'blocks').length
  return state === 'blocked' ? `Planned again: ${asks} problems block it.` : `Planned again: ${changes} changes.`
}

async function history(from: string, to: string, { json, search }: Printed & { search?: string }): Promise<void> {
  await using asker = await openAsker()
  const between = { from, to, limit: MOST, ...(search === undefined ? {} : { search }) }
  const { answers } = await asker.ask('mappings.list', { ...between, history: 'true' })
  if (json) return sayJson(answers)
  table([
    ['QUESTION', 'ANSWER', 'INSTEAD OF', 'SAID BY', 'SAID', 'UNTIL'],
    ...answers.map((one) => [one.about, one.answer, one.replaced ?? '', one.by, one.at, one.endedAt ?? '']),
  ])
}

async function forget(from: string, to: string, about: string, { json }: Printed): Promise<void> {
  await using asker = await openAsker()
  await asker.ask('mappings.forget', { from, to, about })
  if (json) sayJson({ from, to, forgotten: about })
  else say(`Forgotten: ${about}.`)
}
