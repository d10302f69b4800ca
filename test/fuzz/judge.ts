/** What must hold after every odd input: a result or a Fault, and nothing of the language itself was changed. */
import { isFault } from '../../src/base/index.ts'

const OURS = [Object.prototype, Array.prototype]

function shape(): readonly unknown[] {
  return OURS.flatMap((prototype) =>
    Reflect.ownKeys(prototype).flatMap((name) => {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(prototype, name) ?? {}
      return [name, value, get, set]
    }),
  )
}

const BEFORE = shape()

export function polluted(): boolean {
  const now = shape()
  return now.length !== BEFORE.length || now.some((one, at) => !Object.is(one, BEFORE[at]))
}

/** Undefined when all is well, else what is wrong. */
export async function wrongWith(work: () => unknown): Promise<string | undefined> {
  try {
    await work()
  } catch (error) {
    if (!isFault(error) || error.code === 'internal')
      return `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
  return polluted() ? 'pollution' : undefined
}
