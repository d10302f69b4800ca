/** Deploying on the command line: `plan` compares and writes the plan, `apply` carries it out and can be run again after anything. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { DeploymentView, PlanView } from '../../actions/index.ts'
import { Fault, type Json } from '../../base/index.ts'
import { parseAnswers } from '../../configuration/index.ts'
import { type Asker, openAsker } from '../ask.ts'
import { say, sayJson, table } from '../say.ts'
import { failed, untilDone } from '../wait.ts'

interface PlanOptions {
  readonly from: string
  readonly to: string
  readonly projects?: string
  readonly objects?: readonly string[]
  readonly answers?: string
  readonly full?: boolean
  readonly out?: string
  readonly detailedExitcode?: boolean
  readonly json?: boolean
}

export function deployCommands(program: Command): void {
  program
    .command('plan')
    .description('Compare two sites and plan what would make the target equal. Changes nothing.')
    .requiredOption('--from <side>', 'the source: a connection, or snapshot:<id>')
    .requiredOption('--to <side>', 'the target; a snapshot as the target is only compared with')
    .option('--projects <keys>', 'projects with everything they stand on, comma-separated')
    .option(
      '--objects <keys...>',
      'single objects, such as "workflow:Delivery", and what they stand on; neither: the whole site',
    )
    .option('--answers <file>', 'answers to what the plan asks: a JSON object, question → answer')
    .option('--full', 'read both sites whole, also what they say has not changed since their last snapshots')
    .option('--out <file>', 'write the plan to a file for `fairlead apply`')
    .option('--detailed-exitcode', 'exit with 2 when there are changes')
    .option('--json', 'print the result as JSON')
    .action(plan)
  program
    .command('apply')
    .description('Apply a plan. Run it again after an interruption: it goes on where it was.')
    .argument('<file>', 'a plan written by `fairlead plan --out`')
    .requiredOption('--yes', 'apply without asking')
    .option('--json', 'print the result as JSON')
    .action(apply)
}

async function plan(options: PlanOptions): Promise<void> {
  const answers = options.answers === undefined ? {} : parseAnswers(readJson(options.answers))
  await using asker = await openAsker()
  const begun = await asker.ask('plans.make', {
    from: options.from,
    to: options.to,
    projects: options.projects?.split(',').map((key) => key.trim()) ?? null,
    ...(options.objects ? { objects: [...options.objects] } : {}),
    answers: { ...answers },
    ...(options.full ? { full: true } : {}),
  })
  const made = await untilDone(
    () => asker.ask('plans.get', { id: begun.id }),
    (now) => now.state !== 'analysing',
    options.json === true,
  )
  if (made.state === 'failed') throw failed(made)
  if (options.out !== undefined) await writePlan(asker, made.id, options.out)
  if (options.json) sayJson(made)
  else sayPlan(made, options.out === undefined ? '' : `Apply them with: fairlead apply ${options.out} --yes`)
  if (made.state === 'blocked' && !made.comparison) process.exitCode = 7
  else if (options.detailedExitcode && made.changes > 0) process.exitCode = 2
}

/** For `fairlead apply`. */
export async function writePlan(asker: Asker, id: string, file: string): Promise<void> {
  writeFileSync(file, `${JSON.stringify(await asker.ask('plans.file', { id }))}\n`)
}

/** `next`: what to do about changes, in a sentence. */
export function sayPlan(made: PlanView, next: string): void {
  table([
    ['KIND', 'ADD', 'CHANGE', 'DELETE', 'UNCHANGED', 'USE', 'LEFT OUT'],
    ...made.kinds.map((kind) => [
      kind.label,
      ...[kind.create, kind.update, kind.delete, kind.unchanged, kind.use, kind.leftOut].map(String),
    ]),
  ])
  const marks = { blocks: '✗', warns: '!', notes: '·' } as const
  const told = made.problems.filter(({ severity, code }) => severity !== 'notes' && code !== 'comparison-only')
  for (const problem of told) {
    say(
      `${marks[problem.severity]} ${problem.about}: ${problem.says}${problem.remedy === undefined ? '' : ` ${problem.remedy}`}`,
    )
    for (const choice of problem.choices ?? []) say(`    "${problem.about}": "${choice.answer}"   ${choice.says}`)
  }
  const more =
    made.found.blocks + made.found.warns - made.problems.filter(({ severity }) => severity !== 'notes').length
  if (more > 0) say(`… and ${more} more: the web app lists them, and GET /plans/${made.id}/problems gives them.`)
  if (made.comparison) say('The target is a snapshot: this is a comparison only, and it is applied nowhere.')
  else if (made.state === 'blocked') say('This plan asks something: answer in a file with --answers.')
  else if (made.changes === 0) say('Nothing to do: the target is equal.')
  else {
    if (made.approval?.given === null)
      say(`${made.to} is production: first somebody else must approve this plan, in the web app.`)
    say(`${made.changes} changes. ${next}`.trim())
  }
}

async function apply(file: string, { json }: { json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const imported = await asker.ask('plans.import', { file: readJson(file) as never })
  if (imported.fingerprint === null) throw new Fault('input.invalid', `${file} holds no plan.`)
  const begun = await asker.ask('deployments.start', { plan: imported.id, fingerprint: imported.fingerprint })
  const ended = await watch(asker, begun, json === true)
  if (json) sayJson(ended)
  else await sayResult(asker, ended)
  setExit(ended)
}

/** Done is not enough: the comparison afterwards must say so. */
export function setExit(ended: DeploymentView): void {
  const proven = ended.state === 'done' && ended.proof?.equal !== false
  process.exitCode = proven ? 0 : ended.state === 'done' || ended.state === 'failed' ? 1 : 8
}

export function watch(
  asker: Asker,
  begun: DeploymentView,
  quiet: boolean,
): Promise<DeploymentView & { progress: { done: number; of: number; says: string } }> {
  const look = async () => {
    const now = await asker.ask('deployments.get', { id: begun.id })
    return { ...now, progress: { done: now.done, of: now.total, says: now.last ?? now.state } }
  }
  return untilDone(look, (now) => !['queued', 'running'].includes(now.state), quiet)
}

export async function sayResult(asker: Asker, ended: DeploymentView): Promise<void> {
  say(
    `${ended.done} of ${ended.total} changes done${ended.failed > 0 ? `, ${ended.failed} failed` : ''}${ended.skipped > 0 ? `, ${ended.skipped} skipped` : ''}.`,
  )
  if (ended.failed > 0)
    for (const step of (await asker.ask('deployments.steps', { id: ended.id })).steps)
      if (step.state === 'failed' || step.state === 'stale') say(`✗ ${step.title}: ${step.why ?? step.state}`)
  if (ended.proof)
    say(
      ended.proof.equal
        ? 'Compared again: equal.'
        : `Compared again: ${ended.proof.differences.length} differences.\n${ended.proof.differences.map((one) => `  ${one}`).join('\n')}`,
    )
  if (ended.state === 'paused' || ended.state === 'stopped')
    say(
      `It waits${ended.error ? `: ${ended.error}` : '.'} Run the same command again to go on, or: fairlead deployments resume ${ended.id}`,
    )
}

export function readJson(file: string): Json {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Json
  } catch (error) {
    throw new Fault(
      'input.invalid',
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : error}`,
      { about: file },
    )
  }
}
