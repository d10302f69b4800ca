/** The audit on the command line: looked through, written to a file, and such a file proven without any installation. */
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { Fault } from '../../base/index.ts'
import { anchorsIn, proveAudit, signersIn } from '../../store/index.ts'
import { openAsker } from '../ask.ts'
import { note, say, sayJson, table } from '../say.ts'

interface Filter {
  readonly actor?: string
  readonly action?: string
  readonly about?: string
  readonly outcome?: string
  readonly from?: string
  readonly to?: string
  readonly search?: string
}

export function auditCommands(program: Command): void {
  filtered(program.command('activity'))
    .description('The audit log, newest first.')
    .option('--limit <number>', 'how many rows', '50')
    .option('--verify', 'check instead that no row was changed, added or taken out')
    .option('--json', 'print the result as JSON')
    .action(activity)
  const audit = program.command('audit').description('The audit log as a file, and the proof of such a file.')
  filtered(audit.command('export'))
    .description('Write the audit log, oldest first. Without a filter, as JSON lines, it can be proven.')
    .option('--format <format>', 'jsonl or csv', 'jsonl')
    .option('--out <file>', 'write it there instead of standard output')
    .option('--json', 'tell as JSON where it was written')
    .action(exported)
  audit
    .command('verify')
    .description('Prove an exported file (JSON lines) without a database: finds any edit, delete, insert or reorder.')
    .argument('<file>')
    .option('--head <hash>', 'the last hash of an earlier proof: shows that the end was not cut off')
    .option(
      '--anchor <file>',
      'lines of the log or bodies of the webhook that hold hashes which were sent out; those that are signed must be so rightly',
    )
    .option('--signer <key...>', 'take only anchors that one of these keys signed: fairlead vault keys tells which')
    .option('--json', 'print the result as JSON')
    .action(verify)
}

const filtered = (command: Command): Command =>
  command
    .option('--actor <who>', 'by whom, such as person:<id> or command:<account>')
    .option('--action <name>', 'which action, such as connections.create')
    .option('--about <what>', 'about what')
    .option('--outcome <outcome>', 'with which outcome, such as done')
    .option('--from <moment>', 'from this day (UTC) or moment on')
    .option('--to <moment>', 'before this day (UTC) or moment')
    .option('--search <words>', 'with all of these words')

async function activity({
  limit,
  verify: isCheck,
  json,
  ...filter
}: Filter & { readonly limit: string; readonly verify?: boolean; readonly json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  if (isCheck) {
    const result = await asker.ask('activity.verify', {})
    process.exitCode = result.whole ? 0 : 1
    if (json) sayJson(result)
    else
      say(
        result.whole
          ? `${result.entries} rows, all as they were written. The last one’s hash, to keep elsewhere:\n${result.head}`
          : `Row ${result.broken} does not follow from those before it.`,
      )
    return
  }
  const { rows } = await asker.ask('activity.list', { limit: Number(limit), ...filter })
  if (json) sayJson(rows)
  else
    table([
      ['WHEN', 'WHO', 'WHAT', 'ABOUT', 'OUTCOME'],
      ...rows.map((row) => [row.at, row.actor, row.action, row.about, row.outcome]),
    ])
}

async function exported({
  format,
  out,
  json,
  ...filter
}: Filter & { readonly format: string; readonly out?: string; readonly json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const { text } = await asker.ask('activity.export', { format: format as 'jsonl', ...filter })
  // What says who did what is for nobody else on this machine; a file that is there is not written over.
  const to = out === undefined ? process.stdout : createWriteStream(out, { flags: 'wx', mode: 0o600 })
  await pipeline(Readable.from(text), to, { end: out !== undefined }).catch((cause: unknown) => {
    throw new Fault(
      'setup.missing',
      `The audit could not be written: ${cause instanceof Error ? cause.message : cause}`,
      {
        cause,
      },
    )
  })
  if (out === undefined) return
  if (json) sayJson({ file: out })
  else note(`Written to ${out}. Prove it with: fairlead audit verify ${out}`)
}

async function verify(
  file: string,
  { head, anchor, signer, json }: Elsewhere & { readonly json?: boolean },
): Promise<void> {
  const kept = anchor === undefined ? undefined : await anchorsOf(anchor, signer)
  const proven = await proveAudit(linesOf(file), head, kept?.anchors).catch(unreadable(file))
  process.exitCode = proven.broken === null ? 0 : 1
  if (json) return sayJson({ ...proven, whole: proven.broken === null })
  if (proven.says !== null) return say(proven.says)
  say(`${proven.entries} entries, all as they were written. The last one’s hash, to keep elsewhere:\n${proven.head}`)
  if (kept && signer === undefined && kept.signers.length > 0)
    say(`Its anchors are signed by ${kept.signers.join(', ')}: whose that is, --signer asks.`)
  if (head === undefined && anchor === undefined)
    say('A file cannot show by itself that its end was cut off: give a hash that you kept (--head, --anchor).')
}

/** What was kept out of reach of whoever has all rights here. */
interface Elsewhere {
  readonly head?: string
  readonly anchor?: string
  readonly signer?: readonly string[]
}

async function anchorsOf(file: string, signers: readonly string[] = []) {
  const lines = (await readFile(file, 'utf8').catch(unreadable(file))).split('\n')
  const anchors = anchorsIn(lines, signers)
  if (anchors.size > 0) return { anchors, signers: signersIn(lines) }
  throw new Fault('input.invalid', `${file} holds no hash that was sent out.`, {
    remedy: 'Give lines of the log with “audit anchor”, or bodies of the webhook of that kind, one a line.',
  })
}

const unreadable =
  (file: string) =>
  (cause: unknown): never => {
    const says = `${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`
    throw new Fault('input.invalid', says, { cause })
  }

/** Parted by new lines alone: what Node's reader of lines takes for an end may stand inside a text. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const part of createReadStream(file, 'utf8')) {
    const lines = `${rest}${part}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
