/** Laws of every route, made from the table of actions: who may ask, what is refused and how, what the audit keeps. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ACTIONS, type Action, mayRun, type Role } from '../../src/actions/index.ts'
import type { Client } from './client.ts'
import { FITTING, FITTING_OF } from './fitting.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'

let journey: Journey
let ada: Client
let people: Readonly<Record<Role, Client>>
beforeAll(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  people = {
    anyone: journey.nobody,
    viewer: await journey.person('viewer'),
    editor: await journey.person('editor'),
    deployer: await journey.person('deployer'),
    administrator: await journey.person('administrator'),
    owner: ada,
  }
})
afterAll(() => journey[Symbol.asyncDispose]())

/** Nothing that fits everywhere; each is refused wherever the declared shape refuses it. */
const NONSENSE: readonly unknown[] = [
  null,
  0,
  -1,
  1.5,
  true,
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  '../../etc/passwd',
  "'; drop table person; --",
  'x'.repeat(5_000),
  [],
  [null],
  ['\u0000'],
  {},
  { toString: 'me' },
  { 'a\u0000b': 'x' },
]

function fitting(action: Action): Record<string, unknown> {
  const names = Object.keys((action.input as z.ZodObject).shape)
  return Object.fromEntries(
    names.map((name) => {
      const values = { ...FITTING, ...FITTING_OF[action.name] }
      if (!(name in values)) throw new Error(`${action.name} takes ${name}, for which this test knows no value`)
      return [name, values[name as keyof typeof values]]
    }),
  )
}

const named = ACTIONS.map((action) => [action.name, action] as const)

test.each(named)('%s: asked by nobody, a viewer and a deployer, it answers as it declares', async (name, action) => {
  for (const role of ['anyone', 'viewer', 'deployer'] as const) {
    const { status, body } = await people[role].ask(name, fitting(action))
    if (mayRun(role, action)) expect([400, 401, 403, 500]).not.toContain(status)
    else
      expect({ status, code: body.code }).toEqual(
        role === 'anyone' ? { status: 401, code: 'not-signed-in' } : { status: 403, code: 'not-allowed' },
      )
    if (status >= 400) expect(body).toMatchObject({ says: expect.stringMatching(/\S/), request: expect.any(String) })
  }
})

/** They ask for more than an address can hold, and change nothing. */
const PREVIEWS = ['items.preview', 'items.pushPreview']

test('whatever may change something is audited', () => {
  const unheard = named.filter(([, { method, audit }]) => method !== 'GET' && audit !== 'always')
  expect(unheard.map(([name]) => name)).toEqual(PREVIEWS)
})

test.each(named.filter(([, action]) => action.audit === 'always'))(
  '%s: begun and its outcome stand in the audit',
  async (name, action) => {
    const before = (await ada.get('activity.list', { limit: 1 })).rows[0]?.seq ?? 0
    const { status, body } = await ada.ask(name, fitting(action))
    const rows = (await ada.get('activity.list', { limit: 20 })).rows.filter(
      (row) => row.seq > before && row.action === name,
    )
    expect(rows.map((row) => row.outcome)).toEqual([status < 400 ? 'done' : body.code, 'begun'])
    expect(new Set(rows.map((row) => row.actor)).size).toBe(1)
    expect(rows[0]?.actor).toMatch(/^person:/)
    expect(JSON.stringify(rows)).not.toContain(String(FITTING.token))
  },
)

describe.each(named)('%s', (name, action) => {
  test('nonsense is refused by the name of its field, and breaks nothing', async () => {
    const { shape } = action.input as z.ZodObject
    // Each from an address and with a session of its own: nobody may ask so much.
    let times = 0
    const address = (): string => `198.51.${ACTIONS.indexOf(action)}.${action.perMinute ? ++times : 0}`
    const email = 'ada@fairlead.example'
    const own = await journey.nobody.from(address()).enter('/session', { email, password: PASSWORD })
    const asker = (): Client => own.from(address())
    for (const [member, rule] of Object.entries(shape))
      for (const nonsense of NONSENSE) {
        const inPath = action.path.includes(`{${member}}`)
        const value = inPath || action.method === 'GET' ? textOf(nonsense) : nonsense
        // An empty part of a path, or one that is far too long, is no part of any route.
        if (inPath && (value === '' || String(value).length > 100)) continue
        const { status, body } = await asker().ask(name, { ...fitting(action), [member]: value })
        const wrong = !z.safeParse(rule as z.ZodType, value).success || holdsWhatNoTextMay(value)
        const told = `${member} = ${JSON.stringify(value).slice(0, 60)} → ${status} ${JSON.stringify(body)}`
        expect(status, told).not.toBe(500)
        if (!wrong) continue
        expect(status, told).toBe(400)
        expect(body, told).toMatchObject({ code: 'input.invalid' })
        expect(String((body.problems as { about: string }[] | undefined)?.[0]?.about ?? body.about), told).toMatch(
          new RegExp(`^${member}(\\.|$)`),
        )
      }
  })
})

/** As it can stand in an address. */
const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('\ud800', '\0')

/** No text of PostgreSQL's holds a NUL or half a character. */
function holdsWhatNoTextMay(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed()
  return typeof value === 'object' && value !== null && Object.entries(value).flat().some(holdsWhatNoTextMay)
}

test('the guide links only to the address that was typed, and to nothing where it is none', async () => {
  const ask = async (url: string) => {
    const { steps } = await ada.get('guide.get', { deployment: 'dataCenter', purpose: 'service', url })
    return steps.flatMap(({ link }) => (link ? [link.href] : []))
  }
  expect((await ask('https://jira.acme.example/jira/')).every((href) => href.startsWith('https://'))).toBe(true)
  for (const url of ['', 'javascript:alert(1)//', 'data:text/html,x', '//elsewhere.example@', 'acme'])
    expect((await ask(url)).filter((href) => !href.startsWith('https://'))).toEqual([])
})
