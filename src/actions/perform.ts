/** Runs one action for whoever asks: judges the input, writes the audit rows that the action declares, checks what leaves. */
import { Fault, type Json, type JsonObject, type Problem } from '../base/index.ts'
import { appendAudit, hiddenItems, hiddenKeys } from '../store/index.ts'
import { type Action, seesAll } from './action.ts'
import { actorText, type Context } from './context.ts'
import { refuseOtherSites } from './may-ask.ts'
import { unkeepable } from './plain-text.ts'
import { type Veil, veilOf } from './veil.ts'

export async function perform(action: Action, context: Context, given: unknown): Promise<unknown> {
  const parsed = action.input.safeParse(given)
  if (!parsed.success) throw invalid(parsed.error.issues)
  const way = unkeepable(given)
  if (way) throw invalid([{ path: way, message: 'This holds characters that no text has, or is nested too deep.' }])
  const input = parsed.data as Readonly<Record<string, unknown>>
  const about = aboutOf(input)
  await refuseOtherSites(action, context, input)
  const veil = await veilFor(action, context)
  if (veil) refuseHidden(veil.veil, input)
  await note(action, context, about, 'begun', { input: told(action, input), ...byKey(context) })
  try {
    const result = await action.run(context, input)
    const shown = action.output.parse(result)
    await note(action, context, about, 'done')
    return veil ? veil.veil.over(shown as Json, veil.items.has(named(input.id))) : shown
  } catch (error) {
    await note(action, context, about, error instanceof Fault ? error.code : 'internal')
    throw error
  }
}

/** The person is named as whoever asked; the key they asked with stands beside. */
const byKey = ({ actor: { key } }: Context): JsonObject => (key ? { key: key.id } : {})

/** What anyone may ask tells of no issue. */
export async function veilFor({ needs }: Action, { actor, db }: Pick<Context, 'actor' | 'db'>) {
  if (needs === 'anyone' || seesAll(actor.role)) return undefined
  const projects = await hiddenKeys(db)
  const items = new Set(projects.length === 0 ? [] : await hiddenItems(db))
  const veil = veilOf(projects, items)
  return veil && { veil, items }
}

/** An item's id or code, as answers write it. */
const named = (id: unknown): string => {
  const text = String(id ?? '').trim()
  return /^[oit]-\d+$/i.test(text) ? text.toUpperCase() : text.toLowerCase()
}

/** Whoever may not see an issue is told nothing of it, not even whether it is there. */
function refuseHidden(veil: Veil, input: Readonly<Record<string, unknown>>): void {
  const key = veil.named(JSON.stringify(input))
  if (key === undefined) return
  throw new Fault('not-allowed', 'A policy keeps the issues of that project from viewers.', {
    remedy: 'Ask somebody who deploys or administers here.',
  })
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
function aboutOf(input: Readonly<Record<string, unknown>>): string | null {
  const named = input.name ?? input.id ?? input.connection ?? input.plan
  return typeof named === 'string' ? named.slice(0, 200) : null
}

async function note(
  action: Action,
  context: Context,
  about: string | null,
  outcome: string,
  details: JsonObject = {},
): Promise<void> {
  if (action.audit === 'never') return
  await context.db
    .transaction()
    .execute((tx) => appendAudit(tx, { actor: actorText(context.actor), action: action.name, about, outcome, details }))
}

/** Shorter ones are no tokens, and would mask half of the row. */
const SHORTEST_SECRET = 8

/**
 * The input as the audit keeps it, members that nobody declared left out: a secret under a mistyped name is one of those.
 * A secret is masked wherever else it was pasted; a plan's file is too long to be told.
 */
function told(action: Action, input: Readonly<Record<string, unknown>>): JsonObject {
  const named = (action.secrets ?? []).map((name) => input[name])
  const secrets = named.filter((one) => typeof one === 'string' && one.length >= SHORTEST_SECRET) as string[]
  const masked = (text: string): string =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text).replace(/\/\/[^/?#]*@/, '//[secret]@')
  const shown = Object.entries(input).map(([name, value]) => [
    name,
    action.secrets?.includes(name) ? '[secret]' : name === 'file' ? '[file]' : value,
  ])
  const text = JSON.stringify(Object.fromEntries(shown), (_, value) =>
    typeof value === 'string' ? masked(value) : value,
  )
  return JSON.parse(text) as JsonObject
}
