/** Who is who: whatever tells people apart, in the order of the rule, and never somebody by mistake. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Rows, toy, toySite } from '../../test/toy-sites.ts'
import { CANNOT, READ_ONLY } from './kind.ts'
import { pair } from './pair.ts'

const USER = toy('user', [], { can: { cloud: { ...READ_ONLY, read: ['get'] }, dataCenter: CANNOT } })
const KINDS = new Map([['user', USER]])
type People = Readonly<Record<string, readonly [name: string, email: string | null]>>
const rows = (people: People): Rows => ({
  user: Object.fromEntries(Object.entries(people).map(([id, [name, emailAddress]]) => [id, { name, emailAddress }])),
})

interface Given {
  readonly users?: string
  readonly deployments?: readonly ['cloud' | 'dataCenter', 'cloud' | 'dataCenter']
}

function paired(from: People, to: People, { users, deployments: [here, there] = ['cloud', 'cloud'] }: Given = {}) {
  const [source, target] = [toySite('here', rows(from), KINDS), toySite('there', rows(to), KINDS)]
  const { pairs, problems } = pair({
    source: { ...source, site: { ...source.site, deployment: here } },
    target: { ...target, site: { ...target.site, deployment: there } },
    ...{ kinds: KINDS, remembered: new Map(), answers: users === undefined ? {} : { users } },
  })
  return { who: [...pairs].map(([key, { id }]) => `${key} ${id}`), problems }
}

describe('the same account', () => {
  test('is the same person between two Cloud sites, whatever the name, and means nothing elsewhere', () => {
    expect(paired({ a: ['Ada', null] }, { a: ['Other', null] }).who).toEqual(['user:Ada a'])
    for (const deployments of [
      ['dataCenter', 'cloud'],
      ['cloud', 'dataCenter'],
    ] as const)
      expect(paired({ a: ['Ada', null] }, { a: ['Other', null] }, { deployments }).who).toEqual([])
  })
})

describe('the same e-mail address', () => {
  test('counts in any case, and nobody who shows none has it', () => {
    expect(paired({ a: ['Ada', 'ada@x.example'] }, { x: ['Other', 'ADA@X.example'] }).who).toEqual(['user:Ada x'])
    expect(paired({ a: ['Ada', null] }, { x: ['Other', null] }, { users: 'email' }).who).toEqual([])
  })
})

describe('the same name', () => {
  test('counts only where neither shows an address', () => {
    expect(paired({ a: ['Ada', null] }, { x: ['ADA', null] }).who).toEqual(['user:Ada x'])
    expect(paired({ a: ['Ada', 'a@x.example'] }, { x: ['Ada', null] }).who).toEqual([])
    expect(paired({ a: ['Ada', null] }, { x: ['Ada', 'a@x.example'] }).who).toEqual([])
  })

  test('of several is nobody’s, and asks who it is', () => {
    const { who, problems } = paired({ a: ['Ada', null] }, { x: ['ada', null], y: ['ADA', null] })
    expect(who).toEqual([])
    expect(problems).toMatchObject([{ severity: 'warns', code: 'ambiguous-person', about: 'user:Ada' }])
    expect(problems[0]?.choices?.map(({ answer }) => answer)).toEqual(['user:ADA', 'user:ada'])
    const twins = paired({ a: ['Ada', null], b: ['ada', null] }, { x: ['Ada', null] })
    expect([twins.who, twins.problems.map(({ about }) => about)]).toEqual([[], ['user:Ada', 'user:ada']])
  })

  test('is no doubt any more where a later rule knows who it is', () => {
    const from: People = { a: ['Ada', 'a@x.example'], b: ['Bo', 'A@x.example'] }
    const to: People = { a: ['Ada', 'a@x.example'], x: ['Bo', null] }
    const found = paired(from, to, { users: 'email, account' })
    expect([found.who, found.problems.map(({ about }) => about)]).toEqual([['user:Ada a'], ['user:Bo']])
  })
})

test('whatever the rule, nobody becomes two people, and no two become one', () => {
  const people = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.tuple(fc.constantFrom('Ada', 'ada', 'Bo'), fc.constantFrom('a@x.example', 'b@x.example', null)),
  )
  const rule = fc.shuffledSubarray(['account', 'email', 'name'], { minLength: 1 })
  fc.assert(
    fc.property(people, people, rule, (from, to, by) => {
      const { who, problems } = paired(from, to, { users: by.join(', ') })
      const ids = who.map((one) => one.split(' ').at(-1))
      expect(new Set(ids).size).toBe(ids.length)
      const known = who.map((one) => one.slice(0, one.lastIndexOf(' ')))
      for (const { about } of problems) expect(known).not.toContain(about)
    }),
  )
})
