/** A small change of the code that breaks one rule, and the test that must notice. */
export interface Mutant {
  readonly rule: string
  readonly file: string
  /** Occurs exactly once in the file. */
  readonly find: string
  readonly replace: string
  /** The test file that fails with it. */
  readonly caughtBy: string
}
