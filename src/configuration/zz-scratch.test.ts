import { expect, test } from 'vitest'
import { judge } from '../../test/comparer/index.ts'
import { apply, memoryJournal, plan } from '../../test/simulation/deploy.ts'
import { simulate } from '../../test/simulation/sites.ts'

test.each([
  ['acme', 'empty'],
  ['acme', 'drifted'],
])(
  '%s to %s',
  async (from, to) => {
    const sites = simulate([
      { name: 'a', kind: 'cloud', story: from },
      { name: 'b', kind: 'cloud', story: to },
    ] as never)
    const [a, b] = [sites.client('a'), sites.client('b')]
    const before = sites.state('b')
    const _since = sites.simulator.asked.length
    let made = await plan(a, b, null)
    const perPath = new Map<string, number>()
    for (const one of sites.simulator.asked as unknown as { site: string; method: string; path: string }[])
      if (one.site === 'a') {
        const k = `${one.method} ${one.path.split('?')[0]!.replace(/\d{3,}/g, '{}')}`
        perPath.set(k, (perPath.get(k) ?? 0) + 1)
      }
    console.log([...perPath].map(([k, n]) => `${n} ${k}`).join('\n'))
    console.log(
      made.plan.problems
        .filter((p) => p.severity === 'blocks')
        .map((p) => `${p.severity} ${p.code} ${p.about}: ${p.says} ${JSON.stringify(p.choices ?? [])}`)
        .join('\n'),
    )
    const answers = Object.fromEntries(
      made.plan.problems
        .filter((p) => p.severity === 'blocks')
        .map((p) => [p.about, p.choices?.at(-1)?.answer ?? 'allow']),
    )
    if (to === 'drifted') answers['issue-type-scheme:Product Issue Type Scheme'] = 'use'
  made = await plan(a, b, null, answers)
    console.log(
      'left',
      made.plan.problems
        .filter((p) => p.severity === 'blocks')
        .map((p) => `${p.severity} ${p.code} ${p.about}: ${p.says}`)
        .join('\n'),
    )
    const entries: never[] = []
    const result = await apply(made.plan, b, memoryJournal(entries))
    console.log(result)
    const bad = (entries as unknown as { what: string; step: string; why?: string }[]).filter((e) =>
      ['failed', 'stale', 'skipped'].includes(e.what),
    )
    console.log(
      bad
        .map((e) => `${e.what} ${e.step}: ${e.why}`)
        .slice(0, 30)
        .join('\n'),
    )
    if (to === 'drifted') answers['issue-type-scheme:Product Issue Type Scheme'] = 'use'
  made = await plan(a, b, null, answers)
    console.log(
      'second',
      made.plan.steps.map((s) => s.title),
    )
    for (const s of made.plan.steps.slice(0, 4))
      console.log(
        s.title,
        JSON.stringify(s.data.before).slice(0, 1500),
        '\n',
        JSON.stringify(s.data.after).slice(0, 1500),
      )
    const verdict = judge(sites.state('a'), before, sites.state('b'), ['PAR', 'ROU', 'WHM', 'OPS', 'FIN', 'INT'])
    console.log(
      'judge',
      verdict.differences.slice(0, 40).join('\n'),
      '\nTOUCHED',
      verdict.touched.slice(0, 20).join('\n'),
      '\nLEAKED',
      verdict.leaked.slice(0, 20).join('\n'),
    )
    for (const [table, name] of [['projects', 'Risk Register'], ['resolutions', 'Deferred']] as const) {
    const of = (st: never) => (st as Record<string, { name: string }[]>)[table]!.find((one) => one.name === name)
    const [x, y] = [of(before as never), of(sites.state('b') as never)] as unknown as [Record<string, unknown>, Record<string, unknown>]
    for (const k of Object.keys(y ?? {})) if (JSON.stringify(x?.[k]) !== JSON.stringify(y[k])) console.log('CHANGED', name, k, JSON.stringify(x?.[k]), JSON.stringify(y[k]))
  }
  expect(result.failed).toBe(0)
  },
  120_000,
)
