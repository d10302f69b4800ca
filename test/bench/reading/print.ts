/** First readings as a table: seconds beside both floors, memory, requests beside the fewest, and how each grows with the site. */
import { columns } from '../print.ts'
import type { KilledReading } from './killed.ts'
import type { ReadSite } from './readings.ts'

export function asReadingTable(all: readonly ReadSite[]): string {
  return [
    ...columns([
      [
        'FIRST READING',
        'LIMITS',
        'LATE BY',
        'SECONDS',
        'SAME PAGES',
        'RATIO',
        'FEWEST',
        'RATIO',
        'USABLE',
        'SETTLED',
        'CPU S',
        'DB CPU',
        'SITE CPU',
        'SAME PAGES',
        'FEWEST',
        'FROM MB',
        'PEAK MB',
        'HEAP MB',
      ],
      ...all.map(({ issues, limits, latency, floor, samePages, reading, siteSeconds }) => [
        `${issues} issues`,
        limits ? 'on' : 'off',
        `${latency} ms`,
        reading.seconds.toFixed(1),
        ...[samePages, floor].flatMap(({ seconds }) => [seconds.toFixed(1), (reading.seconds / seconds).toFixed(2)]),
        ...[reading.usableSeconds, reading.settledSeconds, reading.cpuSeconds].map((seconds) => seconds.toFixed(1)),
        ...[reading.databaseSeconds ?? 0, siteSeconds.reading].map((seconds) => seconds.toFixed(1)),
        ...[siteSeconds.samePages, siteSeconds.floor].map((seconds) => seconds.toFixed(1)),
        ...[reading.from, reading.peak, reading.heap].map((megabytes) => megabytes.toFixed(0)),
      ]),
      ...growths(all),
    ]),
    '',
    ...columns([
      ['REQUESTS', 'LIMITS', 'ASKED', 'FEWEST', 'ISSUES', 'CHANGES', 'ITEMS', 'POLLED IN', 'ASKED'],
      ...all.map(({ issues, limits, floor, reading, asked, changes, polledSeconds, askedPolling }) => [
        `${issues} issues`,
        limits ? 'on' : 'off',
        ...[asked.total, totalOf(floor.requests), reading.rows.issues, reading.rows.changes, reading.rows.items].map(
          String,
        ),
        `${changes}: ${polledSeconds.toFixed(1)} s`,
        String(askedPolling.total),
      ]),
    ]),
  ].join('\n')
}

/** How many times as much the largest site takes as the smallest, in the same weather. */
function growths(all: readonly ReadSite[]): string[][] {
  const weathers = Map.groupBy(all, ({ limits, latency }) => `${limits} ${latency}`)
  return [...weathers.values()].flatMap((same) => {
    const [small, large] = [same[0], same.at(-1)]
    if (!small || !large || small === large) return []
    const { limits, latency } = small
    const grown = (of: (one: ReadSite) => number): string => `x${(of(large) / of(small)).toFixed(1)}`
    return [
      [
        `${small.issues} to ${large.issues}`,
        limits ? 'on' : 'off',
        `${latency} ms`,
        grown(({ reading }) => reading.seconds),
        grown(({ samePages }) => samePages.seconds),
        '',
        grown(({ floor }) => floor.seconds),
        '',
        grown(({ reading }) => reading.usableSeconds),
        grown(({ reading }) => reading.settledSeconds),
        grown(({ reading }) => reading.cpuSeconds),
        grown(({ reading }) => reading.databaseSeconds ?? 0),
        grown(({ siteSeconds }) => siteSeconds.reading),
        grown(({ siteSeconds }) => siteSeconds.samePages),
        grown(({ siteSeconds }) => siteSeconds.floor),
        grown(({ reading }) => reading.from),
        grown(({ reading }) => reading.peak),
        grown(({ reading }) => reading.heap),
      ],
    ]
  })
}

export function asKilledTable(all: readonly KilledReading[]): string {
  return columns([
    ['KILLED', 'DEATHS', 'SECONDS', 'PAGES AGAIN', 'OF ONE PARTITION', 'ISSUES AGAIN'],
    ...all.map(({ issues, deaths, seconds, pages, pagesOfOne, again }) => [
      `${issues} issues`,
      String(deaths),
      seconds.toFixed(1),
      String(pages),
      `${pagesOfOne} at most`,
      String(again),
    ]),
  ]).join('\n')
}

/** By endpoint, beside the fewest. */
export function asReadingDetail(all: readonly ReadSite[]): string {
  return all
    .map(({ issues, limits, floor, asked }) => {
      const endpoints = [...new Set([...asked.endpoints, ...Object.keys(floor.requests)])]
      const rows = endpoints.map((endpoint) => ({
        endpoint,
        asked: asked.of(endpoint),
        fewest: floor.requests[endpoint],
      }))
      rows.sort((a, b) => b.asked - a.asked)
      return columns([
        [`${issues} ISSUES, LIMITS ${limits ? 'ON' : 'OFF'}`, 'ASKED', 'FEWEST'],
        ...rows.map((row) => [row.endpoint, String(row.asked), String(row.fewest ?? 0)]),
      ]).join('\n')
    })
    .join('\n\n')
}

const totalOf = (requests: Readonly<Record<string, number>>): number =>
  Object.values(requests).reduce((sum, count) => sum + count, 0)
