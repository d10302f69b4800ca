/** How commands speak: results on standard output, everything else on standard error; `--json` for programs. */
import { Fault, isFault, type Problem } from '../base/index.ts'

export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

export function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}

export function note(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** With `--json` the refusal is the one value on standard output, in the API's form. */
export function sayFault(error: unknown, json: boolean): void {
  const { code, message, remedy, about, problems, facts } = isFault(error) ? error : internal(error)
  if (json) sayJson({ error: { code, says: message, remedy, about, problems, facts } })
  else
    note(
      [
        `${facts.state === undefined ? '' : `${facts.state}: `}${message}`,
        ...(remedy === undefined ? [] : [`  ${remedy}`]),
        ...problems.map(line),
      ].join('\n'),
    )
}

function internal(error: unknown): Fault {
  note(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return new Fault('internal', 'Something went wrong inside Fairlead.')
}

const line = ({ about, says }: Problem): string => `  ${about === '' ? '' : `${about}: `}${says}`

export const exitCodeOf = (error: unknown): number => (isFault(error) ? error.exitCode : 1)

/** Columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  for (const row of rows)
    say(
      row
        .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd((widths[at] ?? 0) + 2)))
        .join('')
        .trimEnd(),
    )
}
