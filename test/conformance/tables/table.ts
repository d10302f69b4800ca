/** The lines of which the tables are made. Operations are called as `GET /rest/api/3/priority/{id}`. */

/** Every operation of the kind: the paths are then parts of longer ones. */
export const EVERY = 'every operation'

/** A property that the document shows and the simulator does not send, with all that is below it. */
export interface Absent {
  readonly why: string
  readonly of: typeof EVERY | readonly string[]
  readonly paths: readonly string[]
}

/** A property that the example shows in another place than the schema and live sites: it is demanded there. */
export interface Elsewhere {
  readonly why: string
  readonly of: readonly string[]
  /** The beginning of the path in the example; the whole of it where empty. */
  readonly from: string
  readonly to: string
}

/** A status that operations answer though their document does not list it. */
export interface Unlisted {
  readonly status: number
  readonly why: string
  readonly of: readonly string[]
}

/** Properties of what no document has, or has without a schema: words of the line of docs/jira-assumptions.md they are from. */
export interface Sourced {
  readonly source: string
  readonly properties: readonly string[]
}

type Reasons = Readonly<Record<string, string>>

export interface Tables {
  readonly absent: readonly Absent[]
  readonly elsewhere: readonly Elsewhere[]
  readonly unlisted: readonly Unlisted[]
  /** In no document at all. */
  readonly undocumented: Readonly<Record<string, Sourced>>
  /** In the document, without a schema or an example for what is answered. */
  readonly unspecified: Readonly<Record<string, Sourced>>
  /** Served to say that it is gone. */
  readonly gone: Reasons
  /** Open to anybody, and nothing can be asked wrongly. */
  readonly neverRefused: Reasons
  /** Successes that examples show and the simulator has no use for; with their status. */
  readonly neverAnswered: Reasons
}

export const isAbsent = ({ of, paths }: Absent, operation: string, path: string): boolean =>
  of === EVERY
    ? paths.some((part) => steps(path).includes(steps(part)))
    : of.includes(operation) && paths.some((top) => steps(path).startsWith(steps(top)))

/** Ends in a dot, so that a name is never taken for the beginning of another. */
const steps = (path: string): string => `.${path.replaceAll('[]', '.[]')}.`.replaceAll('..', '.')

/** One line after the other: what the first brings into its list the second may rename. */
export function placed(
  lines: readonly Elsewhere[],
  operation: string,
  shown: string,
  used: (line: Elsewhere) => void,
): string {
  return lines.reduce((path, line) => {
    if (!line.of.includes(operation) || !path.startsWith(line.from)) return path
    used(line)
    return line.to + path.slice(line.from.length)
  }, shown)
}
