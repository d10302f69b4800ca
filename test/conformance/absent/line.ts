/** One line of the table of what the documents show and the simulator does not send. */

/** Every operation of Cloud's documents: the paths are then parts of longer ones. */
export const EVERY = 'every operation'

export interface Absent {
  readonly why: string
  readonly of: typeof EVERY | readonly string[]
  /** With all that is below them. */
  readonly paths: readonly string[]
}

export const isAbsent = ({ of, paths }: Absent, operation: string, path: string): boolean =>
  of === EVERY
    ? paths.some((part) => steps(path).includes(steps(part)))
    : of.includes(operation) && paths.some((top) => steps(path).startsWith(steps(top)))

/** Ends in a dot, so that a name is never taken for the beginning of another. */
const steps = (path: string): string => `.${path.replaceAll('[]', '.[]')}.`.replaceAll('..', '.')
