/** Undo on the command line: plans how a deployment is taken back, shows it, and with `--yes` applies it. */
import type { Command } from 'commander'
import { Fault } from '../../base/index.ts'
import { parseAnswers } from '../../configuration/index.ts'
import { openAsker } from '../ask.ts'
import { sayJson } from '../say.ts'
import { failed, untilDone } from '../wait.ts'
import { readJson, sayPlan, sayResult, setExit, watch, writePlan } from './deploy.ts'

interface UndoOptions {
  readonly answers?: string
  readonly out?: string
  readonly yes?: boolean
  readonly json?: boolean
}

export function undoCommand(program: Command): void {
  program
    .command('undo')
    .description('Plan how a deployment, finished or not, is taken back. Changes nothing without --yes.')
    .argument('<deployment>', 'its id')
    .option('--answers <file>', 'answers to what the plan asks: a JSON object, question → answer')
    .option('--out <file>', 'write the plan to a file for `fairlead apply`')
    .option('--yes', 'apply it')
    .option('--json', 'print the result as JSON')
    .action(undo)
}

async function undo(deployment: string, options: UndoOptions): Promise<void> {
  const answers = options.answers === undefined ? {} : parseAnswers(readJson(options.answers))
  await using asker = await openAsker()
  const begun = await asker.ask('deployments.undo', { id: deployment, answers: { ...answers } })
  const made = await untilDone(
    () => asker.ask('plans.get', { id: begun.id }),
    (now) => now.state !== 'analysing',
    options.json === true,
  )
  if (made.state === 'failed') throw failed(made)
  if (made.state === 'blocked') process.exitCode = 7
  if (options.out !== undefined) await writePlan(asker, made.id, options.out)
  if (!options.yes || made.state === 'blocked' || made.changes === 0) {
    if (options.json) sayJson(made)
    else sayPlan(made, `Apply it with: fairlead ${options.out ? `apply ${options.out}` : `undo ${deployment}`} --yes`)
    return
  }
  if (made.fingerprint === null) throw new Fault('conflict', 'This plan has not been made.', { about: made.id })
  const started = await asker.ask('deployments.start', { plan: made.id, fingerprint: made.fingerprint })
  const ended = await watch(asker, started, options.json === true)
  if (options.json) sayJson(ended)
  else await sayResult(asker, ended)
  setExit(ended)
}
