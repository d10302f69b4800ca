/** How commands speak: results on standard output, everything else on standard error; `--json` for programs. */
import { isFault } from '../base/index.ts'

export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

export function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}

export function note(line: string): void {
  process.stderr.write(`${line}\n`)
}

export function sayFault(error: unknown, json: boolean): void {
  if (!isFault(error)) {
    note(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return
  }
  const { code, message, remedy, about, problems } = error
  if (json) {
    sayJson({ error: { code, says: message, remedy, about, problems } })
    return
  }
  note(`${message}${remedy === undefined ? '' : `\n  ${remedy}`}`)
  for (const problem of problems) note(`  ${problem.about === '' ? '' : `${problem.about}: `}${problem.says}`)
}

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
