/** Runs one action for whoever asks: judges the input, writes the audit rows that the action declares, checks what leaves. */
import { Fault, type Json, type JsonObject, type Problem } from '../base/index.ts'
import { appendAudit } from '../store/index.ts'
import type { Action } from './action.ts'
import { actorText, type Context } from './context.ts'

export async function perform(action: Action, context: Context, given: unknown): Promise<unknown> {
  const parsed = action.input.safeParse(given)
  if (!parsed.success) throw invalid(parsed.error.issues)
  const about = aboutOf(given)
  await note(action, context, about, 'begun', given)
  try {
    const result = await action.run(context, parsed.data)
    const shown = action.output.parse(result)
    await note(action, context, about, 'done')
    return shown
  } catch (error) {
    await note(action, context, about, error instanceof Fault ? error.code : 'internal')
    throw error
  }
}

function invalid(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): Fault {
  const problems: Problem[] = issues.map(({ path, message }) => ({
    severity: 'blocks',
    code: 'input',
    about: path.map(String).join('.'),
    says: message,
  }))
  return new Fault(
    'input.invalid',
    problems.map(({ about, says }) => (about === '' ? says : `${about}: ${says}`)).join(' '),
    { about: problems[0]?.about ?? '', problems },
  )
}

/** Which thing it is about, by the member that names one. */
function aboutOf(given: unknown): string | null {
  const input = (given ?? {}) as Record<string, unknown>
  const named = input.name ?? input.id ?? input.connection ?? input.plan
  return typeof named === 'string' ? named.slice(0, 200) : null
}

async function note(
  action: Action,
  context: Context,
  about: string | null,
  outcome: string,
  given?: unknown,
): Promise<void> {
  if (action.audit === 'never') return
  const details = given === undefined ? {} : { input: withoutSecrets(action, given) }
  await context.db
    .transaction()
    .execute((tx) => appendAudit(tx, { actor: actorText(context.actor), action: action.name, about, outcome, details }))
}

/** Secrets are named, never shown; a plan's file is too long to be told. */
function withoutSecrets(action: Action, given: unknown): JsonObject {
  const entries = Object.entries((given ?? {}) as Record<string, Json>)
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      action.secrets?.includes(name) ? '[secret]' : name === 'file' ? '[file]' : value,
    ]),
  )
}
