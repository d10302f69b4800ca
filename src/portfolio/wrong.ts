/** What is wrong with an input, as a problem that blocks it, about one field. */
import type { Problem } from '../base/index.ts'

export function wrong(about: string, code: string, says: string, remedy: string): Problem {
  return { severity: 'blocks', code, about, says, remedy }
}
